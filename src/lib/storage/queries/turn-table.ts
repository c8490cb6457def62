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
	/** The greatest local key of a turn; 0 without any. */
	readonly newest: number;
	/** Of each document, its turns, which of them stand in the filter, and which are facilitators'. */
	readonly documents: readonly {
		readonly turns: TurnColumns;
		readonly inside: Uint8Array;
		readonly facilitator: Uint8Array;
	}[];
};

/**
 * Reads the turns of the documents given. A turn stands in the filter when its document does, when it is of a case and a
 * speaker in the filter (where these are asked for), and, with facilitators out, unless a facilitator speaks in it.
 */
export function turnTable(source: Source, documents: readonly Guid[], within: Within | null): TurnTable {
	const speakers = speakersIn(source, within);
	const named = within?.documents && new Set(within.documents);
	let newest = 0;
	const tables = documents.map((document) => {
		const turns = source.columns.turns.of(document);
		const count = turns.ids.length;
		const inside = new Uint8Array(count);
		const facilitator = new Uint8Array(count);
		const asked = Number(!named || named.has(document));
		for (let i = 0; i < count; i++) {
			const speaker = turns.speakers[i] as number;
			inside[i] = asked & (speakers.heard[speaker] as number);
			facilitator[i] = speakers.facilitator[speaker] as number;
			newest = Math.max(newest, turns.ids[i] as number);
		}
		return { turns, inside, facilitator };
	});
	const read = { newest, documents: tables };
	return { ...read, caseOf: byTurn(read, ({ turns }, i) => speakers.caseOf[turns.speakers[i]!]!) };
}

/** A number of each turn, told of its document, its place there and the document's index, by the turn's local key; 0 for −1, which is no turn's. */
export function byTurn(
	{ documents, newest }: Pick<TurnTable, 'documents' | 'newest'>,
	numberOf: (document: TurnTable['documents'][number], place: number, index: number) => number
): (turn: number) => number {
	const numbers = new Int32Array(newest + 1);
	for (const [index, document] of documents.entries()) {
		const { ids } = document.turns;
		for (let i = 0; i < ids.length; i++) numbers[ids[i]!] = numberOf(document, i, index);
	}
	return (turn) => (turn < 0 ? 0 : numbers[turn]!);
}

/** By the local key of a speaker, 0 for nobody: the case, 0 for none; and 1 for facilitators, and for those that the filter lets be heard. */
type Speakers = {
	readonly caseOf: Int32Array;
	readonly facilitator: Uint8Array;
	readonly heard: Uint8Array;
};

function speakersIn(source: Source, within: Within | null): Speakers {
	const rows = allRows(
		source,
		'select s.id, s.name, s.role, s.case_id, c.guid from speaker s left join "case" c on c.id = s.case_id order by s.id'
	);
	const isAsked = whoIn(within ?? everyone);
	const room = ((rows.at(-1)?.[0] as number | undefined) ?? 0) + 1;
	const speakers: Speakers = {
		caseOf: new Int32Array(room),
		facilitator: new Uint8Array(room),
		heard: new Uint8Array(room)
	};
	speakers.heard[0] = Number(isAsked(null, null));
	for (const [id, name, role, key, guid] of rows as [number, string, string, number | null, Guid | null][]) {
		const isFacilitator = role === 'facilitator';
		speakers.caseOf[id] = key ?? 0;
		speakers.facilitator[id] = Number(isFacilitator);
		speakers.heard[id] = Number(isAsked(name, guid) && (within?.facilitators !== 'out' || !isFacilitator));
	}
	return speakers;
}

const everyone: Within = { documents: null, cases: null, facilitators: 'in' };

/** Tells of who speaks, by name and case, whether the filter asks for them: for everybody where it names nobody. */
export function whoIn({
	cases,
	speakers
}: Pick<Within, 'cases' | 'speakers'>): (speaker: string | null, of: Guid | null) => boolean {
	const named = { cases: cases && new Set(cases), speakers: speakers && new Set(speakers) };
	return (speaker, of) =>
		(!named.cases || (of !== null && named.cases.has(of))) &&
		(!named.speakers || named.speakers.has(speaker ?? ''));
}

/** The filter of a count, the documents named beside it taken in. */
export function narrowed({ documents, within }: Pick<Counting, 'documents' | 'within'>): Within {
	const all = within ?? everyone;
	if (!documents || !all.documents) return { ...all, documents: all.documents ?? documents };
	const named = new Set(documents);
	return { ...all, documents: all.documents.filter((guid) => named.has(guid)) };
}

/** The cases that speak in a turn in the filter. */
export function casesIn({ documents, caseOf }: TurnTable): Set<number> {
	const cases = new Set<number>();
	for (const { turns, inside } of documents) {
		for (let i = 0; i < inside.length; i++) {
			const of = inside[i] ? caseOf(turns.ids[i] as number) : 0;
			if (of) cases.add(of);
		}
	}
	return cases;
}
