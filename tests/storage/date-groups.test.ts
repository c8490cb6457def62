/** Groups by date of document: months, or years where there are more months than stand each on its own; those without last. */
import { expect, it } from 'vitest';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { commandWriter } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { openEngine } from './open-engine.ts';

/** The groups and coded passages in each, of one document with one coded passage on each of these dates. */
async function grouped(dates: readonly (string | null)[]): Promise<[string, number][]> {
	const engine = await openEngine();
	const write = commandWriter();
	const documents = dates.map((date, i) => ({ ...write.incoming([['Ann', 'Said.']], `D${i}`), date }));
	const code = write.code('A');
	for (const command of [write.importOf(documents), write.addCode(code)])
		expect(await engine.run(command, ada)).toMatchObject({ ok: true });
	const places = documents.map(({ guid }) => ({ document: guid, code: code.guid, start: 0, end: 4 }));
	expect(await engine.run(write.addCoding(places), ada)).toMatchObject({ ok: true });
	const asked = { coder: ada.guid, rollUp: false, documents: null, group: { by: 'date' } } as const;
	const { groups, table, bases } = finished(engine.query('crosstab', asked));
	expect(groups.every(({ bin }) => bin === null)).toBe(true);
	expect(groups.map((_, at) => bases[at]!.documents)).toEqual(groups.map((_, at) => table.documents[at]));
	await engine.close();
	return groups.map(({ value }, at) => [value, table.passages[at]!]);
}

const months = (n: number): string[] =>
	Array.from(
		{ length: n },
		(_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-15`
	);

it('are months in their order, and one without a date', async () => {
	expect(await grouped(['2026-02-27', null, '2025-11-03', '2026-02-01'])).toEqual([
		['2025-11', 1],
		['2026-02', 2],
		['', 1]
	]);
});

it('are years as soon as there are more than twelve months', async () => {
	expect(await grouped(months(12))).toHaveLength(12);
	expect(await grouped(months(13))).toEqual([
		['2025', 12],
		['2026', 1]
	]);
});

it('are one where no document has a date', async () => {
	expect(await grouped([null, null])).toEqual([['', 2]]);
});
