/** Fisher's exact test: how seldom a table of such sums departs so far from no association, were there none. */
import type { CountTable } from './count-table.ts';
import { dice } from './dice.ts';
import { lnFactorials } from './gamma.ts';

/** A p-value with how it was found: summed over all tables, or over `samples` drawn at random from `seed`. */
export type FisherTest =
	| { readonly p: number; readonly method: 'exact' }
	| { readonly p: number; readonly method: 'simulated'; readonly samples: number; readonly seed: number };

/** Tables drawn where nothing else is asked for. */
export const usualSamples = 10_000;

/** Exact for two rows and two columns, simulated beyond. */
export function fisherTest(table: CountTable, { samples = usualSamples, seed = 1 } = {}): FisherTest {
	if (table.rows.length === 2 && table.columns.length === 2) return { p: exactly(table), method: 'exact' };
	return { p: simulated(table, samples, seed), method: 'simulated', samples, seed };
}

/** Two probabilities that differ by less than this, relatively, count as the same; as in R's `fisher.test`. */
const exactTie = 1 + 1e-7;

/**
 * Two-sided: the probabilities of all tables of the same sums that are no likelier than the one seen, added up.
 *
 * Source: R. A. Fisher, The logic of inductive inference, Journal of the Royal Statistical Society 98 (1935), 39–82; the
 * two-sided rule: M. J. R. Freeman and J. H. Halton, Biometrika 38 (1951), 141–149; ties as in R's `fisher.test`.
 */
function exactly({ counts, rows, columns, n }: CountTable): number {
	const ln = lnFactorials(n);
	const [row, other] = rows as [number, number];
	const [column] = columns as [number, number];
	const least = Math.max(0, column - other);
	const most = Math.min(row, column);
	/** Logarithms of the probabilities, but for what all tables have in common. */
	const weight = (a: number): number => -ln[a]! - ln[row - a]! - ln[column - a]! - ln[other - column + a]!;
	const weights = Array.from({ length: most - least + 1 }, (_, i) => weight(least + i));
	const top = Math.max(...weights);
	const limit = Math.exp(weight(counts[0]![0]!) - top) * exactTie;
	let [all, rare] = [0, 0];
	for (const one of weights) {
		const probability = Math.exp(one - top);
		all += probability;
		if (probability <= limit) rare += probability;
	}
	return Math.min(1, rare / all);
}

/** As R's `fisher.test(simulate.p.value = TRUE)` holds two statistics for equal. */
const simulatedTie = 1 + 64 * Number.EPSILON;

/**
 * The share of random tables of the same sums that are no likelier than the one seen, the one seen counted among them:
 * (1 + hits) / (samples + 1), so that it is never 0.
 *
 * Source: A. C. A. Hope, A simplified Monte Carlo significance test procedure, Journal of the Royal Statistical Society
 * B 30 (1968), 582–598.
 */
function simulated(table: CountTable, samples: number, seed: number): number {
	const ln = lnFactorials(table.n);
	const random = dice(seed);
	const uniform = (): number => random.below(2 ** 32) / 2 ** 32;
	const likelihood = (counts: readonly (readonly number[])[]): number => {
		let sum = 0;
		for (const line of counts) for (const count of line) sum -= ln[count]!;
		return sum;
	};
	const limit = likelihood(table.counts) / simulatedTie;
	let hits = 0;
	for (let i = 0; i < samples; i++) if (likelihood(randomTable(table, ln, uniform)) <= limit) hits++;
	return (1 + hits) / (samples + 1);
}

/**
 * A random table with the sums of `table`, every one as likely as chance makes it. Cell after cell is drawn from what the
 * cells before it leave: a hypergeometric number, found from its expected value outwards. `ln` holds logarithms of
 * factorials up to n, `uniform` gives numbers from 0 to below 1.
 *
 * Source: W. M. Patefield, Algorithm AS 159: an efficient method of generating random R × C tables with given row and
 * column totals, Applied Statistics 30 (1981), 91–97.
 */
export function randomTable(
	{ rows, columns, n }: CountTable,
	ln: Float64Array,
	uniform: () => number
): number[][] {
	const left = [...columns];
	let below = n;
	return rows.map((row, i) => {
		if (i === rows.length - 1) return left;
		let [wanted, among] = [row, below];
		below -= row;
		return columns.map((_, j) => {
			const size = left[j]!;
			const drawn = j === columns.length - 1 ? wanted : hypergeometric(wanted, size, among, ln, uniform);
			among -= size;
			wanted -= drawn;
			left[j]! -= drawn;
			return drawn;
		});
	});
}

/** How many of `size` marked units are among `wanted` that are drawn from `all`. */
function hypergeometric(
	wanted: number,
	size: number,
	all: number,
	ln: Float64Array,
	uniform: () => number
): number {
	const least = Math.max(0, wanted + size - all);
	const most = Math.min(wanted, size);
	if (least === most) return least;
	const others = all - size - wanted;
	const middle = Math.max(least, Math.min(most, Math.floor((wanted * size) / all + 0.5)));
	const probability = Math.exp(
		ln[wanted]! +
			ln[all - wanted]! +
			ln[size]! +
			ln[all - size]! -
			ln[all]! -
			ln[middle]! -
			ln[size - middle]! -
			ln[wanted - middle]! -
			ln[others + middle]!
	);
	let rest = uniform() - probability;
	let [up, down] = [middle, middle];
	let [upper, lower] = [probability, probability];
	while (rest >= 0 && (up < most || down > least)) {
		if (up < most) {
			upper *= ((wanted - up) * (size - up)) / ((up + 1) * (others + up + 1));
			up++;
			rest -= upper;
			if (rest < 0) return up;
		}
		if (down > least) {
			lower *= (down * (others + down)) / ((wanted - down + 1) * (size - down + 1));
			down--;
			rest -= lower;
			if (rest < 0) return down;
		}
	}
	// Rounding may leave a crumb beyond the last of them.
	return middle;
}
