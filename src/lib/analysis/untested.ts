/** Why a code can't be tested: across groups, or in the same units before and after. */
import type { BeforeAfter } from './mcnemar.ts';

/** No unit stands in one group alone; one group alone has any; all have the code; none has it. */
export type Untested = 'noUnits' | 'oneGroup' | 'everywhere' | 'nowhere';

/** No unit stands in both groups; none of them changed. */
export type UntestedPair = 'noPairs' | 'noChange';

/** Why units with and without a code, by group, are nothing to compare; null where there is something, as `countTable` has it. */
export function untested(present: ArrayLike<number>, units: ArrayLike<number>): Untested | null {
	const sum = (counts: ArrayLike<number>): number =>
		Array.from(counts).reduce((total, one) => total + one, 0);
	const groups = Array.from(units).filter((count) => count > 0).length;
	if (groups < 2) return groups ? 'oneGroup' : 'noUnits';
	const having = sum(present);
	return having === sum(units) ? 'everywhere' : having ? null : 'nowhere';
}

/** Why units before and after are nothing to test; null where some changed. */
export function untestedPair({ both, onlyBefore, onlyAfter, neither }: BeforeAfter): UntestedPair | null {
	if (onlyBefore + onlyAfter) return null;
	return both + neither ? 'noChange' : 'noPairs';
}
