/** Roll-up: what a code holds when the codes below it count as it. Codes form a tree given by each code's parent. */
import type { CodingColumns } from './coding-columns.ts';
import { uniteUnder, type Lines } from './unite.ts';

/**
 * The passages of each code with those of its descendants: overlapping ones unite, touching ones stay two, whoever
 * coded them. `parent[code]` is the code above, or −1. For one coder's passages give that coder's rows only.
 */
export function rollUp(columns: CodingColumns, parent: Int32Array): CodingColumns {
	return uniteUnder(columns, linesOf(parent));
}

/** True when `a` stands somewhere above `b`. A code is not its own ancestor. */
export function isAncestor(parent: Int32Array, a: number, b: number): boolean {
	for (let code = parent[b]!, steps = 0; code >= 0; code = parent[code]!) {
		if (code === a) return true;
		if (++steps > parent.length) throw new RangeError('The codes form a ring');
	}
	return false;
}

/** By code, the code and its ancestors. */
function linesOf(parent: Int32Array): Lines {
	const first = new Int32Array(parent.length + 1);
	const codes: number[] = [];
	for (let code = 0; code < parent.length; code++) {
		for (let at = code; at >= 0; at = parent[at]!) {
			codes.push(at);
			if (codes.length - first[code]! > parent.length) throw new RangeError('The codes form a ring');
		}
		first[code + 1] = codes.length;
	}
	return { first, codes: Int32Array.from(codes) };
}
