/** The whole document as a strip of colours: which code covers most of each step. Pure. */
import type { Range } from './positions.ts';

/** A coloured stretch of the strip, as shares (0–1) of the document's length. */
export type DensityRun = { readonly from: number; readonly to: number; readonly color: string };

/**
 * Divides a document of `length` characters into `steps` and gives each the colour that covers most of it (the first
 * met among equals); like neighbours are joined and bare steps left out.
 */
export function densityRuns(
	codings: readonly (Range & { readonly color: string })[],
	length: number,
	steps: number
): DensityRun[] {
	if (!length || steps < 1) return [];
	const cover: Map<string, number>[] = Array.from({ length: steps }, () => new Map());
	const step = length / steps;
	for (const { start, end, color } of codings) {
		const last = Math.min(steps - 1, Math.floor((end - 1) / step));
		for (let index = Math.max(0, Math.floor(start / step)); index <= last; index++) {
			const share = Math.min(end, (index + 1) * step) - Math.max(start, index * step);
			if (share > 0) cover[index]!.set(color, (cover[index]!.get(color) ?? 0) + share);
		}
	}
	const runs: { from: number; to: number; color: string }[] = [];
	for (const [index, colors] of cover.entries()) {
		const color = mostCovering(colors);
		if (color === null) continue;
		const last = runs.at(-1);
		if (last && last.color === color && last.to === index) last.to = index + 1;
		else runs.push({ from: index, to: index + 1, color });
	}
	return runs.map(({ from, to, color }) => ({ from: from / steps, to: to / steps, color }));
}

function mostCovering(colors: ReadonlyMap<string, number>): string | null {
	let best: string | null = null;
	let most = 0;
	for (const [color, share] of colors) {
		if (share > most) [best, most] = [color, share];
	}
	return best;
}
