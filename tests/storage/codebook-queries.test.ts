import type { Database } from 'sql.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashText } from '../../src/lib/core/hash.ts';
import type { Coding } from '../../src/lib/core/records.ts';
import { bo } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { copyOf } from './open-engine.ts';
import { code, makeProject, someProject, type MadeProject } from './some-project.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 100 : 6;

/** The pairs of a code and one of the codes that count under it. */
const under = `with recursive under (id, below) as (
	select id, id from code union all
	select under.id, code.id from under join code on code.parent_id = under.below
)`;
/** The turn that a coding `g` belongs to. */
const turnOf = `(select max(t.start) from turn t where t.document_id = g.document_id and t.start <= g.first_visible)`;

it('counts passages, documents and cases of every code, alone and rolled up, as SQL counts them', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, async (some) => {
			const made = await makeProject(some);
			const { engine, write, codes } = made;
			for (const of of [0, 1, 2, 3])
				await code(made, { document: 0, code: of, bo: of % 2 === 0, start: of, length: 6 });
			await engine.run({ ...write.base('code.move'), guid: codes[3], parent: codes[1], position: 'a0' }, ada);
			const db = await copyOf(engine);
			for (const coder of [ada.guid, bo.guid, null]) {
				const counts = engine.query('codeCounts', { coder, documents: null });
				const found = new Map(counts.codes.map(({ code, own, rolled }) => [code, { own, rolled }]));
				expect([...found.keys()].sort()).toEqual([...codes].sort());
				for (const of of codes) {
					expect(found.get(of)).toEqual({
						own: countsBySql(db, of, coder, 'k.guid = ?1'),
						rolled: countsBySql(
							db,
							of,
							coder,
							'k.id in (select u.below from under u join code top on top.id = u.id where top.guid = ?1)'
						)
					});
				}
			}
			const [first] = engine.query('overview', {}).documents;
			const inFirst = engine.query('codeCounts', { coder: null, documents: [first?.guid as string] });
			for (const { own } of inFirst.codes) expect(own.documents).toBeLessThanOrEqual(1);
			db.close();
			await engine.close();
		}),
		{ seed: 1, numRuns }
	);
});

it('lists the turns that break an exclusive set, each coder’s by themselves, as SQL finds them', async () => {
	let broken = 0;
	await fc.assert(
		fc.asyncProperty(someProject, async (some) => {
			const made = await makeProject(some);
			const { engine, write, codes } = made;
			for (const of of [0, 1, 3])
				await code(made, { document: 0, code: of, bo: of > 1, start: 2 * of, length: 9 });
			const sets = [codes.slice(0, 2), codes.slice(1), codes].map((members, i) => {
				const rule = { exclusive: i < 2, residual: null, position: `a${i}` };
				const set = { guid: write.guid(), name: `Set ${i}`, color: '#2f8f4e', note: '', ...rule };
				return { set, codes: members };
			});
			for (const set of sets) await engine.run({ ...write.base('codeSet.add'), ...set }, ada);
			expect(engine.query('codeSets', {}).sets.map(({ guid }) => guid)).toEqual(
				sets.map(({ set }) => set.guid)
			);
			expect(engine.query('codeSets', {}).members).toHaveLength(2 + 3 + 4);
			const db = await copyOf(engine);
			const wanted = db.exec(
				`select s.guid, d.guid, r.guid, ${turnOf} as at, group_concat(distinct k.guid)
				from code_set s join code_set_member m on m.set_id = s.id join code k on k.id = m.code_id
				join coding g on g.code_id = k.id join document d on d.id = g.document_id join coder r on r.id = g.coder_id
				where s.exclusive and not g.orphan group by s.id, d.id, r.id, at having count(distinct k.id) > 1`
			)[0]?.values;
			const key = (parts: readonly unknown[]): string => parts.join(' ');
			const expected = (wanted ?? []).map(([set, document, coder, at, of]) =>
				key([set, document, coder, at, ...String(of).split(',').sort()])
			);
			const all = engine.query('setViolations', { set: null, coder: null });
			const found = all.map(({ set, document, coder, turn, codings }) =>
				key([set, document, coder, turn.start, ...new Set(codings.map(({ code }) => code).sort())])
			);
			expect(found.sort()).toEqual(expected.sort());
			broken += found.length;
			const mine = engine.query('setViolations', { set: sets[0]?.set.guid as string, coder: ada.guid });
			expect(mine).toEqual(all.filter(({ set, coder }) => set === sets[0]?.set.guid && coder === ada.guid));
			db.close();
			await engine.close();
		}),
		{ seed: 2, numRuns }
	);
	expect(broken).toBeGreaterThan(0);
});

