/** What `query` finds equals independent counts in SQL over the documented views, for each rule, and, or, not and shared. */
import type { Database } from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlJs } from '../../src/cli/project-file.ts';
import { json, rowsOf, samtal, studies } from './samtal.ts';

type Found = {
	query: string;
	sentence: string;
	total: number;
	passages: { document_guid: string; start: number; end: number; turn: number; quote: string }[];
};

describe.each(studies)('$name', ({ bytes: make, coder }) => {
	let bytes: Uint8Array;
	let db: Database;
	/** Four codes that meet each other, the most used first: path and GUID. */
	let codes: [string, string][];
	beforeAll(async () => {
		bytes = await make();
		db = new (await sqlJs()).Database(bytes);
		prepare(db, coder);
		codes = rowsOf(db, 'select code_path, code from f group by code order by count(*) desc limit 4') as never;
	}, 300_000);
	afterAll(() => db.close());

	const find = async (text: string): Promise<[string, number, number][]> => {
		const { passages, total } = await json<Found>(bytes, 'query', text, '--coder', coder);
		expect(passages).toHaveLength(total);
		return passages.map((one) => [one.document_guid, one.start, one.end]);
	};
	const inSql = (sql: string): unknown[][] => rowsOf(db, `${sql} order by x.document_id, x.start`);
	const of = (n: number): string => `"${codes[n]![0]}"`;
	const placed = 'select distinct x.document, x.start, x."end" from f x';
	/** Passages of the first code that meet one of the second, or that meet none. */
	const meeting = (met: string, not = ''): unknown[][] =>
		inSql(
			`${placed} where x.code = '${codes[0]![1]}' and ${not} exists (select 1 from f y where y.code = '${codes[1]![1]}' and ${met})`
		);

	const near = (turns: number) => `x.document = y.document and abs(x.number - y.number) <= ${turns}`;
	const followed = (turns: number) =>
		`x.document = y.document and y.start >= x."end" and y.number - x.last <= ${turns}`;
	const rules: [string, string][] = [
		['OVERLAPPING', 'x.document = y.document and x.start < y."end" and y.start < x."end"'],
		['INSIDE', 'x.document = y.document and x.start >= y.start and x."end" <= y."end"'],
		['WITHIN 0 TURNS', near(0)],
		['WITHIN 3 TURNS', near(3)],
		['FOLLOWED WITHIN 0 TURNS BY', followed(0)],
		['FOLLOWED WITHIN 2 TURNS BY', followed(2)],
		['SAME PARAGRAPH', 'x.turn = y.turn and x.block = y.block'],
		['SAME TURN', 'x.turn = y.turn'],
		['SAME DOCUMENT', 'x.document = y.document'],
		['SAME CASE', 'x."case" = y."case"']
	];

	it.each(rules)('%s', async (rule, met) => {
		expect(await find(`${of(0)} AND ${rule} ${of(1)}`)).toEqual(meeting(met));
		expect(await find(`${of(0)} AND NOT ${rule} ${of(1)}`)).toEqual(meeting(met, 'not'));
	});

	it('a code, a code with those below it, any code', async () => {
		expect(await find(of(2))).toEqual(inSql(`${placed} where x.code = '${codes[2]![1]}'`));
		const [category] = codes[0]![0].split(' / ') as [string];
		const name = category.replaceAll("'", "''");
		const below = `x.code_path = '${name}' or x.code_path like '${name} / %'`;
		expect(await find(`UNDER "${category}"`)).toEqual(united(db, below));
		expect(await find('CODED')).toEqual(united(db, 'true'));
	});

	it('or, shared and groups in groups', async () => {
		const among = (...which: number[]) => `x.code in (${which.map((n) => `'${codes[n]![1]}'`).join(', ')})`;
		expect(await find(`${of(0)} OR ${of(1)} OR ${of(2)}`)).toEqual(united(db, among(0, 1, 2)));
		const shared = rowsOf(
			db,
			`select x.document, max(x.start, y.start), min(x."end", y."end") from f x join f y
				on x.document = y.document and x.start < y."end" and y.start < x."end"
			where x.code = '${codes[0]![1]}' and y.code = '${codes[1]![1]}' order by x.document_id, 2`
		);
		expect(await find(`${of(0)} SHARED WITH ${of(1)}`)).toEqual(shared);
		expect(await find(`${of(0)} AND NOT (${of(1)} OR ${of(2)}) AND SAME DOCUMENT ${of(3)}`)).toEqual(
			inSql(
				`${placed} where ${among(0)} and not exists (select 1 from f y where y.code in ('${codes[1]![1]}', '${codes[2]![1]}')
					and y.document = x.document and y.start < x."end" and x.start < y."end")
				and exists (select 1 from f y where y.code = '${codes[3]![1]}' and y.document = x.document)`
			)
		);
	});

	it('counts by document, case and code', async () => {
		const ask = async (by: string): Promise<{ guid: string; passages: number }[]> => {
			const counted = await json<Record<string, { guid: string; passages: number }[]>>(
				bytes,
				...(['query', of(0), '--coder', coder, '--by', by] as const)
			);
			return counted[`${by}s`]!.map(({ guid, passages }) => ({ guid, passages }));
		};
		const expected = (sql: string) =>
			rowsOf(db, sql).map(([guid, passages]) => ({ guid, passages }) as { guid: string; passages: number });
		const own = `x.code = '${codes[0]![1]}'`;
		const byGuid = (rows: { guid: string }[]) => rows.sort((a, b) => (a.guid < b.guid ? -1 : 1));
		expect(byGuid(await ask('document'))).toEqual(
			byGuid(expected(`select x.document, count(*) from f x where ${own} group by 1`))
		);
		expect(byGuid(await ask('case'))).toEqual(
			byGuid(
				expected(
					`select c.guid, count(*) from f x join "case" c on c.name = x."case" where ${own} group by 1`
				)
			)
		);
		expect(byGuid(await ask('code'))).toEqual(
			byGuid(
				expected(
					`select y.code, count(distinct x.coding) from f x join f y on x.document = y.document
						and x.start < y."end" and y.start < x."end" where ${own} group by 1`
				)
			)
		);
	});

	it('words in the text, told with their turn', async () => {
		const [[word, title]] = rowsOf(
			db,
			`select trim(substr(quote, 1, instr(quote || ' ', ' ')), ' .,?!'), document from f
				where quote glob '[a-zA-Z]*' and length(quote) > 8 order by start limit 1`
		) as [[string, string]];
		const { passages } = await json<Found>(bytes, 'query', `WORDS CASE MARKS "${word}"`);
		expect(passages.some(({ document_guid }) => document_guid === title)).toBe(true);
		for (const { document_guid, start, end, turn, quote } of passages) {
			expect(quote).toBe(word);
			const [[text, from]] = rowsOf(
				db,
				`select text, start from v_turns where document = '${document_guid}' and number = ${turn}`
			) as [[string, number]];
			expect(text.slice(start - from, end - from)).toBe(word);
		}
		const letters = rowsOf(db, 'select text from v_turns').flatMap(
			([text]) => (text as string).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
		);
		expect(passages).toHaveLength(letters.filter((one) => one === word).length);
	});
});

