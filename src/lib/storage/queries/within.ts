/** Which coded passages stand in the filter: of the documents, cases and speakers in it, with or without what only facilitators said. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import type { Marks, Only, Within } from '../../core/group-filter.ts';
import { mark, type CodingTable } from '../coding-columns.ts';
import type { Source } from './source.ts';
import { byTurn, turnTable, type TurnTable } from './turn-table.ts';

/** What becomes of a row of the coding table: it counts, it is outside, or only facilitators say it. */
export type Standing = 'in' | 'outside' | 'facilitator';

/** Tells of each row of the table how it stands. Turns are read only where the filter asks about them. */
export function standingOf(source: Source, table: CodingTable, within: Within): (row: number) => Standing {
	const { documents, cases, speakers, facilitators } = within;
	const named = documents && new Set(documents);
	const kept = named && table.documents.map((guid) => named.has(guid));
	const asksWho = Boolean(cases || speakers);
	const who: Within = { documents: null, cases, speakers: speakers ?? null, facilitators: 'in' };
	const turns = asksWho || facilitators === 'out' ? turnTable(source, table.documents, who) : null;
	const isAsked = asksWho && turns ? byTurn(turns, ({ inside }, i) => inside[i]!) : null;
	const { document, start, end, turn } = table.columns;
	return (row) => {
		const at = document[row] as number;
		if (kept && !kept[at]) return 'outside';
		if (isAsked && !isAsked(turn[row] as number)) return 'outside';
		if (!turns || facilitators === 'in') return 'in';
		const here = turns.documents[at];
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
 * The same filter as conditions in SQL over `coding` as `t`: `inside` for documents, cases and speakers, `said` for what a
 * participant says (null where facilitators count too); with the values for their placeholders, in order.
 */
export function withinConditions(within: Within): {
	inside: string[];
	values: string[];
	said: string | null;
} {
	const inside: string[] = [];
	const values: string[] = [];
	const among = (column: string, table: string | null, named: readonly string[] | null | undefined): void => {
		if (!named) return;
		const listed = '(select value from json_each(?))';
		inside.push(`${column} in ${table ? `(select id from ${table} where guid in ${listed})` : listed}`);
		values.push(JSON.stringify(named));
	};
	among('t.document_id', 'document', within.documents);
	among('t.code_id', 'code', within.codes);
	inside.push(...markConditions(within));
	const who = (
		column: string
	): string => `(select ${column} from turn u left join speaker s on s.id = u.speaker_id
		where u.document_id = t.document_id and u.start <= t.first_visible order by u.start desc limit 1)`;
	among(who('s.case_id'), '"case"', within.cases);
	among(who("coalesce(s.name, '')"), null, within.speakers);
	const said =
		within.facilitators === 'in'
			? null
			: `exists (select 1 from turn u left join speaker s on s.id = u.speaker_id
				where u.document_id = t.document_id and s.role is not 'facilitator'
					and u.start < t."end" and u."end" > t.start and u."end" > u.start)`;
	return { inside, values, said };
}

/** What is asked of stars and auto-coding, as conditions in SQL over `coding` as `t`. */
export function markConditions({ starred, auto }: Pick<Marks, 'starred' | 'auto'>): string[] {
	const asked = { star: starred, auto };
	return Object.entries(asked).flatMap(([column, only]) =>
		only ? [`t.${column} = ${only === 'only' ? 1 : 0}`] : []
	);
}

/** Whether a range shares a character with a participant's turn. A turn whose speaker nobody named is no facilitator's: a note is not left out. */
function touchesParticipant(
	{ turns: { starts, ends }, facilitator }: TurnTable['documents'][number],
	start: number,
	end: number
): boolean {
	for (let i = Math.max(0, lastAtMost(starts, start)); i < starts.length; i++) {
		const from = starts[i] as number;
		if (from >= end) return false;
		const to = ends[i] as number;
		if (!facilitator[i] && to > start && to > from) return true;
	}
	return false;
}
