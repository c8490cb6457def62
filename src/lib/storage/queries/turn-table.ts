/** Which turns stand in the filter, whose they are, and how many of everything there is: the bases of shares. */
import type { Within } from '../../core/group-filter.ts';
import type { Guid } from '../../core/records.ts';
import type { TurnColumns } from '../turn-columns.ts';
import type { Counting } from './counted.ts';
import { allRows, type Source } from './source.ts';

/** What the filter leaves of the project's turns. Turns and cases are named by local keys, documents by index. */
export type TurnTable = {
	/** The case of a turn's speaker; 0 for none. */
	readonly caseOf: (turn: number) => number;
	/** Of each document, its turns, which of them stand in the filter, and which are facilitators'. */
	readonly documents: readonly {
		readonly turns: TurnColumns;
		readonly inside: Uint8Array;
		readonly facilitator: Uint8Array;
	}[];
};

/**
 * Reads the turns of the documents given. A turn stands in the filter when its document does, when it is of a case in
 * the filter (where cases are asked for), and, with facilitators out, unless a facilitator speaks in it.
 */
export function turnTable(source: Source, documents: readonly Guid[], within: Within | null): TurnTable {
	const speakers = new Map(
		allRows(
			source,
			'select s.id, s.role, s.case_id, c.guid from speaker s left join "case" c on c.id = s.case_id'
		).map(([id, role, key, guid]) => [
			id as number,
			{ facilitator: role === 'facilitator', key: (key as number | null) ?? 0, guid: guid as Guid | null }
		])
	);
	const named = within?.documents && new Set(within.documents);
	const cases = within?.cases && new Set(within.cases);
	const caseOfTurn = new Map<number, number>();
	const tables = documents.map((document) => {
		const turns = source.columns.turns.of(document);
		const inside = new Uint8Array(turns.ids.length);
		const facilitator = new Uint8Array(turns.ids.length);
		const asked = !named || named.has(document);
		turns.ids.forEach((id, i) => {
			const speaker = speakers.get(turns.speakers[i] as number);
			if (speaker?.key) caseOfTurn.set(id, speaker.key);
			const ofCase = !cases || (!!speaker?.guid && cases.has(speaker.guid));
			const heard = within?.facilitators !== 'out' || !speaker?.facilitator;
			inside[i] = Number(asked && ofCase && heard);
			facilitator[i] = Number(speaker?.facilitator ?? false);
		});
		return { turns, inside, facilitator };
	});
	return { caseOf: (turn) => caseOfTurn.get(turn) ?? 0, documents: tables };
}

/** The filter of a count, the documents named beside it taken in. */
export function narrowed({ documents, within }: Pick<Counting, 'documents' | 'within'>): Within {
	const all = within ?? { documents: null, cases: null, facilitators: 'in' };
	if (!documents || !all.documents) return { ...all, documents: all.documents ?? documents };
	const named = new Set(documents);
	return { ...all, documents: all.documents.filter((guid) => named.has(guid)) };
}

/** The cases that speak in a turn in the filter. */
export function casesIn({ documents, caseOf }: TurnTable): Set<number> {
	const cases = new Set<number>();
	for (const { turns, inside } of documents) {
		turns.ids.forEach((id, i) => {
			if (inside[i] && caseOf(id)) cases.add(caseOf(id));
		});
	}
	return cases;
}
