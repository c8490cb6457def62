import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Query } from '../../src/lib/core/query.ts';
import { makeProject, someProject } from './some-project.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 200 : 10;

it('what a query counts by code in a roll-up are its passages that meet the code or one below it', async () => {
	let rolledUp = 0;
	await fc.assert(
		fc.asyncProperty(someProject, async (some) => {
			const { engine, codes } = await makeProject(some);
			const asked = { coder: null, documents: null, limit: 0, offset: 0 };
			const query: Query = { is: 'coded' };
			for (const rollUp of [false, true]) {
				const found = engine.query('queried', { ...asked, query, rollUp });
				const counts = new Map(found.ok ? found.value.codes.map((one) => [one.guid, one.passages]) : []);
				for (const code of codes) {
					const of: Query = { is: 'code', code, below: rollUp };
					const meeting: Query = {
						is: 'and',
						of: query,
						conditions: [{ not: false, rule: { by: 'overlapping' }, of }]
					};
					const met = engine.query('queried', { ...asked, query: meeting });
					expect(counts.get(code) ?? 0).toBe(met.ok && met.value.total);
				}
				for (const n of counts.values()) rolledUp += rollUp ? n : -n;
			}
			await engine.close();
		}),
		{ seed: 3, numRuns }
	);
	expect(rolledUp).toBeGreaterThan(0);
});
