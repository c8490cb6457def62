/** Pairs of codes as links of a drawing: the strongest first, those below a threshold left out. */
import type { ChartLink } from '../../charts/links.svelte.ts';
import type { AxisCode, Pair } from './matrix.ts';
import type { MatrixMeasure } from './numbers.ts';

/** Two codes and what links them. */
export type Linkable = Pick<Pair, 'a' | 'b' | 'count'> & { readonly jaccard?: number | null };

/** The codes that are linked, in the order of the codebook, and the links between them by index; each with its pair. */
export type LinkedCodes = {
	readonly codes: readonly AxisCode[];
	readonly links: readonly (ChartLink & { readonly pair: Linkable })[];
};

/** So many links can still be told apart; more are drawn when asked for. */
const readable = 60;

/** How strong a link is: pairs, or Jaccard's coefficient. */
export const weightOf = ({ count, jaccard }: Linkable, measure: MatrixMeasure): number =>
	measure === 'jaccard' ? (jaccard ?? 0) : count;

/** The pairs, the strongest first. */
export function strongestFirst(pairs: readonly Linkable[], measure: MatrixMeasure): Linkable[] {
	return pairs.toSorted((x, y) => weightOf(y, measure) - weightOf(x, measure));
}

/** The threshold at which links can be told apart, unless all are as strong; of pairs with the strongest first. */
export function fittingLeast(pairs: readonly Linkable[], measure: MatrixMeasure): number {
	const last = pairs[Math.min(readable, pairs.length) - 1];
	const weight = last ? weightOf(last, measure) : 0;
	if (measure === 'jaccard') return Math.floor(weight * 100) / 100;
	const tied = pairs.filter((pair) => weightOf(pair, measure) >= weight).length;
	const hasStronger = pairs[0] !== undefined && weightOf(pairs[0], measure) > weight;
	return Math.max(1, tied > 2 * readable && hasStronger ? weight + 1 : weight);
}

/** The links of at least this weight; of pairs with the strongest first. */
export function linkedCodes(pairs: readonly Linkable[], measure: MatrixMeasure, least: number): LinkedCodes {
	const strong = pairs.filter((pair) => weightOf(pair, measure) >= least && weightOf(pair, measure) > 0);
	const codes = [...new Map(strong.flatMap(({ a, b }) => [a, b]).map((one) => [one.index, one])).values()];
	codes.sort((x, y) => x.index - y.index);
	const at = new Map(codes.map(({ index }, i) => [index, i]));
	return {
		codes,
		links: strong.map((pair) => ({
			a: at.get(pair.a.index) as number,
			b: at.get(pair.b.index) as number,
			weight: weightOf(pair, measure),
			pair
		}))
	};
}
