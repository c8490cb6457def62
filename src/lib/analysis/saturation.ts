/**
 * When new documents stop bringing new codes: the codes first used in each document, in the order of the interviews, beside
 * random orders of the same documents; and the point where little new comes.
 *
 * That point is told as G. Guest, E. Namey and M. Chen do (A simple method to assess and report thematic saturation in
 * qualitative research, PLoS ONE 15/5 (2020), e0232076): the codes of the first documents, as many as the base size says,
 * are the base. Runs of so many documents in a row follow, each beginning one document after the one before. A run's share
 * is the codes first used in it by those of the base. It is reached before the first run whose share is at most the threshold.
 */
import type { CodingColumns } from './coding-columns.ts';
import { dice } from './dice.ts';
import { share } from './frequency.ts';
import { quantile } from './quantile.ts';

/** Base size and run length in documents, the threshold as a share (0.05), how many random orders, from which seed. */
export type SaturationOrder = {
	readonly base: number;
	readonly run: number;
	readonly threshold: number;
	readonly orders: number;
	readonly seed: number;
};

/** Arrays are by document, in the order given. */
export type Saturation = {
	/** Codes first used in the document. */
	readonly fresh: Int32Array;
	/** Codes used in it or before. */
	readonly soFar: Int32Array;
	/** By code, the place in the order of the document that first uses it; −1 for none. */
	readonly firstIn: Int32Array;
	/**
	 * Codes used in as many documents of a random order: the middle one of all orders, and the band that holds 95 in a
	 * hundred of them (quantiles by the nearest rank). Empty without random orders.
	 */
	readonly low: Int32Array;
	readonly middle: Int32Array;
	readonly high: Int32Array;
	/** Codes of the base; null with fewer documents. */
	readonly baseCodes: number | null;
	/** By run, its share; the first run begins after the base. None for a base without codes. */
	readonly runs: readonly number[];
	/** The number of documents before the first run within the threshold; null where there is none. */
	readonly reached: number | null;
};

/** Counts. `order` lists the documents of the filter by index, those without any code too. Others get their turn after each random order. */
export function* saturation(
	columns: CodingColumns,
	codes: number,
	order: readonly number[],
	{ base, run, threshold, orders, seed }: SaturationOrder
): Generator<undefined, Saturation, undefined> {
	const used = codesUsed(columns, codes, order);
	const fresh = freshCodes(order, used, codes);
	const soFar = summed(fresh);
	const random = dice(seed);
	const curves: Int32Array[] = [];
	for (let i = 0; i < orders; i++) {
		yield;
		curves.push(summed(freshCodes(shuffled(order, random.below), used, codes)));
	}
	const baseCodes = base <= order.length ? (soFar[base - 1] ?? 0) : null;
	const runs = baseCodes ? runShares(fresh, base, run, baseCodes) : [];
	const within = runs.findIndex((one) => one <= threshold);
	return {
		...{ fresh, soFar, baseCodes, runs, firstIn: firstPlaces(order, used, codes) },
		...band(curves, order.length),
		reached: within < 0 ? null : base + within
	};
}

/** By document, its codes, each once: those from `first[document]` to `first[document + 1]`. */
type CodesUsed = { readonly first: Int32Array; readonly code: Int32Array };

function codesUsed(
	{ document, code, length }: CodingColumns,
	codes: number,
	order: readonly number[]
): CodesUsed {
	const inRows = length ? document[length - 1]! + 1 : 0;
	const documents = order.reduce((most, one) => Math.max(most, one + 1), inRows);
	const first = new Int32Array(documents + 1);
	const used = new Int32Array(length);
	/** By code, the newest document that uses it, as its number + 1. */
	const newest = new Int32Array(codes);
	let count = 0;
	for (let row = 0; row < length; row++) {
		if (newest[code[row]!] === document[row]! + 1) continue;
		newest[code[row]!] = document[row]! + 1;
		used[count++] = code[row]!;
		first[document[row]! + 1] = count;
	}
	// A document without codes ends where the one before it does.
	for (let at = 0; at < documents; at++) first[at + 1] = Math.max(first[at]!, first[at + 1]!);
	return { first, code: used };
}

function freshCodes(order: readonly number[], used: CodesUsed, codes: number): Int32Array {
	const seen = new Uint8Array(codes);
	const counts = new Int32Array(order.length);
	for (let place = 0; place < order.length; place++) {
		const end = used.first[order[place]! + 1]!;
		let fresh = 0;
		for (let at = used.first[order[place]!]!; at < end; at++) {
			fresh += 1 - seen[used.code[at]!]!;
			seen[used.code[at]!] = 1;
		}
		counts[place] = fresh;
	}
	return counts;
}

function firstPlaces(order: readonly number[], used: CodesUsed, codes: number): Int32Array {
	const places = new Int32Array(codes).fill(-1);
	order.forEach((document, place) => {
		for (const code of used.code.subarray(used.first[document], used.first[document + 1]))
			if (places[code]! < 0) places[code] = place;
	});
	return places;
}

function summed(counts: Int32Array): Int32Array {
	let sum = 0;
	return counts.map((count) => (sum += count));
}

function shuffled(order: readonly number[], below: (limit: number) => number): number[] {
	const dealt = [...order];
	for (let at = dealt.length - 1; at > 0; at--) {
		const other = below(at + 1);
		[dealt[at], dealt[other]] = [dealt[other]!, dealt[at]!];
	}
	return dealt;
}

function runShares(fresh: Int32Array, base: number, run: number, baseCodes: number): number[] {
	const shares: number[] = [];
	for (let from = base; from + run <= fresh.length; from++) {
		const found = fresh.subarray(from, from + run).reduce((sum, count) => sum + count, 0);
		shares.push(share(found, baseCodes)!);
	}
	return shares;
}

function band(curves: readonly Int32Array[], documents: number): Pick<Saturation, 'low' | 'middle' | 'high'> {
	const length = curves.length ? documents : 0;
	const [low, middle, high] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
	for (let at = 0; at < length; at++) {
		const sorted = Int32Array.from(curves, (curve) => curve[at]!).sort();
		low[at] = quantile(sorted, 0.025);
		middle[at] = quantile(sorted, 0.5);
		high[at] = quantile(sorted, 0.975);
	}
	return { low, middle, high };
}
