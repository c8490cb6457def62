import type { Database } from 'sql.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Coding, Turn } from '../../src/lib/core/records.ts';
import { bo } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { copyOf, readContents } from './open-engine.ts';
import { code, makeProject, someProject, type MadeProject } from './some-project.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 100 : 4;

it('every query counts what SQL counts, after every kind of edit', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, async (some) => {
			const made = await makeProject(some);
			const { engine, write, documents, codes } = made;
			await expectCounts(made, true);
			const [document] = documents as [string];
			const coding = engine.query('document', { guid: document }).codings[0];
			const edits: (() => Promise<unknown>)[] = [
				() => code(made, { document: 0, code: 2, bo: true, start: 1, length: 30 }),
				() => engine.run(write.addCode(write.code('New', { parent: codes[2] as string })), ada),
				async () =>
					coding &&
					engine.run(
						{ ...write.base('coding.resize'), guid: coding.guid, start: 0, end: (coding.end as number) + 1 },
						ada
					),
				() => engine.run(write.splice(document, 0, '', 'Ny början. '), ada),
				() =>
					engine.run({ ...write.base('code.move'), guid: codes[3], parent: codes[2], position: 'a3' }, ada),
				() => engine.run(write.importOf([write.incoming([['Eve', 'New here.']], 'Late')]), ada),
				() => engine.run({ ...write.base('document.remove'), guid: document }, ada),
				() => engine.run({ ...write.base('code.remove'), guid: codes[0] }, ada),
				() => engine.undo(ada.guid, write.time()),
				() => engine.undo(ada.guid, write.time()),
				() => engine.redo(ada.guid, write.time()),
				() => engine.undo(ada.guid, write.time())
			];
			for (const edit of edits) {
				await edit();
				await expectCounts(made, false);
			}
			await engine.close();
		}),
		{ seed: 1, numRuns }
	);
});

it('lists passages with turn, speaker and context, memos with their places, and the newest lines first', async () => {
	const made = await makeProject({
		documents: [
			[
				['Bob', 'One two.'],
				[null, ''],
				['M', 'Three.']
			]
		],
		places: []
	});
	const { engine, write, documents, codes } = made;
	const [document] = documents as [string];
	await code(made, { document: 0, code: 0, bo: false, start: 8, length: 5 });
	await code(made, { document: 0, code: 2, bo: true, start: 0, length: 3 });
	const none = { codes: null, coder: null, documents: null, limit: null, offset: 0 };
	const { passages } = engine.query('passages', none);
	await engine.run({ ...write.addMemo('coding', passages[1]?.coding as string), body: 'Why?' }, ada);
	await engine.run(write.addMemo('passage', document, { start: 4, end: 7 }), ada);
	const read = engine.query('passages', none);
	expect(
		read.passages.map(({ start, turn, speaker, context, contextStart, memo }) => ({
			start,
			turn,
			speaker,
			context,
			contextStart,
			memo
		}))
	).toEqual([
		{ start: 0, turn: 1, speaker: 'Bob', context: 'One two.', contextStart: 0, memo: '' },
		{ start: 8, turn: 3, speaker: 'M', context: 'One two.\n\nThree.', contextStart: 0, memo: 'Why?' }
	]);
	expect(engine.query('passages', { ...none, coder: bo.guid }).passages.map(({ quote }) => quote)).toEqual([
		'One'
	]);
	expect(engine.query('passages', { ...none, codes: [codes[0] as string] }).total).toBe(1);
	expect(engine.query('passages', { ...none, codes: [] }).total).toBe(0);
	expect(engine.query('passages', { ...none, limit: 1, offset: 1 })).toMatchObject({
		total: 2,
		passages: [{ start: 8 }]
	});
	const total = (more: object) => engine.query('passages', { ...none, limit: 1, ...more }).total;
	expect(['ÓNE', 'thr', 'four'].map((words) => total({ words }))).toEqual([1, 1, 0]);
	const theme = {
		guid: write.guid(),
		name: 'T',
		idea: '',
		boundaries: '',
		status: 'candidate',
		position: 'a0'
	};
	const item = { guid: write.guid(), theme: theme.guid, code: null, coding: passages[0]?.coding };
	const items = [{ ...item, x: null, y: null, note: '' }];
	await engine.run({ ...write.base('theme.add'), theme, items }, ada);
	expect(total({ outsideTheme: theme.guid })).toBe(1);
	expect(total({ outsideTheme: theme.guid, words: 'one' })).toBe(0);
	expect(engine.query('context', { document, start: 0, end: 3, more: 2 }).map(({ text }) => text)).toEqual([
		'One two.',
		'',
		'Three.'
	]);
	expect(engine.query('memos', {}).map(({ document: at, start }) => [at, start])).toEqual([
		[document, 4],
		[document, 8]
	]);
	const lines = engine.query('lines', { limit: 2, offset: 0 });
	expect(lines.total).toBe(engine.sequence);
	expect(lines.lines.map(({ sequence, coderName }) => [sequence, coderName])).toEqual([
		[engine.sequence, 'Ada'],
		[engine.sequence - 1, 'Ada']
	]);
});

