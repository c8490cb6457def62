import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	chosen,
	isSortedAway,
	renewed,
	splitPassages,
	splitQueue,
	stepped,
	takenBack,
	type SplitChoice
} from '../../src/lib/session/split-queue.ts';

const order = ['p1', 'p2', 'p3'];
const codes = { code: 'old', a: 'A', b: 'B' };
const sorted = (...choices: SplitChoice[]) => choices.reduce(chosen, splitQueue(order));
const numbered = () => {
	let n = 0;
	return () => `copy${++n}`;
};

describe('a choice', () => {
	test('goes on to the next passage, and at the end back to one that was passed over', () => {
		expect(sorted('a').at).toBe('p2');
		expect(chosen(chosen(stepped(splitQueue(order), 1), 'a'), 'b').at).toBe('p1');
		expect(sorted('a', 'b', 'both').at).toBe('p3');
	});

	test('on a passage chosen for before takes its place, and taken back gives it back', () => {
		const again = chosen({ ...sorted('a', 'b'), at: 'p1' }, 'both');
		expect(again.choices.get('p1')).toBe('both');
		expect(takenBack(again).choices.get('p1')).toBe('a');
	});

	test('any number of them, all taken back, leave nothing', () => {
		const choice = fc.constantFrom<SplitChoice>('a', 'b', 'both', 'stay');
		const deed = fc.oneof(choice, fc.constantFrom<1 | -1>(1, -1));
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
				let queue = deeds.reduce(
					(now, one) => (typeof one === 'number' ? stepped(now, one) : chosen(now, one)),
					splitQueue(order)
				);
				while (queue.made.length) queue = takenBack(queue);
				expect(queue.choices.size).toBe(0);
			})
		);
	});
});

describe('what is asked of code.split', () => {
	test('names each passage with its codes, and a copy for each further one', () => {
		expect(splitPassages(sorted('a', 'both', 'stay'), codes, numbered())).toEqual([
			{ coding: 'p1', codes: ['A'], copies: [] },
			{ coding: 'p2', codes: ['A', 'B'], copies: ['copy1'] }
		]);
	});

	test('leaves out what stays, also where the code itself is one of the two', () => {
		const self = { ...codes, a: 'old' };
		expect(splitPassages(sorted('a', 'b', 'both'), self, numbered())).toEqual([
			{ coding: 'p2', codes: ['B'], copies: [] },
			{ coding: 'p3', codes: ['old', 'B'], copies: ['copy1'] }
		]);
		expect(isSortedAway(sorted('a', 'b', 'b'), self)).toBe(false);
	});

	test('the code can go only when no passage is left with it', () => {
		expect(isSortedAway(sorted('a', 'b'), codes)).toBe(false);
		expect(isSortedAway(sorted('a', 'b', 'stay'), codes)).toBe(false);
		expect(isSortedAway(sorted('a', 'b', 'both'), codes)).toBe(true);
	});
});

test('passages that are gone take their choices with them, and new ones come', () => {
	const queue = renewed(sorted('a', 'b'), ['p2', 'p4']);
	expect([...queue.choices]).toEqual([['p2', 'b']]);
	expect(queue.made).toHaveLength(1);
	expect(queue.at).toBe('p4');
	expect(renewed(queue, []).at).toBeNull();
});

test('an empty queue takes no choice', () => {
	const queue = splitQueue([]);
	expect(chosen(queue, 'a')).toBe(queue);
	expect(takenBack(queue)).toBe(queue);
	expect(stepped(queue, 1).at).toBeNull();
});
