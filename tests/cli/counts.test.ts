/** Each number of `frequencies` and `cooccurrence` equals an independent count in SQL over the documented views. */
import type { Database } from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlJs } from '../../src/cli/project-file.ts';
import { charactersUnder, modes, optionsOf, prepare, wordsUnder } from './counted-in-sql.ts';
import { json, rowsOf, samtal, studies } from './samtal.ts';

type Pairs = {
	rule: string;
	units?: number;
	bases: { code: string; guid: string; codings: number }[];
	pairs: {
		a: string;
		b: string;
		count: number;
		aMeeting: number;
		bMeeting: number;
		jaccard: number | null;
		expected?: number | null;
		lift?: number | null;
	}[];
};
type Use = {
	code: string;
	guid: string;
	passages: number;
	documents: number;
	cases: number;
	characters: number;
	words: number;
};
type Uses = { bases: { turns: number; characters: number; words: number; cases: number }; codes: Use[] };

/** Of the large study one coder's passages alone, sub-codes on their own. */
const runs = studies.flatMap((study) =>
	modes.slice(0, study.large ? 1 : undefined).map((mode) => ({ ...study, mode }))
);

describe.each(runs)('$name, $mode', ({ bytes: make, mode }) => {
	let bytes: Uint8Array;
	let db: Database;
	beforeAll(async () => {
		bytes = await make();
		db = new (await sqlJs()).Database(bytes);
		prepare(db, mode);
	}, 300_000);
	afterAll(() => db.close());

	const unitRules = { paragraph: 'paragraph', turn: 'turn', document: 'document', case: '"case"' };

	it('frequencies', async () => {
		const counted = await json<Uses>(bytes, 'frequencies', ...optionsOf(mode));
		const expected = rowsOf(
			db,
			`select k.code_path, k.guid, count(f.coding), count(distinct f.document), count(distinct f."case"),
				${charactersUnder('k.guid')}, ${wordsUnder('k.guid')}
			from v_code_paths k left join f on f.code = k.guid group by k.guid order by k.guid`
		);
		const rows = counted.codes.map((one) => [
			one.code,
			one.guid,
			one.passages,
			one.documents,
			one.cases,
			one.characters,
			one.words
		]);
		expect(rows.sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))).toEqual(expected);
		const [bases] = rowsOf(
			db,
			'select count(*), sum("end" - start), (select count(*) from word), count(distinct "case") from v_turns'
		);
		const { turns, characters, words, cases } = counted.bases;
		expect([turns, characters, words, cases]).toEqual(bases);
	});

	it('cooccurrence by overlap', async () => {
		const { rule, bases, pairs } = await json<Pairs>(bytes, 'cooccurrence', ...optionsOf(mode));
		expect(rule).toBe('overlap');
		const met = 'x.document = y.document and x.start < y."end" and y.start < x."end"';
		expectPairs(db, bases, pairs, meetings(met));
		const characters = `(select sum(min(x."end", y."end") - max(x.start, y.start)) from f x join f y on ${met} where x.code = a and y.code = b)`;
		const under = (code: string) => `(select sum("end" - start) from f where code = ${code})`;
		expectJaccard(db, bases, pairs, characters, under);
	});

	it.each(Object.entries(unitRules))('cooccurrence by %s', async (rule, unit) => {
		const { units, bases, pairs } = await json<Pairs>(
			bytes,
			'cooccurrence',
			...optionsOf(mode),
			'--rule',
			rule,
			'--expected'
		);
		expectPairs(db, bases, pairs, sharings(db, unit));
		const both = `(select count(*) from (select ${unit} from f where code = a and ${unit} is not null
			intersect select ${unit} from f where code = b))`;
		const under = (code: string) => `(select count(distinct ${unit}) from f where code = ${code})`;
		expectJaccard(db, bases, pairs, both, under);
		const all = {
			paragraph: 'select count(*) from paragraph',
			turn: 'select count(*) from v_turns where "end" > start'
		};
		const distinct = `select count(distinct ${unit}) from v_turns where "end" > start`;
		expect(units).toBe(rowsOf(db, all[rule as keyof typeof all] ?? distinct)[0]?.[0]);
		const numbers = new Map(
			rowsOf(db, `select code, count(distinct ${unit}) from f group by 1`).map(([code, n]) => [
				code,
				n as number
			])
		);
		for (const { a, b, expected, lift, jaccard } of pairs) {
			const [ofA, ofB] = [a, b].map((path) => numbers.get(guidOf(bases, path)) as number) as [number, number];
			const chance = (ofA * ofB) / (units as number);
			expect(expected).toEqual(chance < 5 ? null : chance);
			// What both have follows from Jaccard: j = both / (a + b − both).
			const shared = ((jaccard as number) * (ofA + ofB)) / (1 + (jaccard as number));
			if (chance >= 5) expect(lift).toBeCloseTo(shared / chance, 10);
			else expect(lift).toBeNull();
		}
	});

	it.each([
		[0, false],
		[2, false],
		[1, true]
	])('cooccurrence within %i turns, short ones passed over: %s', async (turns, pass) => {
		const { bases, pairs } = await json<Pairs>(
			bytes,
			'cooccurrence',
			...optionsOf(mode),
			'--rule',
			'near',
			'--turns',
			String(turns),
			...(pass ? ['--pass-short'] : [])
		);
		const place = pass ? 'long' : 'number';
		expectPairs(
			db,
			bases,
			pairs,
			meetings(`x.document = y.document and abs(x.${place} - y.${place}) <= ${turns}`)
		);
		expect(pairs.every(({ jaccard }) => jaccard === null)).toBe(true);
	});
});

