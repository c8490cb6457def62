import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copyOf } from './open-engine.ts';
import { makeProject, someProject } from './some-project.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 200 : 10;
const all = { documents: null, cases: null, facilitators: 'in' } as const;

it('the passages behind each cell are as many as SQL finds, and as the query for it finds', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, async (some) => {
			const { engine, codes, write } = await makeProject(some);
			const theme = {
				guid: write.guid(),
				name: 'T',
				idea: '',
				boundaries: '',
				status: 'kept',
				position: 'a0'
			};
			const item = {
				guid: write.guid(),
				theme: theme.guid,
				code: codes[1],
				coding: null,
				x: null,
				y: null,
				note: ''
			};
			await engine.run({ ...write.base('theme.add'), theme, items: [item] }, null);
			const [ann] = engine.query('overview', {}).cases.map(({ guid }) => guid);
			const columns = [
				...codes.map((code) => ({ is: 'code', code, below: false }) as const),
				{ is: 'theme', theme: theme.guid } as const
			];
			const db = await copyOf(engine);
			const coder = engine.query('overview', {}).coders[0]!;
			const asked = { coder: coder.guid, documents: null, within: all };
			const counts = engine.query('summaryCounts', { ...asked, columns });
			columns.forEach((column, at) => {
				const code = column.is === 'code' ? column.code : codes[1];
				const bySql = db.exec(
					'select count(*) from v_codings where code = ? and coder = ? and "case" is not null',
					[code as string, coder.name]
				);
				expect(counts[at]!.get(ann as string) ?? 0).toBe(bySql[0]!.values[0]![0]);
				const within = { ...all, cases: [ann as string] };
				const found = engine.query('queried', { ...asked, within, query: column, limit: 0, offset: 0 });
				expect(found.ok && found.value.total).toBe(counts[at]!.get(ann as string) ?? 0);
			});
			const below = engine.query('summaryCounts', {
				...asked,
				coder: null,
				columns: [{ is: 'code', code: codes[0] as string, below: true }]
			});
			expect(below[0]!.get(ann as string) ?? 0).toBe(unitedBySql(db, codes.slice(0, 2)));
			db.close();
			await engine.close();
		}),
		{ seed: 7, numRuns }
	);
});

type Db = Awaited<ReturnType<typeof copyOf>>;

/** Passages of Ann under any of the codes by any coder, overlapping ones once; each belongs to the first of them. */
function unitedBySql(db: Db, codes: readonly string[]): number {
	const rows = db.exec(
		`select document, start, "end", "case" from v_codings where code in (select value from json_each(?))
		order by document, start, "end" desc`,
		[JSON.stringify(codes)]
	);
	let [passages, at, end] = [0, '', -1];
	for (const [document, start, to, of] of rows[0]?.values ?? []) {
		if (document === at && (start as number) < end) {
			end = Math.max(end, to as number);
			continue;
		}
		[at, end] = [document as string, to as number];
		if (of) passages++;
	}
	return passages;
}
