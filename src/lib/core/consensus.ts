/** What coders agree on, and the coder who holds it. Pure. */
import { derivedGuid } from './derived-guid.ts';
import type { Guid } from './records.ts';

/**
 * The GUID of a project's consensus coder, who holds the coded passages that were agreed on. It follows from the project's
 * own, so that all copies of a project mean the same coder by it, and nobody's device can bear it.
 */
export const consensusGuid = (project: Guid): Guid => derivedGuid(`consensus ${project}`);

/** A stretch of a text. Offsets are UTF-16 units, half open. */
type Stretch = { readonly start: number; readonly end: number };

/** Whose passage. */
type Passage = Stretch & { readonly coder: Guid };

/**
 * Where coders agree on a code: the longest stretches of which every character was coded by at least `least` coders, and in
 * which at least `least` coders have half or more of a passage of theirs, so that ends that happen to meet are no agreement.
 * `passages` are of one code in one document; those of one coder share no character.
 */
export function agreedStretches(passages: readonly Passage[], least: number): Stretch[] {
	const edges = passages
		.flatMap(({ start, end }) => [
			{ at: start, by: 1 },
			{ at: end, by: -1 }
		])
		.sort((a, b) => a.at - b.at);
	const stretches: Stretch[] = [];
	let coders = 0;
	let start: number | null = null;
	for (const [i, { at, by }] of edges.entries()) {
		coders += by;
		if (edges[i + 1]?.at === at) continue;
		if (coders >= least) start ??= at;
		else if (start !== null) {
			stretches.push({ start, end: at });
			start = null;
		}
	}
	return stretches.filter((stretch) => {
		const mostly = passages.filter((passage) => 2 * shared(passage, stretch) >= passage.end - passage.start);
		return new Set(mostly.map(({ coder }) => coder)).size >= least;
	});
}

/** How many characters two stretches share. */
const shared = (a: Stretch, b: Stretch): number =>
	Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