it('a command says what is wrong with what it was asked, and reads nothing but projects', async () => {
	const bytes = await studies[0]!.bytes();
	const wrong = (...args: string[]) => samtal(bytes, 'cooccurrence', ...args);
	for (const args of [
		['--rule', 'luck'],
		['--rule'],
		['--turns', 'x'],
		['--coder', 'Nobody'],
		['--where', 'Nothing=1'],
		['--where', 'kind'],
		['--where', 'speaker=Nobody of that name'],
		['--rows', 'No code'],
		['--what'],
		['second.samtal']
	]) {
		const { status, stdout, stderr } = await wrong(...args);
		expect([args, status, stdout]).toEqual([args, 2, '']);
		expect(stderr.split('\n').length).toBe(3);
	}
	expect(await samtal(new Uint8Array(600), 'frequencies')).toMatchObject({
		status: 1,
		stderr: 'study.samtal is not a Samtal project.\n'
	});
	expect((await samtal(bytes, 'frequencies', '--help')).stdout).toContain('--roll-up');
});

it('filters, axes and roll-up', async () => {
	const bytes = await studies[1]!.bytes();
	const one = await json<Uses>(
		bytes,
		'frequencies',
		'--where',
		'Wave=1',
		'--where',
		'document=Interview 0001'
	);
	expect(one.bases.cases).toBe(1);
	const out = await json<Uses>(bytes, 'frequencies', '--where', 'facilitators=out');
	const all = await json<Uses>(bytes, 'frequencies');
	expect(out.bases.turns).toBeLessThan(all.bases.turns);
	type Apart = { united?: Uses; coders: (Uses & { coder: string })[] };
	const apart = await json<Apart>(bytes, 'frequencies', '--by', 'coder');
	expect(apart.united).toEqual(all);
	expect(apart.coders.map(({ coder }) => coder)).toEqual(['Ada', 'Bo']);
	const ofBo = await json<Apart>(bytes, 'frequencies', '--by', 'coder', '--coder', 'Bo');
	expect(ofBo).toEqual({ coders: apart.coders.slice(1) });
	const db = new (await sqlJs()).Database(bytes);
	const [name] = rowsOf(db, "select speaker from v_turns where role = 'participant' limit 1")[0] as [string];
	const said = await json<Uses>(bytes, 'frequencies', '--coder', 'Ada', '--where', `speaker=${name}|${name}`);
	const own = rowsOf(
		db,
		`select k.guid, count(v.coding) from v_code_paths k left join v_codings v on v.code = k.guid
			and v.coder = 'Ada' and v.speaker = '${name}' group by 1 order by 1`
	);
	expect(said.codes.map(({ guid, passages }) => [guid, passages]).sort()).toEqual(own);
	expect([[said.bases.turns, said.bases.characters]]).toEqual(
		rowsOf(db, `select count(*), sum("end" - start) from v_turns where speaker = '${name}'`)
	);
	const [[lead]] = rowsOf(db, "select speaker from v_turns where role = 'facilitator' limit 1") as [[string]];
	const turnsOf = async (...wheres: string[]) =>
		(await json<Uses>(bytes, 'frequencies', ...wheres.flatMap((where) => ['--where', where]))).bases.turns;
	expect([
		[await turnsOf(`speaker=${lead}`)],
		[await turnsOf('speaker=')],
		[await turnsOf(`speaker=${lead}|`)],
		[await turnsOf(`speaker=${lead}`, 'facilitators=out')]
	]).toEqual(
		rowsOf(
			db,
			`select sum(speaker = '${lead}') from v_turns union all select sum(speaker is null) from v_turns
			union all select sum(coalesce(speaker, '') in ('', '${lead}')) from v_turns
			union all select sum(speaker = '${lead}' and role is not 'facilitator') from v_turns`
		)
	);
	db.close();
	const rolled = await json<Uses>(bytes, 'frequencies', '--roll-up');
	expect(rolled.codes[0]!.passages).toBeGreaterThan(all.codes[0]!.passages);
	const axes = await json<Pairs>(
		bytes,
		'cooccurrence',
		'--rows',
		'Code 2',
		'--columns',
		'Category 1 / Code 3'
	);
	expect(axes.pairs.map(({ a, b }) => [a, b])).toEqual([['Category 1 / Code 2', 'Category 1 / Code 3']]);
	expect(
		(await json<Pairs>(bytes, 'cooccurrence', '--roll-up')).pairs.some(({ a }) => a === 'Category 1')
	).toBe(false);
});

