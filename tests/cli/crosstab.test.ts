/** Each number of `crosstab` equals an independent count in SQL over the documented views. */
import type { Database } from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlJs } from '../../src/cli/project-file.ts';
import { modes, optionsOf, prepare } from './counted-in-sql.ts';
import { json, rowsOf, samtal, studies } from './samtal.ts';

type Cell = {
	passages: number;
	documents: number;
	cases: number;
	characters: number;
	words: number;
	rowShare: number | null;
	columnShare: number | null;
	perThousandWords: number | null;
};
type Table = {
	spokenBy: string;
	groups: { group: string; groupGuid: string; spoken: number; [base: string]: number | string }[];
	total: Record<string, number>;
	codes: { code: string; guid: string; groups: Cell[]; total: Cell }[];
	allCodes: Cell[];
};

/** SQL that gives the group of each turn `t`. */
const dimensions: Record<string, string> = {
	kind: '(select d.kind from v_documents d where d.document = t.document)',
	date: '(select substr(d.date, 1, 7) from v_documents d where d.document = t.document)',
	document: '(select d.title from v_documents d where d.document = t.document)',
	speaker: `(select v.title || ' / ' || v.speaker from v_turns v where v.turn = t.turn)`,
	case: 't."case"',
	Level: `(select v.value from v_values v where v.attribute = 'Level' and v.target = 'case' and v.name = t."case")`,
	Unit: `(select v.value from v_values v where v.attribute = 'Unit' and v.target = 'case' and v.name = t."case")`,
	Wave: `(select v.value from v_values v where v.attribute = 'Wave' and v.target = 'document' and v.owner = t.document)`
};

/** Every dimension for one coder, the last two for the other ways of counting. */
const runs = studies.flatMap(({ dimensions: all, large, ...study }) =>
	modes.slice(0, large ? 1 : undefined).map((mode, i) => ({ ...study, mode, some: i ? all.slice(-2) : all }))
);

describe.each(runs)('$name, $mode', ({ bytes: make, mode, some }) => {
	let bytes: Uint8Array;
	let db: Database;
	beforeAll(async () => {
		bytes = await make();
		db = new (await sqlJs()).Database(bytes);
		prepare(db, mode);
	}, 300_000);
	afterAll(() => db.close());

	it.each(some)('by %s', async (by) => {
		db.exec(`drop table if exists g;
				create temp table g as select t.turn, coalesce(${dimensions[by]}, '') as grp from turns t;
				create unique index temp.g_turn on g (turn);`);
		const table = await json<Table>(bytes, 'crosstab', '--by', by, ...optionsOf(mode));
		const bases = new Map(
			rowsOf(
				db,
				`select grp, count(distinct document), count(distinct "case"), count(*), sum("end" - start),
						sum(words), sum(iif("case" is null, 0, words))
					from (select *, (select count(*) from word w where w.document = t.document and w.at >= t.start and w.at < t."end") as words
						from turns t) join g using (turn) group by 1`
			).map(([group, ...numbers]) => [group as string, numbers])
		);
		const named = ['documents', 'cases', 'turns', 'characters', 'words', 'spoken'];
		expect(new Map(table.groups.map((group) => [group.group, named.map((base) => group[base])]))).toEqual(
			bases
		);
		expect(table.spokenBy).toBe('case');
		expectCells(db, table, 'f');
		expectCells(
			db,
			{ ...table, codes: [{ code: '', guid: '', groups: table.allCodes, total: table.allCodes.at(-1)! }] },
			'own'
		);
		expectShares(table);
	});
});

/** Holds the cells to passages of `from`: by code where they are `f`, of all codes together where they are `own`. */
function expectCells(
	db: Database,
	{ groups, codes }: Pick<Table, 'groups' | 'codes'>,
	from: 'f' | 'own'
): void {
	const code = from === 'f' ? 'code' : "''";
	const counted = rowsOf(
		db,
		`select ${code}, grp, count(*), count(distinct document), count(distinct "case") from ${from} join g using (turn) group by 1, 2`
	);
	const words = rowsOf(
		db,
		from === 'f'
			? `select code, grp, count(*) from f x join word w on w.document = x.document and w.at >= x.start and w.at < x."end"
				join g on g.turn = w.turn group by 1, 2`
			: `select '', grp, count(*) from word w join g on g.turn = w.turn where exists
				(select 1 from own x where x.document = w.document and w.at >= x.start and w.at < x."end") group by 2`
	);
	const characters =
		from === 'f'
			? rowsOf(
					db,
					`select code, grp, sum(min(x."end", t."end") - max(x.start, t.start)) from f x
					join turns t on t.document = x.document and t.start < x."end" and t."end" > x.start
					join g on g.turn = t.turn group by 1, 2`
				)
			: null;
	const keyed = (rows: unknown[][]): Map<string, unknown[]> =>
		new Map(rows.map(([first, second, ...rest]) => [JSON.stringify([first, second]), rest]));
	const [passages, ofWords, ofCharacters] = [keyed(counted), keyed(words), characters && keyed(characters)];
	let found = 0;
	for (const { guid, groups: cells } of codes) {
		groups.forEach(({ group }, i) => {
			const cell = cells[i]!;
			const key = JSON.stringify([guid, group]);
			const expected = [...(passages.get(key) ?? [0, 0, 0]), ...(ofWords.get(key) ?? [0])];
			found += cell.passages;
			expect([key, cell.passages, cell.documents, cell.cases, cell.words]).toEqual([key, ...expected]);
			if (ofCharacters) expect([key, cell.characters]).toEqual([key, ...(ofCharacters.get(key) ?? [0])]);
		});
	}
	expect(found).toBe(rowsOf(db, `select count(*) from ${from}`)[0]![0]);
}

