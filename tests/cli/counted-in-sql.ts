/** What is counted, in SQL over the documented views alone: the oracle of the tests beside it. */
import type { Database } from 'sql.js';
import { rowsOf } from './samtal.ts';

/** Whose passages are counted (null for all, united), and whether sub-codes count upwards. */
export type Mode = { readonly coder: string | null; readonly rollUp: boolean };

export const modes: readonly Mode[] = [
	{ coder: 'Ada', rollUp: false },
	{ coder: null, rollUp: false },
	{ coder: 'Ada', rollUp: true },
	{ coder: null, rollUp: true }
];

/** The options that ask for it. */
export const optionsOf = ({ coder, rollUp }: Mode): string[] => [
	...(coder === null ? [] : ['--coder', coder]),
	...(rollUp ? ['--roll-up'] : [])
];

/** Words as Intl.Segmenter finds them in the plain prose of the studies. */
const word = /[\p{L}\p{N}]+(?:['’.:][\p{L}\p{N}]+)*/gu;

/**
 * Makes `turns`; `word` (document, turn, at); `paragraph` (turn, start, paragraph); `related` (a, b), codes that are
 * not paired; and `f`, the passages that count: stretches that codings of one code, or of codes below it, cover without
 * a gap, with the turn of the first of them, its number, and how many turns of three words or more stand up to it.
 * `own` is `f` without roll-up.
 */
export function prepare(db: Database, { coder, rollUp }: Mode): void {
	db.exec(`
		create temp table turns as select document, turn, number, start, "end", "case", text from v_turns;
		create unique index temp.turns_by_guid on turns (turn);
		create index temp.turns_by_start on turns (document, start);
		create temp table word (document text, turn text, at integer);
		create temp table paragraph (turn text, start integer, paragraph text);
		begin`);
	const [word_, block_] = ['word values (?, ?, ?)', 'paragraph values (?, ?, ?)'].map((into) =>
		db.prepare(`insert into ${into}`)
	) as [ReturnType<Database['prepare']>, ReturnType<Database['prepare']>];
	for (const [document, turn, start, text] of rowsOf(db, 'select document, turn, start, text from turns') as [
		string,
		string,
		number,
		string
	][]) {
		for (const { index } of text.matchAll(word)) word_.run([document, turn, start + index]);
		let at = start;
		text.split('\n').forEach((block, i) => {
			if (block) block_.run([turn, at, `${turn} ${i}`]);
			at += block.length + 1;
		});
	}
	word_.free();
	block_.free();
	db.exec(`commit;
		create index temp.word_by_place on word (document, at);
		create index temp.paragraph_by_turn on paragraph (turn, start);
		create temp table placed as
			select v.document, v.code, v.code_path, v.start, v."end", v.turn, v.start + length(v.quote)
				- length(ltrim(v.quote, char(32, 9, 10))) as visible, v.coding
			from v_codings v where v.start is not null ${coder === null ? '' : `and v.coder = '${coder}'`};
		create temp table longs as select turn, sum(words >= 3) over (partition by document order by number) as long
			from (select document, turn, number, (select count(*) from word w where w.document = t.document
				and w.at >= t.start and w.at < t."end") as words from turns t);
		create unique index temp.longs_by_turn on longs (turn);
		create temp table related (a text, b text, primary key (a, b));
		${rollUp ? related : ''}
		create temp table own as ${stretches('placed')};
		create temp table f as ${rollUp ? stretches(rolledUp) : 'select * from own'};
		create index temp.f_code on f (code);
		create index temp.f_document on f (document, start);
		create index temp.f_turn on f (turn);
		create index temp.f_case on f ("case");`);
}

/** Each passage under its code and under every code whose path its code's begins with. */
const rolledUp = `(select p.document, k.guid as code, p.start, p."end", p.turn, p.visible, p.coding from placed p
	join v_code_paths k on p.code_path = k.code_path
		or substr(p.code_path, 1, length(k.code_path) + 3) = k.code_path || ' / ')`;

/** Each code with those above and below it, which it is not paired with. */
const related = `insert into related select a.guid, b.guid from v_code_paths a join v_code_paths b
		on substr(b.code_path, 1, length(a.code_path) + 3) = a.code_path || ' / ';
	insert into related select b, a from related;`;

/** A stretch begins where a passage starts at or beyond the end of all before it; two that touch stay two. */
const stretches = (passages: string): string => `
	select row_number() over () as coding, s.code, s.document, s.start, s."end", s.turn, t."case", t.number, l.long,
		(select p.paragraph from paragraph p where p.turn = s.turn and p.start <= s.visible order by p.start desc limit 1) as paragraph
	from (
		select distinct code, document, stretch, min(start) over whole as start, max("end") over whole as "end",
			first_value(turn) over whole as turn, first_value(visible) over whole as visible
		from (
			select *, sum(begins) over (partition by code, document order by start, "end", coding) as stretch
			from (
				select *, start >= coalesce(max("end") over (partition by code, document order by start, "end", coding
					rows between unbounded preceding and 1 preceding), 0) as begins
				from ${passages}))
		window whole as (partition by code, document, stretch order by start, "end", coding
			rows between unbounded preceding and unbounded following)
	) s left join turns t on t.turn = s.turn left join longs l on l.turn = s.turn`;

/** How much of `f` lies under each code, as an expression of `code`: characters of turns, and words that begin there. */
export const charactersUnder = (code: string): string =>
	`(select coalesce(sum(min(x."end", t."end") - max(x.start, t.start)), 0) from f x
		join turns t on t.document = x.document and t.start < x."end" and t."end" > x.start where x.code = ${code})`;
export const wordsUnder = (code: string): string =>
	`(select count(*) from f x join word w on w.document = x.document and w.at >= x.start and w.at < x."end" where x.code = ${code})`;
