/** The passages behind each cell of codes by groups are as many as the cell counts, and stand in the code. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { ada } from './open-desk.ts';
import { makeProject, someProject } from './some-project.ts';

it('each cell leads to as many passages as it counts', async () => {
	const some = fc.tuple(someProject, fc.constantFrom('kind', 'document', 'speaker', 'case'), fc.boolean());
	await fc.assert(
		fc.asyncProperty(some, async ([project, by, rollUp]) => {
			const { engine } = await makeProject(project);
			const counting = { coder: ada.guid, rollUp, documents: null, group: { by } } as const;
			const { guids, groups, table } = finished(engine.query('crosstab', counting));
			for (const [at, code] of guids.entries()) {
				for (const group of groups.keys()) {
					const found = finished(engine.query('groupUses', { ...counting, code, at: group, limit: 3 }));
					expect(found.total).toBe(table.passages[at * (groups.length + 1) + group]);
					expect(found.uses).toHaveLength(Math.min(3, found.total));
				}
				const none = finished(engine.query('groupUses', { ...counting, code, at: 99, limit: 3 }));
				expect(none.total).toBe(0);
			}
			await engine.close();
		}),
		{ seed: 1, numRuns: 6 }
	);
});