it('gives the queue of passages to re-check with the old and the new texts', async () => {
	const { engine, write, codes } = await someWork();
	const [one, two] = codes as [string, string];
	const edit = (guid: string, definition: string) => ({
		...write.base('code.edit'),
		guid,
		fields: { definition },
		recheck: write.guid()
	});
	await engine.run(edit(one, 'new'), ada);
	await engine.run(edit(two, 'other'), ada);
	const queue = engine.query('rechecks', { code: one, coder: null });
	expect(queue.passages.map(({ row, turns }) => [row.start, row.coder, turns.length])).toEqual([
		[0, ada.guid, 1],
		[4, bo.guid, 1]
	]);
	expect(queue.changes).toMatchObject([
		{ change: { code: one, before: { definition: '' } }, now: { definition: 'new' } }
	]);
	expect(queue.waiting).toEqual([
		{ code: one, count: 2 },
		{ code: two, count: 1 }
	]);
	expect(engine.query('rechecks', { code: null, coder: bo.guid }).passages).toHaveLength(1);
	expect(engine.query('recheckCounts', { coder: null })).toEqual(queue.waiting);
	expect(engine.query('recheckCounts', { coder: ada.guid })).toEqual(
		engine.query('rechecks', { code: null, coder: ada.guid }).waiting
	);
	const guids = queue.passages.map(({ row }) => row.guid);
	await engine.run({ ...write.base('recheck.decide'), guids, decision: 'keep', code: null }, ada);
	expect(engine.query('rechecks', { code: one, coder: null })).toMatchObject({ passages: [], changes: [] });
	await engine.close();
});

it('gives the board of themes, and the versions of the codebook without and with their content', async () => {
	const { engine, write, codes, documents } = await someWork();
	const coding = engine.query('document', { guid: documents[0] as string }).codings[0] as Coding;
	const theme = (name: string, position: string) => {
		return { guid: write.guid(), name, idea: '', boundaries: '', status: 'candidate', position };
	};
	const [late, early] = [theme('Late', 'a1'), theme('Early', 'a0')];
	const item = (fields: object) => {
		return {
			guid: write.guid(),
			theme: late.guid,
			code: null,
			coding: null,
			x: null,
			y: null,
			note: '',
			...fields
		};
	};
	const items = [item({ code: codes[0] }), item({ coding: coding.guid, x: 1, y: 2 })];
	await engine.run({ ...write.base('theme.add'), theme: late, items }, ada);
	await engine.run({ ...write.base('theme.add'), theme: early, items: [] }, ada);
	const link = { guid: write.guid(), from: late.guid, to: early.guid, label: 'l' };
	await engine.run({ ...write.base('themeLink.add'), link }, ada);
	await engine.run(write.addMemo('theme', late.guid), ada);
	const board = engine.query('themes', {});
	expect(board.themes).toEqual([early, late]);
	expect(board.cards).toEqual([
		{ item: items[0], coding: null, turn: null },
		{ item: items[1], coding, turn: expect.objectContaining({ number: 1, speaker: 'Ann' }) }
	]);
	expect(board.links).toEqual([link]);
	expect(board.memos).toMatchObject([{ target: 'theme', theme: late.guid }]);
	expect(engine.query('memos', {})[0]).toMatchObject({ theme: 'Late' });

	const content = '{"codes":[],"sets":[]}';
	const whole = {
		guid: write.guid(),
		codebook: write.guid(),
		version: hashText(content),
		parents: [],
		name: 'v1',
		author: ada.guid,
		date: write.time(),
		note: '',
		origin: 'named',
		content
	};
	await engine.run({ ...write.base('codebookVersion.add'), version: whole }, ada);
	const { content: _, ...head } = whole;
	expect(engine.query('codebookVersions', {})).toEqual([{ ...head, length: content.length }]);
	expect(engine.query('codebookVersion', { guid: whole.guid })).toEqual(whole);
	expect(engine.query('codebookVersion', { guid: late.guid })).toBeNull();
	await engine.close();
});

async function someWork(): Promise<MadeProject> {
	return makeProject({
		documents: [[['Ann', 'One two three four.']]],
		places: [
			{ document: 0, code: 0, bo: false, start: 0, length: 3 },
			{ document: 0, code: 0, bo: true, start: 4, length: 3 },
			{ document: 0, code: 1, bo: false, start: 8, length: 5 }
		]
	});
}

/** Counted another way: stretches that characters under the code make, and the codings' own documents and cases. */
function countsBySql(db: Database, code: string, coder: string | null, which: string) {
	const coded = `${under} select g.document_id, g.start, g."end", s.case_id from coding g
		join code k on k.id = g.code_id join coder r on r.id = g.coder_id
		left join turn u on u.document_id = g.document_id and u.start = ${turnOf}
		left join speaker s on s.id = u.speaker_id
		where not g.orphan and (?2 is null or r.guid = ?2) and ${which}`;
	const rows = (db.exec(coded, [code, coder])[0]?.values ?? []) as [number, number, number, number | null][];
	// A passage begins where a coding starts that no other one started before and reaches into; twins count once.
	const begins = rows.filter(([document, start], i) =>
		rows.every(
			([other, from, to], j) =>
				other !== document || to <= start || from > start || (from === start && j >= i) || j === i
		)
	);
	return {
		passages: begins.length,
		documents: new Set(rows.map(([document]) => document)).size,
		cases: new Set(rows.flatMap(([, , , of]) => of ?? [])).size
	};
}
