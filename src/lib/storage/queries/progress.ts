/** Who has come how far with which document. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import type { AssignmentState, Guid } from '../../core/records.ts';
import type { CodingTable } from '../coding-columns.ts';
import type { Stepwise } from '../stepwise.ts';
import { allRows, type Source } from './source.ts';
import { turnTable, type TurnTable } from './turn-table.ts';

/** One coder and one document. */
export type ProgressCell = {
	readonly document: Guid;
	readonly coder: Guid;
	/** Null where the document is not assigned to the coder. */
	readonly state: AssignmentState | null;
	/** Coded passages, those without a text and those of whole documents left out. */
	readonly passages: number;
	/** Of the document's participants' turns, those with a character under one of these passages. */
	readonly turns: number;
};

export type Progress = {
	/**
	 * Each document with the turns that shares are of: those that hold a text and are no facilitator's. (A turn whose speaker
	 * nobody named is no facilitator's.)
	 */
	readonly documents: readonly { readonly guid: Guid; readonly turns: number }[];
	readonly coders: readonly Guid[];
	/** Pairs with an assignment or a coded passage; all others are not assigned and have none. */
	readonly cells: readonly ProgressCell[];
};

/** Of these documents, or of all for null. Others get their turn between steps. */
export function* progress(source: Source, params: { documents: readonly Guid[] | null }): Stepwise<Progress> {
	yield* source.columns.readAhead();
	const table = source.columns.read();
	yield;
	const { documents, coders } = table;
	const turns = turnTable(source, documents, null).documents.map(participantsTurns);
	yield;
	const coded = codedByPair(table, turns);
	yield;
	const states = new Map<string, AssignmentState>();
	const assigned = allRows(
		source,
		`select d.guid, r.guid, a.state from assignment a
		join document d on d.id = a.document_id join coder r on r.id = a.coder_id`
	) as [Guid, Guid, AssignmentState][];
	for (const [document, coder, state] of assigned) states.set(`${document} ${coder}`, state);
	const asked = params.documents && new Set(params.documents);
	const shown = [...documents.keys()].filter((at) => !asked || asked.has(documents[at]!));
	const cells = shown.flatMap((at) =>
		coders.flatMap((coder, by): ProgressCell[] => {
			const document = documents[at]!;
			const pair = at * coders.length + by;
			const state = states.get(`${document} ${coder}`) ?? null;
			const passages = coded.passages[pair]!;
			return state || passages ? [{ document, coder, state, passages, turns: coded.turns[pair]! }] : [];
		})
	);
	return {
		documents: shown.map((at) => ({ guid: documents[at]!, turns: turns[at]!.starts.length })),
		coders,
		cells
	};
}

/** Participants' turns that hold a text, in order. */
type Turns = { readonly starts: Int32Array; readonly ends: Int32Array };

function participantsTurns({ turns, facilitator }: TurnTable['documents'][number]): Turns {
	const { starts, ends } = turns;
	const counts = (_: number, i: number): boolean => !facilitator[i] && ends[i]! > starts[i]!;
	return { starts: starts.filter(counts), ends: ends.filter(counts) };
}

/** By document and coder (`document * coders + coder`): passages, and turns with a character under one. */
function codedByPair(
	{ columns, coders, documents }: CodingTable,
	turns: readonly Turns[]
): { passages: Int32Array; turns: Int32Array } {
	const { document, coder, start, end, length } = columns;
	const counts = {
		passages: new Int32Array(documents.length * coders.length),
		turns: new Int32Array(documents.length * coders.length)
	};
	const longest = turns.reduce((most, { starts }) => Math.max(most, starts.length), 0);
	/** By coder and turn (`coder * longest + turn`), the newest document in which it was found, as its number + 1. */
	const newest = new Int32Array(coders.length * longest);
	for (let row = 0; row < length; row++) {
		const at = document[row]!;
		const pair = at * coders.length + coder[row]!;
		counts.passages[pair]!++;
		const { starts, ends } = turns[at]!;
		for (let i = Math.max(0, lastAtMost(starts, start[row]!)); i < starts.length; i++) {
			if (starts[i]! >= end[row]!) break;
			const turn = coder[row]! * longest + i;
			if (ends[i]! <= start[row]! || newest[turn] === at + 1) continue;
			newest[turn] = at + 1;
			counts.turns[pair]!++;
		}
	}
	return counts;
}
