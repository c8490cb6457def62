/** Step 5 of the schema: queries kept by name. */

/** Brings a database of schema version 4 to version 5. */
export const step5 = `
create table query (
	id integer primary key, guid text not null unique,
	name text not null,
	body text not null check (json_valid(body)),
	coder_id integer not null references coder (id),
	created text not null, modified text not null,
	replica_id integer not null, sequence integer not null
) strict;
create index query_coder on query (coder_id);
`;
