/** Which coded passages stand in the filter: of the documents and cases in it, with or without what only facilitators said. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import type { Marks, Only, Within } from '../../core/group-filter.ts';
import type { Guid } from '../../core/records.ts';
import { mark, type CodingTable } from '../coding-columns.ts';
import { allRows, type Source } from './source.ts';

/** What becomes of a row of the coding table: it counts, it is outside, or only facilitators say it. */
export type Standing = 'in' | 'outside' | 'facilitator';

/** Tells of each row of the table how it stands. Turns are read only where the filter asks about them. */
export function standingOf(source: Source, table: CodingTable, within: Within): (row: number) => Standing {
	const { documents, cases, facilitators } = within;
	const named = documents && new Set(documents);
	const kept = named && table.documents.map((guid) => named.has(guid));
	const turns = cases || facilitators === 'out' ? readTurns(source, table.documents) : null;
	const amongCases = cases && new Set(cases);
	const { document, start, end, turn } = table.columns;
	return (row) => {
		const at = document[row] as number;
		if (kept && !kept[at]) return 'outside';
		if (amongCases && turns) {
			const of = turns.caseOf.get(turn[row] as number);
			if (!of || !amongCases.has(of)) return 'outside';
		}
		if (facilitators === 'in' || !turns) return 'in';
		const here = turns.byDocument[at];
		return here && touchesParticipant(here, start[row] as number, end[row] as number) ? 'in' : 'facilitator';
	};
}

/** Tells of each row of the table whether it is marked as the filter asks; null where it asks for no marks. */
export function markedOf(
	{ columns, marks, codes }: CodingTable,
	{ codes: named, starred, auto }: Marks
): ((row: number) => boolean) | null {
	if (!named && !starred && !auto) return null;
	const among = named && new Set(named);
	const kept = among && codes.map((guid) => among.has(guid));
	const fits = (row: number, bit: number, only: Only | undefined): boolean =>
		!only || ((marks[row] as number) & bit) > 0 === (only === 'only');
	return (row) =>
		(!kept || (kept[columns.code[row] as number] as boolean)) &&
		fits(row, mark.star, starred) &&
		fits(row, mark.auto, auto);
}

/**
 * The same filter as conditions in SQL over `coding` as `t`: `inside` for documents and cases, `said` for what a
 * participant says (null where facilitators count too); with the values for their placeholders, in order.
 */
export function withinConditions(within: Within): {
	inside: string[];
	values: string[];
	said: string | null;
} {
	const inside: string[] = [];
	const values: string[] = [];
	const among = (column: string, table: string, guids: readonly Guid[] | null): void => {
		if (!guids) return;
		inside.push(`${column} in (select id from ${table} where guid in (select value from json_each(?)))`);
		values.push(JSON.stringify(guids));
	};
	among('t.document_id', 'document', within.documents);
	among('t.code_id', 'code', within.codes ?? null);
	for (const [column, only] of [
		['star', within.starred],
		['auto', within.auto]
	] as const)
		if (only) inside.push(`t.${column} = ${only === 'only' ? 1 : 0}`);
	const speaker = `(select s.case_id from turn u left join speaker s on s.id = u.speaker_id
		where u.document_id = t.document_id and u.start <= t.first_visible order by u.start desc limit 1)`;
	among(speaker, '"case"', within.cases);
	const said =
		within.facilitators === 'in'
			? null
			: `exists (select 1 from turn u left join speaker s on s.id = u.speaker_id
				where u.document_id = t.document_id and s.role is not 'facilitator'
					and u.start < t."end" and u."end" > t.start and u."end" > u.start)`;
	return { inside, values, said };
}

/** The turns of a document, in order. A turn whose speaker nobody named is no facilitator's: a note is not left out. */
type Turns = { readonly starts: number[]; readonly ends: number[]; readonly participant: boolean[] };

function readTurns(
	source: Source,
	documents: readonly Guid[]
): { byDocument: Turns[]; caseOf: Map<number, Guid> } {
	const index = new Map(documents.map((guid, i) => [guid, i]));
	const indexOf = new Map(
		allRows(source, 'select id, guid from document').map(([id, guid]) => [
			id,
			index.get(guid as Guid) as number
		])
	);
	const byDocument = documents.map((): Turns => ({ starts: [], ends: [], participant: [] }));
	const caseOf = new Map<number, Guid>();
	const statement = source.tables.prepare(
		`select t.document_id, t.id, t.start, t."end", s.role, c.guid
		from turn t left join speaker s on s.id = t.speaker_id left join "case" c on c.id = s.case_id
		order by t.document_id, t.start`
	);
	while (statement.step()) {
		const [document, id, start, end, role, of] = statement.get() as [
			number,
			number,
			number,
			number,
			string | null,
			Guid | null
		];
		const turns = byDocument[indexOf.get(document) as number] as Turns;
		turns.starts.push(start);
		turns.ends.push(end);
		turns.participant.push(role !== 'facilitator');
		if (of) caseOf.set(id, of);
	}
	statement.reset();
	return { byDocument, caseOf };
}

function touchesParticipant({ starts, ends, participant }: Turns, start: number, end: number): boolean {
	for (let i = Math.max(0, lastAtMost(starts, start)); i < starts.length; i++) {
		const from = starts[i] as number;
		if (from >= end) return false;
		const to = ends[i] as number;
		if (participant[i] && to > start && to > from) return true;
	}
	return false;
}
