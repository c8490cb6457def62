/** How often each code is used. */
import { frequency, type Frequency } from '../../analysis/frequency.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counting } from './counted.ts';
import type { Source } from './source.ts';

/** Counts by code index; `guids[i]` is the code of index i, in the order of the codebook. */
export type Frequencies = {
	readonly guids: readonly Guid[];
	readonly frequency: Frequency;
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** Counts it; others get their turn between steps. */
export function* frequencies(source: Source, counting: Counting): Stepwise<Frequencies> {
	const { columns, codes, leftOut } = yield* counted(source, counting);
	return { guids: codes.map((code) => code.guid), frequency: frequency(columns, codes.length), leftOut };
}
