import { expect, it } from 'vitest';
import { finished, inTurns, type Stepwise } from '../../src/lib/storage/stepwise.ts';

/** Counts to three, some milliseconds a step; tells each step. */
function* counting(told: number[]): Stepwise<string> {
	for (let i = 1; i <= 3; i++) {
		told.push(i);
		const until = performance.now() + 12;
		while (performance.now() < until);
		yield;
	}
	return 'three';
}

it('an answer at once is the same as one in steps', async () => {
	expect(finished(counting([]))).toBe('three');
	expect(finished(['a list'])).toEqual(['a list']);
	expect(
		await inTurns(
			() => counting([]),
			() => 'same'
		)
	).toEqual({ answer: 'three' });
	expect(
		await inTurns(
			() => 5,
			() => 'same'
		)
	).toEqual({ answer: 5 });
});

it('others get their turn between steps; what they change makes the answer begin anew', async () => {
	const told: number[] = [];
	let state = 'before';
	setTimeout(() => {
		told.push(0);
		state = 'after';
	});
	const done = await inTurns(
		() => counting(told),
		() => state
	);
	expect(done).toEqual({ answer: 'three' });
	expect(told).toEqual([1, 0, 1, 2, 3]);
});

it('an answer that is changed again and again comes all the same', async () => {
	const told: number[] = [];
	let states = 0;
	expect(
		await inTurns(
			() => counting(told),
			() => `${states++}`
		)
	).toEqual({ answer: 'three' });
	expect(told).toEqual([1, 1, 1, 1, 1, 1, 2, 3]);
});

it('nothing is answered once there is nothing left to ask', async () => {
	const told: number[] = [];
	const states = ['open', null];
	expect(
		await inTurns(
			() => counting(told),
			() => states.shift() ?? null
		)
	).toBeNull();
	expect(told).toEqual([1]);
});