it('tells what a query means, and what is wrong with one', async () => {
	const bytes = await studies[1]!.bytes();
	const { sentence, query } = await json<Found>(bytes, 'query', '"code 2" and not within 1 turn coded');
	expect(sentence).toBe(
		'Finds passages coded “Category 1 / Code 2” that do not stand within 1 turn of coded passages.'
	);
	expect(query).toBe('"Category 1 / Code 2" AND NOT WITHIN 1 TURNS CODED');
	for (const [args, told] of [
		[[], 'Write the query in quotation marks after the project file.'],
		[['CODED', 'CODED'], 'Name one project file.'],
		[['"Nobody"'], 'The project has no code “Nobody”.'],
		[['PATTERN "("'], 'A pattern is no regular expression: Unterminated group'],
		[['WORDS "?"'], 'A text that is looked for has no word in it. PART finds characters that make no word.'],
		[['CODED', '--by', 'week'], '--by takes one of document, case, code, not week.']
	] as const) {
		const { status, stdout, stderr } = await samtal(bytes, 'query', ...args);
		expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', told]);
	}
	const csv = await samtal(bytes, 'query', '"Code 2"');
	expect(csv.stdout.split('\r\n')[0]).toBe('document,document_guid,start,end,turn,speaker,case,time,quote');
	const filtered = await json<Found>(bytes, 'query', 'CODED', '--where', 'document=Interview 0001');
	expect(new Set(filtered.passages.map(({ document_guid }) => document_guid)).size).toBe(1);
});

/** `f`: the coder's placed codings, each with the number of its turn, of the turn in which it ends, and its paragraph. */
function prepare(db: Database, coder: string): void {
	db.exec(`
		create temp table turns as select document, turn, number, start, "end", text from v_turns;
		create index temp.turns_at on turns (document, start);
		create temp table f as select v.*, d.id as document_id, t.number,
			(select max(u.number) from turns u where u.document = v.document and u.start < v."end") as last,
			(select length(x) - length(replace(x, char(10), '')) from (select substr(t.text, 1,
				v.start + length(v.quote) - length(ltrim(v.quote, char(32, 9, 10, 160))) - t.start) as x)) as block
		from v_codings v join turns t on t.turn = v.turn join document d on d.guid = v.document
		where v.coder = '${coder}' and v.start is not null;
		create index temp.f_code on f (code, document);`);
}

/** The passages for which a condition holds, overlapping ones as one. */
function united(db: Database, condition: string): [string, number, number][] {
	const rows = rowsOf(
		db,
		`select x.document, x.start, x."end" from f x where ${condition} order by x.document_id, x.start, x."end"`
	) as [string, number, number][];
	return rows.reduce<[string, number, number][]>((list, [document, start, end]) => {
		const last = list.at(-1);
		if (last && last[0] === document && start < last[2]) last[2] = Math.max(last[2], end);
		else list.push([document, start, end]);
		return list;
	}, []);
}
