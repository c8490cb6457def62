/** The passages behind each cell of sequences: as many as the cell counts, each A with the nearest B after it, opened at A. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { ada } from './open-desk.ts';
import { makeProject, someProject } from './some-project.ts';

it('each cell leads to as many pairs as it counts, and each pair to its words', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, fc.nat(3), fc.boolean(), async (project, turns, rollUp) => {
			const { engine, documents } = await makeProject(project);
			const counting = { coder: ada.guid, documents: null, turns, rollUp };
			const { guids, followed } = finished(engine.query('sequences', { ...counting, shuffles: 0, seed: 1 }));
			const texts = new Map(
				documents.map((guid) => {
					const { turns: said } = engine.query('document', { guid });
					return [guid, { said, text: said.map(({ text }) => text).join('\n') }] as const;
				})
			);
			const usesOf = (code: string) => finished(engine.query('uses', { ...counting, code, limit: 999 })).uses;
			for (const [i, a] of guids.entries()) {
				for (const [j, b] of guids.entries()) {
					// None where one code stands above the other.
					const count = followed[i * guids.length + j] || 0;
					const asked = { ...counting, a, b };
					const { total, meetings } = finished(engine.query('followings', { ...asked, limit: 99 }));
					expect([total, meetings.length]).toEqual([count, count]);
					expect(finished(engine.query('followings', { ...asked, limit: 1 })).meetings).toEqual(
						meetings.slice(0, 1)
					);
					for (const { document, a: first, b: second, context, contextStart, turn } of meetings) {
						const { said, text } = texts.get(document)!;
						expect(context).toBe(text.slice(contextStart, contextStart + context.length));
						expect(contextStart).toBeLessThanOrEqual(first.start);
						expect(contextStart + context.length).toBeGreaterThanOrEqual(second.end);
						const place = said[turn - 1]!;
						expect(first.start).toBeGreaterThanOrEqual(place.start);
						expect(first.start).toBeLessThanOrEqual(place.end);
						const later = usesOf(b).filter((one) => one.document === document && one.span.start >= first.end);
						expect(second.start).toBe(Math.min(...later.map(({ span }) => span.start)));
					}
				}
			}
			await engine.close();
		}),
		{ seed: 3, numRuns: process.env['SAMTAL_LONG'] ? 60 : 6 }
	);
});