function expectShares({ groups, codes, allCodes }: Table): void {
	for (const { groups: cells, total } of codes) {
		expect(cells.reduce((sum, { passages }) => sum + passages, 0)).toBe(total.passages);
		expect(cells.reduce((sum, { characters }) => sum + characters, 0)).toBe(total.characters);
		cells.forEach(({ passages, rowShare, columnShare }, i) => {
			expect(rowShare).toEqual(total.passages ? passages / total.passages : null);
			expect(columnShare).toEqual(allCodes[i]!.passages ? passages / allCodes[i]!.passages : null);
			expect((columnShare ?? 0) <= 1).toBe(true);
		});
		expect(total.rowShare).toEqual(total.passages ? 1 : null);
	}
	expect(groups.length).toBe(allCodes.length - 1);
}

describe('rates', () => {
	it('are of passages in turns of cases and of the words that these speak', async () => {
		const bytes = await studies[1]!.bytes();
		const table = await json<Table>(bytes, 'crosstab', '--by', 'Wave', '--coder', 'Ada');
		const db = new (await sqlJs()).Database(bytes);
		for (const { guid, groups } of table.codes) {
			groups.forEach((cell, i) => {
				const { group, spoken } = table.groups[i]!;
				const [[ofCases]] = rowsOf(
					db,
					`select count(*) from v_codings c join v_values v on v.owner = c.document and v.attribute = 'Wave'
					where c.coder = 'Ada' and c.code = '${guid}' and c."case" is not null and v.value = '${group}'`
				) as [[number]];
				expect(cell.perThousandWords).toBeCloseTo((1000 * ofCases) / spoken, 10);
			});
		}
		db.close();
	});
});

