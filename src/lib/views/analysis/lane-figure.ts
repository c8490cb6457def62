/** Lanes with what each place on them selects, and the marks of their axes. */
import type { LanePlace } from '../../charts/layout/lane-keys.ts';
import type { LanesProps } from '../../charts/lanes.svelte.ts';
import { say } from '../../words/say.ts';

/** What is selected: a passage or all of a code in a document, or a speaker, or one after another. */
export type Selection = {
	readonly document: string | null;
	readonly code: string | null;
	/** Where the passage or turn starts. */
	readonly at: number | null;
	readonly a: string | null;
	readonly b: string | null;
};
/** The selection without anything in it, the document left as it is. */
export const nothing = { code: null, at: null, a: null, b: null } as const;

/** Lanes, what each place on them selects, and where what is selected stands. */
export type LaneFigure = Omit<LanesProps, 'title' | 'description' | 'selected' | 'onselect'> & {
	readonly choiceAt: (place: LanePlace) => Partial<Selection>;
	readonly placeOf: (selection: Selection) => LanePlace | null;
};

/** Marks from 0 to `most`, at each `step`, as shares. */
export function shareTicks(most: number, step: number): LaneFigure['ticks'] {
	return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => ({
		at: (i * step) / most,
		label: say('analyse.percent', { share: i * step })
	}));
}

/** A round step (1, 2 or 5 with zeros) that parts `whole` into at most `parts`. */
export function roundStep(whole: number, parts: number): number {
	const rough = Math.max(1, whole / parts);
	const power = 10 ** Math.floor(Math.log10(rough));
	return ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
}

/** Round numbers of characters up to `longest`. */
export function lengthTicks(longest: number): LaneFigure['ticks'] {
	const step = roundStep(longest, 6);
	return Array.from({ length: Math.floor(longest / step) + 1 }, (_, i) => ({
		at: (i * step) / longest,
		label: say('portrait.number', { n: i * step })
	}));
}
