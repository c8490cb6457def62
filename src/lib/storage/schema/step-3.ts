/**
 * Step 3 of the schema: code sets, borderline examples, versions of the codebook, rules that changed, themes with their
 * codes and passages, and memos on themes.
 */

/** Brings a database of schema version 2 to version 3. */
export const step3 = `
alter table code add column borderline text not null default '';
update code set translations =
	(select json_group_object(key, json_set(value, '$.borderline', '')) from json_each(code.translations))
where translations <> '{}';

create table code_set (
	id integer primary key, guid text not null unique,
	name text not null, color text not null, note text not null,
	exclusive integer not null check (exclusive in (0, 1)),
	residual_id integer references code (id),
	position text not null,
	replica_id integer not null, sequence integer not null
) strict;
create index code_set_residual on code_set (residual_id);
create table code_set_member (
	id integer primary key, guid text not null unique,
	set_id integer not null references code_set (id),
	code_id integer not null references code (id),
	replica_id integer not null, sequence integer not null
) strict;
create index code_set_member_set on code_set_member (set_id, code_id);
create index code_set_member_code on code_set_member (code_id);

create table codebook_version (
	id integer primary key, guid text not null unique,
	codebook text not null, version text not null,
	parents text not null check (json_valid(parents)),
	name text not null, author_id integer not null references coder (id),
	date text not null, note text not null,
	origin text not null check (origin in ('named', 'opened', 'saved', 'merged')),
	content text not null check (json_valid(content)),
	replica_id integer not null, sequence integer not null
) strict;
create index codebook_version_version on codebook_version (version);
create index codebook_version_author on codebook_version (author_id);

create table rule_change (
	id integer primary key, guid text not null unique,
	code_id integer not null references code (id),
	coder_id integer not null references coder (id),
	date text not null,
	before text not null check (json_valid(before)),
	replica_id integer not null, sequence integer not null
) strict;
create index rule_change_code on rule_change (code_id);
create index rule_change_coder on rule_change (coder_id);
alter table coding add column recheck_id integer references rule_change (id);
create index coding_recheck on coding (recheck_id) where recheck_id is not null;

create table theme (
	id integer primary key, guid text not null unique,
	name text not null, idea text not null, boundaries text not null,
	status text not null check (status in ('candidate', 'reviewed', 'kept', 'dropped')),
	position text not null,
	replica_id integer not null, sequence integer not null
) strict;
create table theme_item (
	id integer primary key, guid text not null unique,
	theme_id integer not null references theme (id),
	code_id integer references code (id), coding_id integer references coding (id),
	x real, y real, note text not null,
	replica_id integer not null, sequence integer not null,
	check ((code_id is null) <> (coding_id is null)),
	check ((x is null) = (y is null))
) strict;
create index theme_item_theme on theme_item (theme_id);
create index theme_item_code on theme_item (code_id);
create index theme_item_coding on theme_item (coding_id);
create table theme_link (
	id integer primary key, guid text not null unique,
	from_id integer not null references theme (id), to_id integer not null references theme (id),
	label text not null,
	replica_id integer not null, sequence integer not null,
	check (from_id <> to_id)
) strict;
create index theme_link_from on theme_link (from_id);
create index theme_link_to on theme_link (to_id);

create table memo_of_step_3 (
	id integer primary key, guid text not null unique,
	target text not null check (target in ('project', 'document', 'passage', 'code', 'coding', 'case', 'theme')),
	document_id integer references document (id), code_id integer references code (id),
	coding_id integer references coding (id), case_id integer references "case" (id),
	theme_id integer references theme (id),
	start integer, "end" integer, quote text not null,
	orphan integer not null check (orphan in (0, 1)),
	coder_id integer not null references coder (id),
	type text not null, title text not null, body text not null,
	created text not null, modified text not null,
	replica_id integer not null, sequence integer not null
) strict;
insert into memo_of_step_3
	select id, guid, target, document_id, code_id, coding_id, case_id, null, start, "end", quote, orphan, coder_id,
		type, title, body, created, modified, replica_id, sequence from memo;
drop table memo;
alter table memo_of_step_3 rename to memo;
create index memo_document on memo (document_id);
create index memo_code on memo (code_id);
create index memo_coding on memo (coding_id);
create index memo_case on memo (case_id);
create index memo_theme on memo (theme_id);
create index memo_coder on memo (coder_id);
`;
