/** Documents along their length, and who speaks in them: what is counted is what SQL counts over the documented views. */
import type { Database } from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleStudy } from '../../src/cli/make.ts';
import { engineOn, openProject } from '../../src/cli/project-file.ts';
import type { Within } from '../../src/lib/core/group-filter.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { newCase } from '../../src/lib/core/new-case.ts';
import { studies } from '../cli/samtal.ts';
import { commandWriter } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { copyOf, openEngine, replica } from './open-engine.ts';

let sample: Engine;
let made: Engine;
let generated: Engine;
const large = studies.find((study) => study.large);

beforeAll(async () => {
	if (large) generated = await engineOn(await large.bytes(), replica);
	const opened = await openProject('', () => sampleStudy('en'));
	if (!opened.ok) throw new Error(opened.error.key);
	sample = opened.value;
	made = await openEngine();
	const write = commandWriter();
	const ann = newCase(write.guid(), 'Ann');
	const talk = write.incoming(
		[
			['M', 'Who begins here?'],
			['Ann', 'I can do that.'],
			['Ann', 'It is hard work for us all.'],
			['Bo', 'Yes.'],
			[null, 'Laughter'],
			['Bo', 'We know.'],
			['M', 'Go on.'],
			['Ann', 'No.']
		],
		'Focus group'
	);
	const speakers = talk.speakers.map((one) => (one.name === 'Ann' ? { ...one, case: ann.guid } : one));
	await made.run(write.importOf([{ ...talk, speakers }], { cases: [ann] }), ada);
	const top = write.code('Work');
	const below = write.code('Hard', { parent: top.guid });
	for (const code of [top, below]) await made.run(write.addCode(code), ada);
	const at = (code: string, start: number, end: number) => ({ document: talk.guid, code, start, end });
	const places = [at(top.guid, 0, 20), at(below.guid, 10, 40), at(below.guid, 62, 70)];
	await made.run(write.addCoding(places, null), ada);
}, 300_000);
afterAll(async () => {
	for (const engine of [sample, made, generated]) await engine?.close();
});

const all: Within = { documents: null, cases: null, facilitators: 'in' };
const rowsOf = (db: Database, sql: string, values: string[] = []) => db.exec(sql, values)[0]?.values ?? [];

/** A copy of its database, with the turns of the documented view in a table of their own, which is quick to ask. */
async function withTurns(engine: Engine): Promise<Database> {
	const db = await copyOf(engine);
	db.exec(`create temp table turns as select document, number, start, speaker, role from v_turns;
		create index temp.turns_by_place on turns (document, start)`);
	return db;
}

const engines: readonly (readonly [string, () => Engine])[] = [
	['the sample', () => sample],
	['a made study', () => made],
	...(large ? [['a large generated study', () => generated] as const] : [])
];

