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

/** Each code on its own, without what stands below it: dealt codes know no tree. Asked without shuffles, it is quick. */
export function* sequences(
	source: Source,
	asked: Omit<Counting, 'rollUp'> & SequenceOrder
): Stepwise<SequencesOfCodes> {
	const { columns, codes, places, leftOut } = yield* countedInTurns(source, asked);
	const result = yield* count(columns, codes.length, places, asked);
	return { ...result, guids: codes.map(({ guid }) => guid), leftOut };
}

/** The codings that count, their turns numbered through the project, and where these turns lie. */
export function* countedInTurns(
	source: Source,
	asked: Omit<Counting, 'rollUp'>
): Stepwise<Counted & { readonly places: TurnPlaces }> {
	const all = yield* counted(source, { ...asked, rollUp: false });
	const numbers = turnNumbers(turnTable(source, all.documents, narrowed(asked)));
	yield;
	return { ...all, columns: withTurnNumbers(all.columns, numbers), places: numbers.places };
}
