import { describe, expect, test } from 'vitest';
import {
	adding,
	cleared,
	going,
	neighbour,
	nothingPicked,
	reaching,
	targetsOf,
	ticking,
	withAll,
	without
} from '../../../src/lib/views/passages/picked.ts';

const order = ['p1', 'p2', 'p3', 'p4', 'p5'];
const reading = (guid: string) => going(nothingPicked, guid);

describe('a deed is done to', () => {
	test('nothing before a passage is read, then to the one that is read', () => {
		expect(targetsOf(nothingPicked)).toEqual([]);
		expect(targetsOf(reading('p2'))).toEqual(['p2']);
	});

	test('what is selected, wherever one reads on', () => {
		const picked = going(ticking(ticking(nothingPicked, 'p2'), 'p4'), 'p5');
		expect(targetsOf(picked)).toEqual(['p2', 'p4']);
		expect(targetsOf(cleared(picked))).toEqual(['p5']);
	});
});

describe('selecting', () => {
	test('with Ctrl takes the passage that is read along, and takes out again', () => {
		const picked = adding(reading('p1'), 'p3');
		expect(targetsOf(picked)).toEqual(['p1', 'p3']);
		expect(targetsOf(adding(picked, 'p1'))).toEqual(['p3']);
		expect(targetsOf(adding(reading('p1'), 'p1'))).toEqual(['p1']);
	});

	test('with Shift reaches from where it began, forwards and back over it', () => {
		const forwards = reaching(reading('p3'), 'p5', order);
		expect(targetsOf(forwards)).toEqual(['p3', 'p4', 'p5']);
		const back = reaching(forwards, 'p2', order);
		expect(targetsOf(back)).toEqual(['p2', 'p3']);
		expect(targetsOf(reaching(back, 'p3', order))).toEqual(['p3']);
	});

	test('with Shift begins at the passage itself where the one before is not in the list', () => {
		const picked = reaching(reading('elsewhere'), 'p4', order);
		expect(targetsOf(picked)).toEqual(['p4']);
		expect(targetsOf(reaching(picked, 'p5', order))).toEqual(['p4', 'p5']);
		expect(reaching(picked, 'elsewhere', order)).toBe(picked);
	});
});

describe('when passages leave the list', () => {
	test('one goes to the next that stays, at the end to the one before', () => {
		expect(neighbour(reading('p3'), ['p3', 'p4'], order)).toBe('p5');
		expect(neighbour(reading('p5'), ['p5', 'p4'], order)).toBe('p3');
		expect(neighbour(reading('p3'), order, order)).toBeNull();
	});

	test('one stays where one reads when others go', () => {
		expect(neighbour(reading('p2'), ['p4'], order)).toBe('p2');
	});

	test('they are selected no more', () => {
		const picked = withAll(nothingPicked, order);
		expect(targetsOf(without(picked, ['p1', 'p5']))).toEqual(['p2', 'p3', 'p4']);
		expect(without(picked, ['elsewhere'])).toBe(picked);
	});
});
