import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Keeper } from '../../src/lib/storage/keeper.ts';
import { Died, FaultyFiles } from './faulty-files.ts';
import { create, numbersToBytes, numberToRecord, open } from './kept-numbers.ts';

const step = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({ type: fc.constant('append' as const), count: fc.integer({ min: 1, max: 4 }) })
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('snapshot' as const),
			verdict: fc.constantFrom('whole' as const, 'whole' as const, 'bad' as const, 'untried' as const),
			editsAt: fc.uniqueArray(fc.nat(12), { maxLength: 4 }),
			forget: fc.boolean()
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('crash' as const),
			after: fc.nat(30),
			operations: fc.nat(3),
			bytes: fc.nat(60)
		})
	},
	{ weight: 2, arbitrary: fc.record({ type: fc.constant('full' as const), room: fc.nat(200) }) },
	{ weight: 2, arbitrary: fc.constant({ type: 'reopen' as const }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('spoil' as const), at: fc.nat(50) }) }
);

/**
 * Runs the steps against a list in memory. A crash step sets how many operations the machine has left; when it dies in a
 * later step, the folder is opened from what the disk then holds.
 */
async function live(
	steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]
): Promise<void> {
	let files = new FaultyFiles();
	const acknowledged: number[] = [];
	/** The one edit that was on its way when the machine died: it may be there or not. */
	let pending: number | null = null;
	let verdict: 'whole' | 'bad' | 'untried' = 'whole';
	let survival = { operations: 0, bytes: 0 };
	let count = 0;
	const verify = async () => {
		files.onAwait('verify');
		if (verdict === 'untried') throw new Error('no worker');
		return verdict === 'whole';
	};
	let keeper: Keeper = await create(files, [], verify);

	const edit = () => {
		pending = count;
		count += 1;
		if (keeper.append(numberToRecord(pending)).ok) acknowledged.push(pending);
		pending = null;
	};
	const reopen = async (contents: Map<string, Uint8Array>) => {
		files = new FaultyFiles(contents);
		const opened = await open(files, verify);
		keeper = opened.keeper;
		expect(opened.damaged?.lost ?? false).toBe(false);
		if (pending !== null && opened.numbers.at(-1) === pending) acknowledged.push(pending);
		pending = null;
		expect(opened.numbers).toEqual(acknowledged);
	};

	for (const next of steps) {
		try {
			switch (next.type) {
				case 'append':
					for (let index = 0; index < next.count; index += 1) edit();
					break;
				case 'snapshot': {
					verdict = next.verdict;
					let wait = 0;
					files.onAwait = () => {
						wait += 1;
						if (next.editsAt.includes(wait)) edit();
					};
					await keeper.snapshot(() => numbersToBytes(acknowledged), { forget: next.forget });
					break;
				}
				case 'crash':
					files.life = next.after;
					survival = { operations: next.operations, bytes: next.bytes };
					break;
				case 'full':
					files.quota = keeper.size() + next.room;
					break;
				case 'reopen':
					await keeper.close();
					await reopen(files.contents());
					break;
				case 'spoil': {
					// The newest snapshot goes bad; only where there is an older one.
					await keeper.close();
					const contents = files.contents();
					const snapshots = [...contents.keys()]
						.filter((name) => name.startsWith('snapshot-'))
						.sort(byNumber);
					const newest = contents.get(snapshots.at(-1)!)!;
					if (snapshots.length > 1) newest[next.at % newest.length]! ^= 1;
					await reopen(contents);
				}
			}
		} catch (error) {
			if (!(error instanceof Died)) throw error;
			await reopen(files.afterCrash(survival));
		} finally {
			files.onAwait = () => {};
		}
	}
	files.life = Infinity;
	await reopen(files.afterCrash());
}

const byNumber = (a: string, b: string) => Number(a.split('-')[1]) - Number(b.split('-')[1]);

test('whatever the order of edits, snapshots, crashes and full disks: what was acknowledged is there, once and in order', async () => {
	const numRuns = process.env.SAMTAL_LONG ? 5000 : 300;
	await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), live), { seed: 1, numRuns });
});
