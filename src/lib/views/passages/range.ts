/** How keys change the range of a passage: by words, sentences and turns, at either end. Pure. */
import { stretch, type Edge, type Unit, type UnitTurn } from '../../transcript/units.ts';

export type { Edge, Unit };

/** So many turns on either side are looked at for the next unit; turns without words are passed over. */
export const turnsAround = 5;

/**
 * The range with one end a unit further out (`more`) or in; null where nothing would be left of it. `turns` are those
 * that it touches and some around it.
 */
export function stretched(
	turns: readonly UnitTurn[],
	range: { readonly start: number; readonly end: number },
	how: { readonly unit: Unit; readonly edge: Edge; readonly more: boolean; readonly language: string | null }
): { start: number; end: number } | null {
	const outwards = how.edge === 'end' ? 1 : -1;
	return stretch(turns, range, how.unit, how.edge, how.more ? outwards : (-outwards as 1 | -1), how.language);
}
