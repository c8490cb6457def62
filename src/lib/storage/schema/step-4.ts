/** Step 4 of the schema: codings that auto-coding made, translations of passages, and units of content analysis. */

/** Brings a database of schema version 3 to version 4. */
export const step4 = `
alter table coding add column auto integer not null default 0 check (auto in (0, 1));
create index coding_auto on coding (auto) where auto = 1;
alter table document add column units_locked integer not null default 0 check (units_locked in (0, 1));

create table coding_unit (
	id integer primary key, guid text not null unique,
	document_id integer not null references document (id),
	start integer not null check (start >= 0), "end" integer not null,
	replica_id integer not null, sequence integer not null,
	check ("end" > start)
) strict;
create index coding_unit_place on coding_unit (document_id, start);

create table translation (
	id integer primary key, guid text not null unique,
	document_id integer not null references document (id),
	start integer not null check (start >= 0), "end" integer not null,
	quote text not null,
	orphan integer not null check (orphan in (0, 1)),
	language text not null, text text not null,
	coder_id integer not null references coder (id),
	created text not null, modified text not null,
	replica_id integer not null, sequence integer not null,
	check ("end" >= start), check (orphan = 1 or "end" > start)
) strict;
create index translation_place on translation (document_id, start);
create index translation_coder on translation (coder_id);
`;