const guidOf = (bases: Pairs['bases'], path: string): string =>
	bases.find(({ code }) => code === path)?.guid as string;

/** Of a code, by each other code: the pairs of passages that meet, and how many of its own are in one. */
type PairsInSql = (guid: string) => string;

const unrelated = 'not exists (select 1 from related r where r.a = x.code and r.b = y.code)';

const meetings =
	(met: string): PairsInSql =>
	(guid) =>
		`select x.code, y.code, count(*), count(distinct x.coding) from f x join f y on ${met}
		where x.code = '${guid}' and y.code <> x.code and ${unrelated} group by 2`;

/** The same where passages meet that share a unit: each has one at most, so that the passages in it can be multiplied. */
function sharings(db: Database, unit: string): PairsInSql {
	db.exec(`drop table if exists temp.held;
		create temp table held as select code, ${unit} as unit, count(*) as n from f where ${unit} is not null group by 1, 2;
		create index temp.held_code on held (code);
		create index temp.held_unit on held (unit)`);
	return (guid) =>
		`select x.code, y.code, sum(x.n * y.n), sum(x.n) from held x join held y on y.unit = x.unit
		where x.code = '${guid}' and y.code <> x.code and ${unrelated} group by 2`;
}

function expectPairs(db: Database, bases: Pairs['bases'], pairs: Pairs['pairs'], pairsOf: PairsInSql): void {
	expect(new Map(bases.filter(({ codings }) => codings).map(({ guid, codings }) => [guid, codings]))).toEqual(
		new Map(rowsOf(db, 'select code, count(*) from f group by 1') as [string, number][])
	);
	const found = pairs.flatMap(({ a, b, count, aMeeting, bMeeting }) => {
		const [first, second] = [guidOf(bases, a), guidOf(bases, b)];
		return [`${first} ${second} ${count} ${aMeeting}`, `${second} ${first} ${count} ${bMeeting}`];
	});
	// One code after the other: all pairs at once need more memory than SQLite here has.
	const expected = bases.flatMap(({ guid }) => rowsOf(db, pairsOf(guid)).map((row) => row.join(' ')));
	expect(found.sort()).toEqual(expected.sort());
}

function expectJaccard(
	db: Database,
	bases: Pairs['bases'],
	pairs: Pairs['pairs'],
	both: string,
	under: (code: string) => string
): void {
	for (const { a, b, jaccard } of pairs.slice(0, 200)) {
		const [first, second] = [`'${guidOf(bases, a)}'`, `'${guidOf(bases, b)}'`];
		const sql = `select both * 1.0 / (${under('a')} + ${under('b')} - both) from
			(select a, b, ${both} as both from (select ${first} as a, ${second} as b))`;
		expect(jaccard).toBeCloseTo(rowsOf(db, sql)[0]?.[0] as number, 12);
	}
}
