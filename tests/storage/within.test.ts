import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	noFilter,
	isNoFilter,
	withinOf,
	type Groups,
	type Marks,
	type Within
} from '../../src/lib/core/group-filter.ts';
import { groupFilterShape, withinShape } from '../../src/lib/core/group-filter-shape.ts';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Attribute, Document } from '../../src/lib/core/records.ts';
import { ada } from './open-desk.ts';
import { copyOf } from './open-engine.ts';
import { makeProject, someProject, type MadeProject } from './some-project.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 100 : 6;

/** Gives the speakers called Bob a case of their own; Ann has one already. */
async function linkBob({ engine, write }: MadeProject): Promise<string[]> {
	const { speakers, cases } = engine.query('overview', {});
	const bob = newCase(write.guid(), 'Bob');
	const links = speakers
		.filter(({ name }) => name === 'Bob')
		.map(({ guid }) => ({ speaker: guid, case: bob.guid }));
	if (links.length) await engine.run({ ...write.base('speaker.link'), links, newCases: [bob] }, ada);
	return [...cases.map(({ guid }) => guid), ...(links.length ? [bob.guid] : [])];
}

/** Gives every second passage a star, and lets auto-coding make some more. */
async function starAndMark({ engine, write, documents, codes }: MadeProject): Promise<void> {
	const all = { codes: null, coder: null, documents: null, limit: null, offset: 0 };
	const guids = engine.query('passages', all).passages.map(({ coding }) => coding);
	const every = guids.filter((_, i) => i % 2 === 0);
	const star = { ...write.base('coding.edit'), guids: every, fields: { star: true } };
	if (every.length) expect(await engine.run(star, ada)).toMatchObject({ ok: true });
	const place = { document: documents[0] as string, code: codes[3] as string, start: 0, end: 4 };
	await engine.run({ ...write.addCoding([place], null, ada), auto: true }, ada);
}

