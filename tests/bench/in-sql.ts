/**
 * The counts of the analysis views in SQL, over tables prepared for them: the baselines of the benchmarks beside it. Codes
 * are local keys. Each is the fastest of the ways tried.
 */

/**
 * Makes `spoken`, the turns with their numbers and cases; `placed`, the codings with their turn, its number, that of the
 * turn in which their last character lies, and the case; and `line`, the category of each code. Not part of a figure.
 */
export const prepared = `
create temp table spoken as select t.id, t.document_id as document, t.start, t."end" as stop, s.case_id as of_case,
	row_number() over (partition by t.document_id order by t.start) as number
	from turn t left join speaker s on s.id = t.speaker_id order by 2, 3;
create unique index temp.spoken_by_start on spoken (document, start, stop, number, of_case, id);
create temp table placed as
	select p.id, p.code, p.document, p.start, p.stop, t.id as turn, t.number, t.of_case, (select number from spoken l
		where l.document = p.document and l.start < p.stop order by l.start desc limit 1) as last
	from (
		select c.id, c.code_id as code, c.document_id as document, c.start, c."end" as stop, (select start from spoken f
			where f.document = c.document_id and f.start <= c.first_visible order by f.start desc limit 1) as turn_start
		from coding c where c.orphan = 0 and c.start is not null
	) p left join spoken t on t.document = p.document and t.start = p.turn_start
	order by p.document, p.start, p.stop, p.id;
create index temp.placed_by_code on placed (code, document, of_case);
create index temp.placed_by_document on placed (document, code);
create index temp.placed_by_turn on placed (turn, code);
create index temp.placed_by_number on placed (document, number, start, code, id);
create temp table line as select id as code, coalesce(parent_id, id) as category from code;
analyze temp;
`;

/** By code: passages, documents, characters. */
export const frequencies =
	'select code, count(*), count(distinct document), sum(stop - start) from placed group by code';

/** The characters of turns under each passage. */
const underTurns = `
select p.code, p.document, p.of_case, (
	select sum(min(p.stop, t.stop) - max(p.start, t.start)) from spoken t
	where t.document = p.document and t.stop > p.start and t.start < p.stop and t.start >= (
		select max(f.start) from spoken f where f.document = p.document and f.start <= p.start)
) as characters
from placed p`;

/** By code: passages, documents, cases, and characters in turns. */
export const reach = `
select code, count(*), count(distinct document), count(distinct of_case), sum(characters)
from (${underTurns}) group by code`;

/** By code and document: passages, and characters in turns. */
export const codesByDocuments = `
select code, document, count(*), sum(characters) from (${underTurns}) group by 1, 2`;

/** By two codes, the lower first: pairs, passages of the first that meet the second and the other way round, units with both. */
export const inUnit = (unit: 'turn' | 'document' | 'of_case'): string => `
with held as materialized (
	select ${unit} as unit, code, count(*) as n from placed where ${unit} is not null group by 1, 2
)
select a.code, b.code, sum(a.n * b.n), sum(a.n), sum(b.n), count(*)
from held a join held b on b.unit = a.unit and b.code > a.code group by 1, 2`;

/** By two codes, the lower first: pairs no more than a turn apart, passages of the first that meet the second and the other way round. */
export const near = `
select a.code, b.code, count(*), count(distinct a.id), count(distinct b.id)
from placed a join placed b
	on b.document = a.document and b.number between a.number - 1 and a.number + 1 and b.code > a.code
group by 1, 2`;

/** By two codes: passages of the first that one of the second follows in its last turn or the next. */
export const sequences = `
select a.code, b.code, count(distinct a.id)
from placed a join placed b
	on b.document = a.document and b.number between a.last and a.last + 1 and b.start >= a.stop
group by 1, 2`;

/** By document: codes first used in it. */
export const saturation = `
select document, count(*) from (select code, min(document) as document from placed group by code) group by document`;

/** The stretches under one category, by code, that begin within two turns of one under another: how many, and their characters. */
export const nearQuery = `
with begun as (
	select p.*, l.category, p.start >= coalesce(max(p.stop) over (partition by l.category, p.document
		order by p.start, p.stop, p.id rows between unbounded preceding and 1 preceding), 0) as begins
	from placed p join line l on l.code = p.code where l.category in (1, 26)
), numbered as (
	select *, sum(begins) over (partition by category, document order by start, stop, id) as stretch from begun
), stretch as materialized (
	select category, document, min(start) as start, max(stop) as stop, min(number) as number
	from numbered group by category, document, stretch
), other as materialized (
	select document, number from stretch where category = 26
)
select count(*), sum(a.stop - a.start) from stretch a where a.category = 1 and exists (
	select 1 from other b where b.document = a.document and b.number between a.number - 2 and a.number + 2)`;

/** Each word, how often it occurs and in how many documents; words are found before, as they are counted where no apostrophe is in them. */
export const words = {
	prepared: `
create virtual table temp.found using fts3tokenize(unicode61, "remove_diacritics=0");
create temp table word as select t.document_id as document, f.token as word
	from turn t join temp.found f where f.input = t.text order by 2, 1;
`,
	query: 'select word, count(*), count(distinct document) from word group by word'
};
