/**
 * Step 2 of the schema: what is known of a case, codings whose words changed, the recording that a document is tied
 * to, and pictures of walls beside typed notes.
 */

/** Brings a database of schema version 1 to version 2. */
export const step2 = `
alter table "case" add column summary text not null default '';
alter table "case" add column consent text not null default 'unknown'
	check (consent in ('unknown', 'given', 'partly', 'withdrawn'));
alter table "case" add column contact text not null default '';
alter table coding add column changed integer not null default 0 check (changed in (0, 1));
create index coding_changed on coding (changed) where changed = 1;

create table recording (
	id integer primary key, guid text not null unique,
	document_id integer not null unique references document (id),
	name text not null, size integer not null check (size >= 0),
	kind text not null check (kind in ('audio', 'video')),
	"offset" integer not null,
	replica_id integer not null, sequence integer not null
) strict;
create table picture (
	id integer primary key, guid text not null unique,
	document_id integer not null references document (id),
	turn_id integer references turn (id),
	name text not null,
	mime text not null check (mime in ('image/jpeg', 'image/png', 'image/gif', 'image/webp')),
	width integer not null check (width > 0), height integer not null check (height > 0),
	hash text not null, position text not null,
	data text not null,
	replica_id integer not null, sequence integer not null
) strict;
create index picture_document on picture (document_id);
create index picture_turn on picture (turn_id);
`;