it('what stands in the filter is what SQL counts over the views', async () => {
	const some = fc.tuple(
		someProject,
		fc.nat(127),
		fc.constantFrom('in' as const, 'out' as const),
		fc.constantFrom(null, ['Ann'], ['Bob', 'M'], ['Nobody'], [''], ['Ann', ''])
	);
	await fc.assert(
		fc.asyncProperty(some, async ([project, bits, facilitators, speakers]) => {
			const made = await makeProject(project);
			const { engine, documents } = made;
			const cases = await linkBob(made);
			const ofCodes = engine.query('overview', {}).codes.map(({ guid }) => guid);
			const marks: Marks = {
				codes: bits & 8 ? ofCodes.slice(0, 2) : null,
				starred: bits & 16 ? (bits & 32 ? 'only' : 'none') : null,
				auto: bits & 64 ? (bits & 32 ? 'none' : 'only') : null
			};
			await starAndMark(made);
			const within: Within = {
				...marks,
				documents: bits & 1 ? documents.slice(0, 1) : null,
				cases: bits & 2 ? cases.slice(bits & 4 ? 0 : -1) : null,
				speakers,
				facilitators
			};
			const db = await copyOf(engine);
			const number = (sql: string): number => (db.exec(sql)[0]?.values[0]?.[0] ?? 0) as number;
			const list = (guids: readonly string[]): string => guids.map((guid) => `'${guid}'`).join(', ');
			const who = [
				...(speakers ? [`coalesce(t.speaker, '') in (${list(speakers)})`] : []),
				...(within.cases
					? [`t."case" in (select c.name from "case" c where c.guid in (${list(within.cases)}))`]
					: [])
			];
			const inside = [
				"v.coder = 'Ada'",
				...(within.documents ? [`v.document in (${list(within.documents)})`] : []),
				...who.map((condition) => `exists (select 1 from v_turns t where t.turn = v.turn and ${condition})`),
				...(marks.codes ? [`v.code in (${list(marks.codes)})`] : []),
				...(marks.starred ? [`v.star = ${marks.starred === 'only' ? 1 : 0}`] : []),
				...(marks.auto ? [`v.auto = ${marks.auto === 'only' ? 1 : 0}`] : [])
			].join(' and ');
			const said = `exists (select 1 from v_coding_turns x where x.coding = v.coding and x.role is not 'facilitator')`;
			const kept = facilitators === 'in' ? inside : `${inside} and ${said}`;
			db.exec(`create temp table f as select v.* from v_codings v where ${kept}`);
			const leftOut =
				facilitators === 'in'
					? 0
					: number(`select count(*) from v_codings v where ${inside} and not ${said}`);
			const counting = { coder: ada.guid, rollUp: false, documents: null, within };
			const { guids, frequency, leftOut: outOfFrequency } = engine.query('frequencies', counting);
			guids.forEach((guid, i) =>
				expect(frequency.codings[i]).toBe(number(`select count(*) from f where code = '${guid}'`))
			);
			expect(outOfFrequency).toBe(leftOut);
			const filter = { codes: null, coder: ada.guid, documents: null, limit: null, offset: 0, within };
			const { total, passages, leftOut: outOfPassages } = engine.query('passages', filter);
			expect([total, passages.length, outOfPassages]).toEqual([
				number('select count(*) from f'),
				number('select count(*) from f'),
				leftOut
			]);
			const heard = [
				...who,
				...(within.documents ? [`t.document in (${list(within.documents)})`] : []),
				...(facilitators === 'in' ? [] : ["t.role is not 'facilitator'"]),
				'true'
			];
			const bases = db.exec(
				`select count(*), coalesce(sum(t."end" - t.start), 0), count(distinct t.document), count(distinct t."case")
				from v_turns t where ${heard.join(' and ')}`
			)[0]!.values[0];
			const reached = engine.query('reach', counting);
			const { turns, characters, documents: withTurns, cases: speaking, words: spoken } = reached.bases;
			expect([turns, characters, withTurns, speaking]).toEqual(bases);
			const grouped = engine.query('crosstab', { ...counting, group: { by: 'kind' } });
			const all = grouped.groups.length;
			expect(grouped.bases[all]).toMatchObject({
				turns,
				characters,
				documents: withTurns,
				words: spoken,
				passages: total
			});
			const { rollUp: _, ...alone } = counting;
			const sequences = engine.query('sequences', { ...counting, turns: 1, shuffles: 0, seed: 1 });
			const counts = engine.query('codeCounts', alone);
			guids.forEach((code, i) => {
				const n = frequency.codings[i]!;
				expect([
					reached.reach.passages[i],
					grouped.table.passages[i * (all + 1) + all],
					sequences.codings[i],
					counts.codes[i]!.own.passages,
					engine.query('uses', { ...counting, code, limit: 1 }).total
				]).toEqual([n, n, n, n, n]);
			});
			const listing = {
				stop: [],
				without: [],
				shortest: 1,
				numbers: true,
				order: 'count',
				limit: 1
			} as const;
			expect(engine.query('words', { ...counting, ...listing, code: null }).total).toBe(spoken);
			const coded = { ...alone, query: { is: 'coded' } as const, limit: 0, offset: 0 };
			expect(engine.query('queried', coded)).toMatchObject({ ok: true, value: { leftOut } });
			for (const others of [grouped, sequences, counts, reached]) expect(others.leftOut).toBe(leftOut);
			// Where a facilitator is the case asked for, a passage may stand in the filter and no turn of its document.
			const inTurns = `f where exists (select 1 from v_turns t where t.document = f.document and ${heard.join(' and ')})`;
			const portrait = engine.query('portrait', counting);
			expect([portrait.documents.length, portrait.start.length]).toEqual([
				withTurns,
				number(`select count(*) from ${inTurns}`)
			]);
			const order = { base: 1, run: 1, threshold: 0, orders: 0, seed: 1 };
			const fresh = engine.query('saturation', { ...counting, ...order });
			expect([
				fresh.documents.length,
				fresh.soFar.at(-1) ?? 0,
				fresh.documents.length + fresh.uncoded
			]).toEqual([
				number(`select count(distinct document) from ${inTurns}`),
				number(`select count(distinct code) from ${inTurns}`),
				withTurns
			]);
			const talks = documents.map((document) => engine.query('talk', { document, documents: null, within }));
			const inAll = (count: (one: (typeof talks)[0]) => Int32Array): number =>
				talks.flatMap((one) => [...count(one)]).reduce((sum, n) => sum + n, 0);
			expect([inAll((one) => one.turns), inAll((one) => one.words)]).toEqual([turns, spoken]);
			for (const others of [portrait, fresh]) expect(others.leftOut).toBe(leftOut);
			const pairs = engine.query('cooccurrences', { ...counting, rule: 'overlap' });
			expect(pairs.leftOut).toBe(leftOut);
			guids.forEach((a, i) => {
				const partners = engine.query('partners', { code: a, coder: ada.guid, limit: 99, within }).partners;
				guids.forEach((b, j) => {
					if (a === b) return;
					const expected = number(
						`select count(*) from f x join f y on x.document = y.document and x.start < y."end" and y.start < x."end"
						where x.code = '${a}' and y.code = '${b}'`
					);
					expect(pairs.pairs[i * guids.length + j]).toBe(expected);
					expect(partners.find(({ code }) => code === b)?.pairs ?? 0).toBe(expected);
				});
			});
			expect(engine.query('frequencies', { ...counting, coder: null }).leftOut).toBeGreaterThanOrEqual(
				leftOut
			);
			db.close();
			await engine.close();
		}),
		{ seed: 1, numRuns }
	);
});

