/** Step 1 of the schema: the tables of a project. */

/** Brings an empty database to schema version 1. */
export const step1 = `
create table meta (key text primary key, value text not null) strict, without rowid;
create table replica (id integer primary key, guid text not null unique) strict;

create table project (
	id integer primary key, guid text not null unique,
	name text not null, created text not null,
	replica_id integer not null, sequence integer not null
) strict;
create table coder (
	id integer primary key, guid text not null unique,
	name text not null, color text not null,
	replica_id integer not null, sequence integer not null
) strict;
create table "case" (
	id integer primary key, guid text not null unique,
	name text not null, note text not null,
	replica_id integer not null, sequence integer not null
) strict;
create table document (
	id integer primary key, guid text not null unique,
	title text not null,
	kind text not null check (kind in ('interview', 'focusGroup', 'workshop', 'questionnaire', 'other')),
	date text, language text, summary text not null,
	source_name text not null, source_hash text not null, text_hash text not null,
	length integer not null check (length >= 0), created text not null,
	replica_id integer not null, sequence integer not null
) strict;
create index document_source on document (source_hash);
create table attribute (
	id integer primary key, guid text not null unique,
	name text not null, target text not null check (target in ('case', 'document')),
	type text not null check (type in ('text', 'number', 'boolean', 'date', 'oneOf', 'ordered')),
	options text not null check (json_valid(options)), position text not null,
	replica_id integer not null, sequence integer not null
) strict;
create table attribute_value (
	id integer primary key, guid text not null unique,
	attribute_id integer not null references attribute (id),
	case_id integer references "case" (id), document_id integer references document (id),
	value text not null,
	replica_id integer not null, sequence integer not null,
	check ((case_id is null) <> (document_id is null))
) strict;
create index attribute_value_attribute on attribute_value (attribute_id);
create index attribute_value_case on attribute_value (case_id);
create index attribute_value_document on attribute_value (document_id);
create table speaker (
	id integer primary key, guid text not null unique,
	document_id integer not null references document (id),
	name text not null, role text not null check (role in ('participant', 'facilitator')),
	case_id integer references "case" (id),
	replica_id integer not null, sequence integer not null
) strict;
create index speaker_document on speaker (document_id);
create index speaker_case on speaker (case_id);
create table turn (
	id integer primary key, guid text not null unique,
	document_id integer not null references document (id),
	speaker_id integer references speaker (id),
	start integer not null check (start >= 0), "end" integer not null,
	start_time integer, end_time integer,
	text text not null,
	replica_id integer not null, sequence integer not null,
	check ("end" >= start)
) strict;
create index turn_place on turn (document_id, start);
create index turn_speaker on turn (speaker_id);
create table code (
	id integer primary key, guid text not null unique,
	parent_id integer references code (id),
	name text not null, color text not null, key text, position text not null,
	applicable integer not null check (applicable in (0, 1)),
	definition text not null, include text not null, exclude text not null, example text not null,
	translations text not null check (json_valid(translations)),
	replica_id integer not null, sequence integer not null
) strict;
create index code_parent on code (parent_id);
create table coding (
	id integer primary key, guid text not null unique,
	document_id integer not null references document (id),
	code_id integer not null references code (id),
	coder_id integer not null references coder (id),
	start integer, "end" integer,
	first_visible integer,
	quote text not null,
	orphan integer not null check (orphan in (0, 1)),
	star integer not null check (star in (0, 1)),
	weight real, condensation text not null,
	created text not null, modified text not null,
	replica_id integer not null, sequence integer not null,
	check ((start is null) = ("end" is null)),
	check (start is null or (start >= 0 and "end" >= start)),
	check (start is null or orphan = 1 or "end" > start)
) strict;
create index coding_place on coding (document_id, code_id, coder_id);
create index coding_code on coding (code_id, coder_id, orphan);
create index coding_document on coding (document_id, coder_id, orphan);
create index coding_orphan on coding (orphan) where orphan = 1;
create index coding_coder on coding (coder_id);
create table memo (
	id integer primary key, guid text not null unique,
	target text not null check (target in ('project', 'document', 'passage', 'code', 'coding', 'case')),
	document_id integer references document (id), code_id integer references code (id),
	coding_id integer references coding (id), case_id integer references "case" (id),
	start integer, "end" integer, quote text not null,
	orphan integer not null check (orphan in (0, 1)),
	coder_id integer not null references coder (id),
	type text not null, title text not null, body text not null,
	created text not null, modified text not null,
	replica_id integer not null, sequence integer not null
) strict;
create index memo_document on memo (document_id);
create index memo_code on memo (code_id);
create index memo_coding on memo (coding_id);
create index memo_case on memo (case_id);
create index memo_coder on memo (coder_id);
create table assignment (
	id integer primary key, guid text not null unique,
	coder_id integer not null references coder (id), document_id integer not null references document (id),
	state text not null check (state in ('unread', 'reading', 'coding', 'finished', 'checked')),
	replica_id integer not null, sequence integer not null,
	unique (document_id, coder_id)
) strict;
create index assignment_coder on assignment (coder_id);

create table history (
	sequence integer primary key,
	replica_id integer not null references replica (id),
	coder text not null, time text not null,
	key text not null, "values" text not null check (json_valid("values")),
	schema integer not null,
	kind text not null check (kind in ('do', 'undo', 'redo')),
	undoes integer, undo_group text,
	change blob not null
) strict;
create table history_row (
	guid text not null, sequence integer not null, primary key (guid, sequence)
) strict, without rowid;
create table kept_text (hash text primary key, text text not null) strict, without rowid;
create table tombstone (
	guid text primary key, table_name text not null,
	replica_id integer not null, sequence integer not null
) strict, without rowid;
`;
