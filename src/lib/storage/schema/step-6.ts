/** Step 6 of the schema: the project's approach, and the cells of the summary grid. */

/** Brings a database of schema version 5 to version 6. */
export const step6 = `
alter table project add column approach text not null default ''
	check (approach in ('', 'reflexive', 'codebook', 'content', 'grounded', 'other'));

create table summary (
	id integer primary key, guid text not null unique,
	case_id integer not null references "case" (id),
	code_id integer references code (id), theme_id integer references theme (id),
	text text not null check (text <> ''),
	coder_id integer not null references coder (id),
	created text not null, modified text not null,
	replica_id integer not null, sequence integer not null,
	check ((code_id is null) <> (theme_id is null))
) strict;
create index summary_case on summary (case_id);
create index summary_code on summary (code_id);
create index summary_theme on summary (theme_id);
create index summary_coder on summary (coder_id);
`;