describe('a group filter', () => {
	const document = (guid: string, fields: Partial<Document>): Document => ({ guid, ...fields }) as Document;
	const attribute = (guid: string, fields: Partial<Attribute>): Attribute =>
		({ guid, options: [], ...fields }) as Attribute;
	const value = (of: string, on: string, text: string, target: 'case' | 'document' = 'case') => ({
		guid: `${of} ${on}`,
		attribute: of,
		case: target === 'case' ? on : null,
		document: target === 'document' ? on : null,
		value: text
	});
	const groups: Groups = {
		documents: [
			document('d1', { kind: 'interview', date: '2026-01-01' }),
			document('d2', { kind: 'workshop', date: '2026-02-01' }),
			document('d3', { kind: 'interview', date: null })
		],
		cases: ['c1', 'c2', 'c3'].map((guid) => newCase(guid, guid)),
		attributes: [
			attribute('unit', { target: 'case', type: 'text' }),
			attribute('level', { target: 'case', type: 'ordered', options: ['low', 'mid', 'high'] }),
			attribute('wave', { target: 'document', type: 'number' })
		],
		values: [
			value('unit', 'c1', 'A'),
			value('unit', 'c2', 'B'),
			value('level', 'c1', 'low'),
			value('level', 'c2', 'high'),
			value('wave', 'd1', '2', 'document'),
			value('wave', 'd2', '10', 'document')
		]
	};
	const on = (of: string, fields: object) => ({
		attribute: of,
		values: null,
		from: null,
		to: null,
		...fields
	});
	const kept = (filter: object) => withinOf({ ...noFilter, ...filter }, groups);

	it('lets everything pass when nothing is asked', () => {
		expect(kept({})).toEqual({ documents: null, cases: null, speakers: null, facilitators: 'in' });
		expect([isNoFilter(noFilter), isNoFilter({ ...noFilter, facilitators: 'out' })]).toEqual([true, false]);
	});

	it('goes by kind, date and attributes of documents', () => {
		expect(kept({ kinds: ['interview'] }).documents).toEqual(['d1', 'd3']);
		expect(kept({ from: '2026-01-01', to: '2026-01-31' }).documents).toEqual(['d1']);
		expect(kept({ attributes: [on('wave', { from: '3' })] })).toMatchObject({
			documents: ['d2'],
			cases: null
		});
		expect(kept({ attributes: [on('wave', { values: [''] })] }).documents).toEqual(['d3']);
		expect(kept({ documents: ['d1', 'd2'], kinds: ['workshop'] }).documents).toEqual(['d2']);
	});

	it('goes by attributes of cases, all of which have to hold', () => {
		expect(kept({ attributes: [on('unit', { values: ['A', ''] })] }).cases).toEqual(['c1', 'c3']);
		expect(kept({ attributes: [on('level', { from: 'mid' })] }).cases).toEqual(['c2']);
		expect(kept({ attributes: [on('level', { to: 'mid' }), on('unit', { values: ['B'] })] }).cases).toEqual(
			[]
		);
		expect(kept({ cases: ['c2', 'c3'] }).cases).toEqual(['c2', 'c3']);
		expect(kept({ attributes: [on('gone', { values: ['x'] })] }).cases).toBeNull();
	});

	it('goes by speakers, whoever has the name', () => {
		expect(kept({ speakers: ['Ann', 'Bob'] })).toEqual({
			...{ documents: null, cases: null, facilitators: 'in' },
			speakers: ['Ann', 'Bob']
		});
		expect(isNoFilter({ ...noFilter, speakers: ['Ann'] })).toBe(false);
	});

	it('finds turns without a named speaker as an empty name, whatever else it asks', async () => {
		const said = [
			['Ann', 'Yes, so it is.'],
			[null, 'A note by nobody.'],
			['M', 'And why?']
		] as const;
		const places = [0, 1, 2].map((i) => ({ document: 0, code: i, bo: false, start: 2 + i * 15, length: 4 }));
		const { engine, documents } = await makeProject({
			documents: [said.map(([who, text]) => [who, text])],
			places
		});
		const passages = (speakers: string[], facilitators: 'in' | 'out') => {
			const within = { documents: null, cases: null, speakers, facilitators };
			const asked = { codes: null, coder: null, documents: null, limit: null, offset: 0, within };
			return engine.query('passages', asked).passages.map(({ speaker }) => speaker);
		};
		expect(passages([''], 'out')).toEqual([null]);
		expect(passages(['', 'Ann'], 'in')).toEqual(['Ann', null]);
		expect(engine.query('overview', {}).unnamed).toEqual(documents);
		await engine.close();
	});

	it('is checked where it comes from outside', () => {
		expect(groupFilterShape.safeParse(noFilter).success).toBe(true);
		expect(groupFilterShape.safeParse({ ...noFilter, more: 1 }).success).toBe(false);
		expect(groupFilterShape.safeParse({ ...noFilter, from: 'x' }).success).toBe(false);
		expect(groupFilterShape.safeParse({ ...noFilter, speakers: ['Ann, of 3 b'] }).success).toBe(true);
		expect(withinShape.safeParse({ documents: ['x'], cases: null, facilitators: 'in' }).success).toBe(false);
	});
});