describe('a test of one code', () => {
	it('counts cases, in one group each, as SQL does, and says all that belongs to a p-value', async () => {
		const bytes = await studies[0]!.bytes();
		const db = new (await sqlJs()).Database(bytes);
		const test = await json<{
			unit: string;
			groups: { group: string; units: number; present: number }[];
			several: number;
			none: number;
			fisher: { p: number; method: string; samples: number; seed: number };
			holm: { p: number; compared: number };
			cramersV: { v: number; interval: [number, number] };
		}>(bytes, 'crosstab', '--by', 'Level', '--test', 'Trust between people', '--coder', 'Ada', '--seed', '7');
		const level = `(select value from v_values v where v.attribute = 'Level' and v.name = t."case")`;
		const spoken = `select "case", ${level} as level from v_turns t where "case" is not null group by 1`;
		const has = `exists (select 1 from v_codings c where c."case" = x."case" and c.coder = 'Ada' and c.code_path like '% / Trust between people')`;
		expect(test.groups.map(({ group, units, present }) => [group, units, present]).sort()).toEqual(
			rowsOf(
				db,
				`select level, count(*), sum(${has}) from (${spoken}) x where level is not null group by 1 order by 1`
			)
		);
		expect([test.unit, test.several, test.none]).toEqual([
			'case',
			0,
			rowsOf(db, `select count(*) from (${spoken}) where level is null`)[0]![0]
		]);
		expect(test.fisher).toMatchObject({ method: 'simulated', samples: 10_000, seed: 7 });
		expect(test.holm.p).toBeGreaterThanOrEqual(test.fisher.p);
		const alone = await json<typeof test>(
			bytes,
			'crosstab',
			...['--by', 'Level', '--test', 'Trust between people', '--rows', 'Trust between people'],
			...['--coder', 'Ada', '--seed', '7']
		);
		expect([alone.holm.compared, alone.holm.p, alone.fisher]).toEqual([1, test.fisher.p, test.fisher]);
		db.close();
	});

	it('pairs the cases of two waves', async () => {
		const bytes = await studies[1]!.bytes();
		const db = new (await sqlJs()).Database(bytes);
		const wave = (n: number) => `exists (select 1 from v_codings c join v_values v on v.owner = c.document
			where c."case" = x."case" and c.code_path = 'Category 1 / Code 3' and v.attribute = 'Wave' and v.value = '${n}')`;
		const { table, unpaired, untested, mcnemar } = await json<{
			table: Record<string, number>;
			unpaired: number;
			untested: string | null;
			mcnemar: { p: number | null; interval: [number, number] | null };
		}>(bytes, 'crosstab', '--by', 'Wave', '--test', 'Code 3', '--before', '1', '--after', '2');
		expect([table.both, table.onlyBefore, table.onlyAfter, table.neither]).toEqual(
			rowsOf(
				db,
				`select sum(${wave(1)} and ${wave(2)}), sum(${wave(1)} and not ${wave(2)}), sum(${wave(2)} and not ${wave(1)}),
					sum(not ${wave(1)} and not ${wave(2)}) from (select distinct "case" from v_turns where "case" is not null) x`
			)[0]
		);
		const standing = rowsOf(
			db,
			`select count(distinct v.value) from v_turns t join v_values v on v.owner = t.document
			where t."case" is not null and v.attribute = 'Wave' and v.value in ('1', '2') group by t."case"`
		);
		expect(unpaired).toBe(standing.filter(([waves]) => waves === 1).length);
		expect(mcnemar.p === null).toBe(table.onlyBefore! + table.onlyAfter! === 0);
		expect(untested).toBe(mcnemar.p === null ? 'noChange' : null);
		const grouped = await json<{ several: number }>(bytes, 'crosstab', '--by', 'Wave', '--test', 'Code 3');
		expect(grouped.several).toBe(Object.values(table).reduce((sum, n) => sum + n, 0));
		db.close();
	});

	it('has nothing to say of a code on everything or on nothing', async () => {
		const bytes = await studies[1]!.bytes();
		const rolled = ['--by', 'Level', '--test', 'Category 1', '--roll-up'];
		const everywhere = await json<{ untested: string; fisher: null; cramersV: null; holm: { p: null } }>(
			bytes,
			'crosstab',
			...rolled
		);
		expect([everywhere.fisher, everywhere.cramersV, everywhere.holm.p]).toEqual([null, null, null]);
		expect(everywhere.untested).toBe('everywhere');
		const { stdout } = await samtal(bytes, 'crosstab', ...rolled);
		const [heads, ...rows] = stdout.trim().split('\r\n');
		expect(heads).toContain('p,p_holm,codes_compared,cramers_v,cramers_v_low,cramers_v_high');
		expect(heads).toMatch(/,untested$/);
		expect(rows.length).toBeGreaterThan(1);
		expect(rows.every((row) => row.endsWith(',everywhere'))).toBe(true);
	});

	it('says why there is no p where one group alone is left, and nothing where there is one', async () => {
		const bytes = await studies[0]!.bytes();
		const told = async (...more: string[]) => {
			const args = ['--by', 'Level', '--test', 'Trust between people', ...more];
			const { stdout } = await samtal(bytes, 'crosstab', ...args);
			const lines = stdout.trim().split('\r\n').slice(1);
			const test = await json<{ untested: string | null; fisher: object | null }>(bytes, 'crosstab', ...args);
			return { ...test, cells: new Set(lines.map((line) => line.split(',').at(-1))) };
		};
		const alone = await told('--where', 'Level=management');
		expect([alone.untested, alone.fisher, alone.cells]).toEqual(['oneGroup', null, new Set(['oneGroup'])]);
		const apart = await told();
		expect([apart.untested, apart.fisher === null, apart.cells]).toEqual([null, false, new Set([''])]);
	});
});

it('says what is wrong with what it was asked', async () => {
	const bytes = await studies[1]!.bytes();
	for (const args of [
		['--by', 'Nothing'],
		['--by', 'kind', '--bins', '1,2'],
		['--by', 'Unit', '--bins', '1,2'],
		['--by', 'Wave', '--bins', '2,1'],
		['--by', 'Wave', '--bins', 'x'],
		['--test', 'No code'],
		['--by', 'Wave', '--test', 'Code 3', '--before', '1'],
		['--by', 'Wave', '--test', 'Code 3', '--before', '1', '--after', '1'],
		['--by', 'Wave', '--test', 'Code 3', '--before', '1', '--after', '9'],
		['--test', 'Code 3', '--samples', '5']
	]) {
		const { status, stdout, stderr } = await samtal(bytes, 'crosstab', ...args);
		expect([args, status, stdout, stderr.split('\n').length]).toEqual([args, 2, '', 3]);
	}
	expect((await samtal(bytes, 'crosstab', '--help')).stdout).toContain('per_1000_words');
});

it('puts numbers in the bins asked for', async () => {
	const bytes = await studies[1]!.bytes();
	const { groups } = await json<Table>(bytes, 'crosstab', '--by', 'Wave', '--bins', '0.5,2,7');
	expect(groups.map(({ group }) => group)).toEqual(['>=0.5 <2', '>=2 <7']);
});
