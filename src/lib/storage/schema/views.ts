/**
 * The documented views, for readers in R, Python and SQL. They use no function of ours, so any SQLite reads them.
 * `v_cases` has a row for each value of a case (one without values has one row); `v_values` has every value of cases
 * and documents, `owner` being the GUID of the case or document and `name` its name or title.
 * `v_code_sets` has a row for each code of a set, `v_themes` one for each code or passage of a theme (a set or theme without
 * any has one row), `v_theme_links` the arrows between themes, `v_codebook_versions` the codebook as it was, as JSON.
 * `v_units` has the coding units of content analysis, numbered in the order of the text, each with the turn in which it begins
 * and the number of codings (orphans left out) that share a character with it; `v_translations` the translated passages whose words still stand.
 * `v_queries` has the queries kept by name, their body as JSON; `v_summaries` the cells of the summary grid, each of a case and a
 * code (with its path) or a theme.
 * Offsets count UTF-16 units from the start of the document's text, half open; times are milliseconds.
 */

/** Makes the views anew. */
export const views = `
drop view if exists v_documents;
drop view if exists v_turns;
drop view if exists v_cases;
drop view if exists v_values;
drop view if exists v_code_sets;
drop view if exists v_themes;
drop view if exists v_theme_links;
drop view if exists v_codebook_versions;
drop view if exists v_units;
drop view if exists v_translations;
drop view if exists v_queries;
drop view if exists v_summaries;
drop view if exists v_coding_turns;
drop view if exists v_codings;
drop view if exists v_code_paths;

create view v_code_paths as
with recursive path (id, guid, name, code_path) as (
	select id, guid, name, replace(replace(name, '\\', '\\\\'), '/', '\\/') from code where parent_id is null
	union all
	select code.id, code.guid, code.name,
		path.code_path || ' / ' || replace(replace(code.name, '\\', '\\\\'), '/', '\\/')
	from code join path on code.parent_id = path.id
)
select id, guid, name, code_path from path;

create view v_documents as
select d.guid as document, d.title, d.kind, d.date, d.language, d.summary, d.source_name, d.length as characters,
	d.units_locked,
	(select count(*) from turn where turn.document_id = d.id) as turns,
	(select count(*) from coding where coding.document_id = d.id and coding.orphan = 0) as codings
from document d;

create view v_turns as
select d.guid as document, d.title, t.guid as turn,
	row_number() over (partition by t.document_id order by t.start) as number,
	s.name as speaker, s.role, c.name as "case",
	t.start, t."end", t.start_time, t.end_time, t.text
from turn t
join document d on d.id = t.document_id
left join speaker s on s.id = t.speaker_id
left join "case" c on c.id = s.case_id;

create view v_cases as
select c.guid as "case", c.name, c.note, c.summary, c.consent, c.contact, a.name as attribute, a.type, v.value
from "case" c
left join attribute_value v on v.case_id = c.id
left join attribute a on a.id = v.attribute_id;

create view v_values as
select a.target, coalesce(c.guid, d.guid) as owner, coalesce(c.name, d.title) as name,
	a.guid as attribute_guid, a.name as attribute, a.type, v.value
from attribute_value v
join attribute a on a.id = v.attribute_id
left join "case" c on c.id = v.case_id
left join document d on d.id = v.document_id;

create view v_codings as
select g.guid as coding, d.guid as document, d.title, k.guid as code, p.code_path, r.name as coder,
	g.start, g."end", g.quote, t.guid as turn, s.name as speaker, s.role, c.name as "case", g.star, g.changed, g.auto, g.created
from coding g
join document d on d.id = g.document_id
join code k on k.id = g.code_id
join v_code_paths p on p.id = g.code_id
join coder r on r.id = g.coder_id
left join turn t on t.document_id = g.document_id and t.start =
	(select max(u.start) from turn u where u.document_id = g.document_id and u.start <= g.first_visible)
left join speaker s on s.id = t.speaker_id
left join "case" c on c.id = s.case_id
where g.orphan = 0;

create view v_coding_turns as
select g.guid as coding, t.guid as turn, s.name as speaker, s.role,
	min(g."end", t."end") - max(g.start, t.start) as characters
from coding g
join turn t on t.document_id = g.document_id and t.start < g."end" and t."end" > g.start and t."end" > t.start
left join speaker s on s.id = t.speaker_id
where g.orphan = 0;

create view v_code_sets as
select s.guid as "set", s.name, s.note, s.exclusive, k.guid as code, p.code_path,
	case when k.id is null then null else s.residual_id is not null and s.residual_id = k.id end as residual
from code_set s
left join code_set_member m on m.set_id = s.id
left join code k on k.id = m.code_id
left join v_code_paths p on p.id = k.id;

create view v_themes as
select t.guid as theme, t.name, t.idea, t.boundaries, t.status,
	case when i.code_id is not null then 'code' when i.coding_id is not null then 'passage' end as item,
	k.guid as code, p.code_path, g.guid as coding, d.title, g.quote, i.note
from theme t
left join theme_item i on i.theme_id = t.id
left join coding g on g.id = i.coding_id
left join document d on d.id = g.document_id
left join code k on k.id = coalesce(i.code_id, g.code_id)
left join v_code_paths p on p.id = k.id;

create view v_theme_links as
select l.guid as link, a.guid as "from", a.name as from_name, b.guid as "to", b.name as to_name, l.label
from theme_link l join theme a on a.id = l.from_id join theme b on b.id = l.to_id;

create view v_codebook_versions as
select v.codebook, v.version, v.parents, v.name, r.name as author, v.date, v.note, v.origin, v.content
from codebook_version v join coder r on r.id = v.author_id;

create view v_units as
select u.guid as unit, d.guid as document, d.title,
	row_number() over (partition by u.document_id order by u.start) as number, u.start, u."end", t.guid as turn,
	(select count(*) from coding g where g.document_id = u.document_id and g.orphan = 0
		and g.start < u."end" and g."end" > u.start) as codings
from coding_unit u
join document d on d.id = u.document_id
left join turn t on t.document_id = u.document_id and t.start =
	(select max(o.start) from turn o where o.document_id = u.document_id and o.start <= u.start);

create view v_translations as
select t.guid as translation, d.guid as document, d.title, t.start, t."end", t.quote, t.language, t.text, r.name as coder
from translation t join document d on d.id = t.document_id join coder r on r.id = t.coder_id
where t.orphan = 0;

create view v_queries as
select q.guid as query, q.name, q.body, r.name as coder, q.created, q.modified
from query q join coder r on r.id = q.coder_id;

create view v_summaries as
select s.guid as summary, c.guid as "case", c.name, k.guid as code, p.code_path, t.guid as theme, t.name as theme_name,
	s.text, r.name as coder, s.created, s.modified
from summary s
join "case" c on c.id = s.case_id
join coder r on r.id = s.coder_id
left join code k on k.id = s.code_id
left join v_code_paths p on p.id = k.id
left join theme t on t.id = s.theme_id;
`;
