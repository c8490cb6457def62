/** What stands beside the work: how wide each pane is, whether it is folded, and whether it is a sheet for want of room. */

export type Side = 'left' | 'right';

/** What a caller keeps between visits; widths in px. */
export type PaneSizes = { left: number; right: number; leftOpen: boolean; rightOpen: boolean };

/** The widths of the sketch. */
export const paneSizes: Readonly<PaneSizes> = { left: 288, right: 312, leftOpen: true, rightOpen: true };

/** Least and greatest widths, px. */
export const paneLimits = { left: { min: 200, max: 480 }, right: { min: 280, max: 560 } } as const;

/** Below these widths of the window (px) a pane is a sheet over the work. */
export const sheetBelow = { left: 800, right: 1100 } as const;

/** Below this width (px) the work has the whole of it: the buttons of the panes stand in a bar under it. */
export const barBelow = 560;

/** The width within the limits of its side. */
export function clampWidth(side: Side, width: number): number {
	const { min, max } = paneLimits[side];
	return Math.round(Math.max(min, Math.min(max, width)));
}

/** The width that a key on a separator asks for: arrows 16 px, with Shift 64, Home least, End greatest; else undefined. */
export function keyedWidth(side: Side, width: number, event: KeyboardEvent): number | undefined {
	const step = event.shiftKey ? 64 : 16;
	const wider = side === 'left' ? 'ArrowRight' : 'ArrowLeft';
	const narrower = side === 'left' ? 'ArrowLeft' : 'ArrowRight';
	if (event.key === wider) return clampWidth(side, width + step);
	if (event.key === narrower) return clampWidth(side, width - step);
	if (event.key === 'Home') return paneLimits[side].min;
	if (event.key === 'End') return paneLimits[side].max;
	return undefined;
}
