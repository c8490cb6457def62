/** Coders beside each other: each as SQL counts theirs alone, and all united no less than any and no more than all of them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { bo } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { copyOf } from './open-engine.ts';
import { makeProject, someProject } from './some-project.ts';

it('each coder’s numbers are their own, beside those of all united', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, fc.boolean(), async (project, rollUp) => {
			const { engine } = await makeProject(project);
			const counting = { coder: null, rollUp, documents: null };
			const coders = [ada.guid, bo.guid];
			const all = finished(engine.query('reachByCoder', { ...counting, coders }));
			expect(all.coders.map(({ coder }) => coder)).toEqual(coders);
			const { coders: own, ...united } = all;
			expect(united).toEqual(finished(engine.query('reach', counting)));
			expect(finished(engine.query('reachByCoder', { ...counting, coders: [] })).coders).toEqual([]);
			const alone = finished(engine.query('reach', { ...counting, rollUp: false })).reach;
			expect(all.reach.passages.at(-1)).toBe(alone.passages.slice(0, -1).reduce((sum, n) => sum + n, 0));
			const db = await copyOf(engine);
			for (const [at, code] of all.guids.entries()) {
				const [first, second] = own.map(({ reach }) => reach.characters[at]!) as [number, number];
				expect(united.reach.characters[at]).toBeGreaterThanOrEqual(Math.max(first, second));
				expect(united.reach.characters[at]).toBeLessThanOrEqual(first + second);
				if (rollUp) continue;
				for (const [i, name] of ['Ada', 'Bo'].entries()) {
					const counted = db.exec(
						`select count(*), count(distinct document), count(distinct "case") from v_codings
						where coder = '${name}' and code = '${code}' and start is not null`
					)[0]!.values[0];
					const { passages, documents, cases } = own[i]!.reach;
					expect([passages[at], documents[at], cases[at]]).toEqual(counted);
				}
			}
			db.close();
			await engine.close();
		}),
		{ seed: 4, numRuns: process.env['SAMTAL_LONG'] ? 60 : 6 }
	);
});