/** `thorough`: for each coder and for all, with roll-up and without; otherwise for all coders rolled up. */
async function expectCounts({ engine }: MadeProject, thorough: boolean): Promise<void> {
	const db = await copyOf(engine);
	const number = (sql: string, values: (string | number)[] = []): number =>
		(db.exec(sql, values)[0]?.values[0]?.[0] ?? 0) as number;
	const overview = engine.query('overview', {});
	for (const [list, column] of [
		[overview.codeCounts, 'code'],
		[overview.documentCounts, 'document']
	] as const) {
		expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(
			number('select count(*) from coding where orphan = 0')
		);
		for (const { of, coder, count } of list)
			expect(count).toBe(
				number(
					`select count(*) from coding g join ${column} x on x.id = g.${column}_id join coder r on r.id = g.coder_id
					where x.guid = ? and r.guid = ? and g.orphan = 0`,
					[of, coder]
				)
			);
	}
	expect(overview.orphans).toBe(number('select count(*) from coding where orphan = 1'));
	expect(engine.facts().codings).toBe(number('select count(*) from coding where orphan = 0'));
	for (const rollUp of thorough ? [false, true] : [true]) {
		for (const coder of thorough ? [ada.guid, bo.guid, null] : [null]) {
			const counting = { coder, rollUp, documents: null };
			const { guids, frequency } = engine.query('frequencies', counting);
			unite(db, guids, coder, rollUp);
			guids.forEach((guid, i) => {
				const of = `from u where code = ${i}`;
				expect(frequency.codings[i], guid).toBe(number(`select count(*) ${of}`));
				expect(frequency.documents[i]).toBe(number(`select count(distinct document) ${of}`));
				expect(frequency.characters[i]).toBe(number(`select coalesce(sum("end" - start), 0) ${of}`));
			});
			expectPairs(db, engine, counting, number);
		}
	}
	db.close();
}

function expectPairs(
	db: Database,
	engine: MadeProject['engine'],
	counting: { coder: string | null; rollUp: boolean; documents: null },
	number: (sql: string, values?: (string | number)[]) => number
): void {
	const parents = new Map(engine.query('overview', {}).codes.map((code) => [code.guid, code.parent]));
	for (const rule of ['overlap', 'turn'] as const) {
		const { guids, codings, pairs, meeting, jaccard } = engine.query('cooccurrences', { ...counting, rule });
		const meets =
			rule === 'overlap'
				? 'a.document = b.document and a.start < b."end" and b.start < a."end"'
				: "a.turn = b.turn and a.turn <> '-1'";
		for (let a = 0; a < guids.length; a++) {
			for (let b = 0; b < guids.length; b++) {
				const at = a * guids.length + b;
				const [guidA, guidB] = [guids[a] as string, guids[b] as string];
				if (a === b || (counting.rollUp && isRelated(parents, guidA, guidB))) {
					expect([pairs[at], meeting[at], jaccard[at]]).toEqual([NaN, 0, NaN]);
					continue;
				}
				const both = `from u a join u b on ${meets} where a.code = ${a} and b.code = ${b}`;
				const counted = number(`select count(*) ${both}`);
				expect(pairs[at], `${rule} ${a} ${b}`).toBe(counted);
				expect(codings[a]).toBe(number(`select count(*) from u where code = ${a}`));
				expect(meeting[at]).toBe(number(`select count(distinct a.rowid) ${both}`));
				const shared =
					rule === 'overlap'
						? 'coalesce(sum(min(a."end", b."end") - max(a.start, b.start)), 0)'
						: 'count(distinct a.turn)';
				const together = number(`select ${shared} ${both}`);
				const extent =
					rule === 'overlap'
						? 'coalesce(sum("end" - start), 0)'
						: "count(distinct case when turn <> '-1' then turn end)";
				const [ofA, ofB] = [a, b].map((code) => number(`select ${extent} from u where code = ${code}`)) as [
					number,
					number
				];
				const either = ofA + ofB - together;
				expect(jaccard[at]).toBe(either ? together / either : NaN);
				const found = engine.query('meetings', { ...counting, rule, a: guidA, b: guidB, limit: 5 });
				expect(found.total).toBe(counted);
			}
		}
	}
}

function isRelated(parents: ReadonlyMap<string, string | null>, a: string, b: string): boolean {
	const above = (guid: string | null | undefined): string[] =>
		guid ? [guid, ...above(parents.get(guid))] : [];
	return above(a).includes(b) || above(b).includes(a);
}

/** A table `u` of the passages that count, made the slow way: character by character. */
function unite(db: Database, guids: readonly string[], coder: string | null, rollUp: boolean): void {
	const { tables, texts } = readContents(db);
	db.exec(
		'drop table if exists u; create table u (document text, code integer, start integer, "end" integer, turn text)'
	);
	const codes = tables.code as Record<string, { parent: string | null }>;
	const line = (guid: string): string[] => {
		const parent = codes[guid]?.parent;
		return [guid, ...(rollUp && parent ? line(parent) : [])];
	};
	const codings = (Object.values(tables.coding) as Coding[]).filter(
		(one) => !one.orphan && (!coder || one.coder === coder)
	);
	guids.forEach((guid, code) => {
		const own = codings.filter((one) => line(one.code).includes(guid));
		for (const [document, text] of Object.entries(texts)) {
			const here = own.filter((one) => one.document === document) as (Coding & {
				start: number;
				end: number;
			})[];
			here.sort((a, b) => a.start - b.start || a.end - b.end);
			const stretches: { start: number; end: number; turn: string }[] = [];
			for (const { start, end } of here) {
				const last = stretches.at(-1);
				if (last && start < last.end) last.end = Math.max(last.end, end);
				else
					stretches.push({
						start,
						end,
						turn: turnAt(tables.turn as Record<string, Turn>, document, text, start)
					});
			}
			for (const { start, end, turn } of stretches)
				db.run('insert into u values (?, ?, ?, ?, ?)', [document, code, start, end, turn]);
		}
	});
}

function turnAt(turns: Record<string, Turn>, document: string, text: string, start: number): string {
	let visible = start;
	while (/\s/.test(text[visible] ?? 'x')) visible += 1;
	const turn = Object.values(turns).find(
		(one) => one.document === document && one.start <= visible && visible < one.end
	);
	return turn?.guid ?? '-1';
}