describe.each(engines)('%s', (_, engineOf) => {
	it('holds every stretch that SQL finds, with its turns', async () => {
		const engine = engineOf();
		const db = await withTurns(engine);
		const [[coder]] = rowsOf(db, 'select coder from v_codings group by 1 order by count(*) desc') as [
			[string]
		];
		const [[guid]] = rowsOf(db, 'select guid from coder where name = ?', [coder]) as [[string]];
		for (const facilitators of ['in', 'out'] as const) {
			const asked = { coder: guid, rollUp: false, documents: null, within: { ...all, facilitators } };
			const found = engine.query('portrait', asked);
			const said =
				facilitators === 'in'
					? '1'
					: `exists (select 1 from v_coding_turns t
				where t.coding = v.coding and t.role is not 'facilitator' and t.characters > 0)`;
			const number = (offset: string) =>
				`(select max(t.number) from turns t where t.document = v.document and t.start <= ${offset})`;
			const bySql = rowsOf(
				db,
				`select document, code, start, "end", ${number('v.start')}, ${number('v."end" - 1')}
				from v_codings v where coder = ? and ${said}`,
				[coder]
			);
			const stretches = found.documents.flatMap((document, i) =>
				Array.from({ length: found.first[i + 1]! - found.first[i]! }, (_, n) => {
					const k = found.first[i]! + n;
					const { start, end, fromTurn, toTurn } = found;
					return [document, found.guids[found.code[k]!], start[k], end[k], fromTurn[k], toTurn[k]];
				})
			);
			expect(bySql.length).toBeGreaterThan(0);
			expect(stretches.map(String).sort()).toEqual(bySql.map(String).sort());
			const lengths = rowsOf(db, 'select document, characters from v_documents');
			for (const [document, characters] of lengths)
				expect(found.lengths[found.documents.indexOf(document as string)]).toBe(characters);
		}
		db.close();
	});

	it('counts turns, longest turns and who speaks after whom as SQL does', async () => {
		const engine = engineOf();
		const db = await withTurns(engine);
		for (const [document] of rowsOf(db, 'select document from v_documents') as [string][]) {
			for (const facilitators of ['in', 'out'] as const) {
				const counted = engine.query('talk', { document, documents: null, within: { ...all, facilitators } });
				const inside = facilitators === 'in' ? '1' : `role is not 'facilitator'`;
				const turns = `select speaker, lag(speaker) over o as before, ${inside} as inside,
					lag(${inside}) over o as before_inside, number from turns where document = ? window o as (order by number)`;
				const bySql = rowsOf(db, `select speaker, count(*) from (${turns}) where inside group by 1`, [
					document
				]);
				const names = counted.talkers.map(({ name }) => name);
				const own = names.flatMap((name, i) => (counted.turns[i] ? [[name, counted.turns[i]]] : []));
				expect(own.map(String).sort()).toEqual(bySql.map(String).sort());
				const pairs = rowsOf(
					db,
					`select speaker, before, count(*) from (${turns})
					where inside and before_inside and speaker is not before group by 1, 2`,
					[document]
				);
				const after = names.flatMap((a, i) =>
					names.flatMap((b, j) => {
						const n = counted.after[i * names.length + j]!;
						return n ? [[a, b, n]] : [];
					})
				);
				expect(after.map(String).sort()).toEqual(pairs.map(String).sort());
				const [[self, opening, outside]] = rowsOf(
					db,
					`select sum(before_inside and speaker is before), sum(number = 1), sum(not before_inside)
					from (${turns}) where inside`,
					[document]
				) as [[number, number, number]];
				const sum = (counts: Int32Array) => counts.reduce((total, one) => total + one, 0);
				expect([sum(counted.self), sum(counted.opening), sum(counted.afterOutside)]).toEqual(
					[self, opening, outside].map((n) => n ?? 0)
				);
			}
		}
		db.close();
	});
});

it('counts words as they are written, and lists the turns behind each number', async () => {
	const db = await copyOf(made);
	const [[document]] = rowsOf(db, 'select document from v_documents') as [[string]];
	const counted = made.query('talk', { document, documents: null, within: all });
	const bySql = rowsOf(
		db,
		`select speaker, sum(words), max(words) from
			(select speaker, length(text) - length(replace(text, ' ', '')) + 1 as words from v_turns) group by 1`
	);
	const own = counted.talkers.map(({ name }, i) => [name, counted.words[i], counted.longest[i]]);
	expect(own.map(String).sort()).toEqual(bySql.map(String).sort());
	const guidOf = (name: string | null) => counted.talkers.find((one) => one.name === name)!.guid;
	const said = (speaker: string | null, more: object = {}, within = all) =>
		made.query('said', { document, documents: null, within, speaker: guidOf(speaker), limit: 9, ...more });
	expect(said('Ann').uses.map(({ turn }) => turn)).toEqual([2, 3, 8]);
	expect(said('Ann', { after: guidOf('M') }).uses.map(({ turn, context }) => [turn, context])).toEqual([
		[2, 'Who begins here?\nI can do that.'],
		[8, 'Go on.\nNo.']
	]);
	expect(said('Ann', { after: guidOf('M') }, { ...all, facilitators: 'out' }).total).toBe(0);
	expect(said('Bo', { after: guidOf(null) })).toMatchObject({ total: 1 });
	expect(said(null, { limit: 0 })).toEqual({ total: 1, uses: [] });
	db.close();
});

it('counts only the turns of cases in the filter', () => {
	const [ann] = made.query('overview', {}).cases;
	const [document] = made.query('overview', {}).documents;
	const within = { ...all, cases: [ann!.guid] };
	const { talkers, turns } = made.query('talk', { document: document!.guid, documents: null, within });
	expect(talkers.map(({ name }, i) => [name, turns[i]])).toEqual([
		['M', 0],
		['Ann', 3],
		['Bo', 0],
		[null, 0]
	]);
});

it('rolls up to categories, overlapping stretches united', () => {
	const asked = { coder: null, rollUp: true, documents: null, within: all };
	const { code, start, end, covered } = made.query('portrait', asked);
	expect([...code.keys()].map((k) => [code[k], start[k], end[k]])).toEqual([
		[0, 0, 40],
		[0, 62, 70]
	]);
	expect([...covered]).toEqual([48]);
});
