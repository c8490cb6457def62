/** Which codes follow which, beside what chance would give. */
import type { TurnPlaces } from '../../analysis/meeting.ts';
import { sequences as count, type SequenceOrder, type Sequences } from '../../analysis/sequence.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counted, type Counting } from './counted.ts';
import { withTurnNumbers } from './query-leaves.ts';
import type { Source } from './source.ts';
import { turnNumbers } from './turn-numbers.ts';
import { narrowed, turnTable } from './turn-table.ts';

/** Counts by code index; `guids[i]` is the code of index i, in the order of the codebook. */
export type SequencesOfCodes = Sequences & {
	readonly guids: readonly Guid[];
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** Counts it; rolled up, every deal of the codes is rolled up too. Asked without shuffles, it is quick. */
export function* sequences(source: Source, asked: Counting & SequenceOrder): Stepwise<SequencesOfCodes> {
	const own = { ...asked, rollUp: false };
	const { columns, codes, parent, places, leftOut } = yield* countedInTurns(source, own);
	const result = yield* count(columns, codes.length, places, asked, asked.rollUp ? parent : null);
	return { ...result, guids: codes.map(({ guid }) => guid), leftOut };
}

/** The codings that count, their turns numbered through the project, and where these turns lie. */
export function* countedInTurns(
	source: Source,
	asked: Counting
): Stepwise<Counted & { readonly places: TurnPlaces }> {
	const all = yield* counted(source, asked);
	const numbers = turnNumbers(turnTable(source, all.documents, narrowed(asked)));
	yield;
	return { ...all, columns: withTurnNumbers(all.columns, numbers), places: numbers.places };
}
