/** The width of labels on this screen, in the interface's font at 13 px. Needs a DOM. */
import type { Measure } from './layout/labels.ts';

let context: CanvasRenderingContext2D | null = null;

/** Measures in the font now loaded; ask anew once `document.fonts` has changed. */
export function labelMeasure(): Measure {
	context ??= document.createElement('canvas').getContext('2d');
	const family =
		getComputedStyle(document.documentElement).getPropertyValue('--font-ui').trim() || 'sans-serif';
	// Set once: to set it for each text takes longer than to measure it.
	if (context) context.font = `450 13px ${family}`;
	const known = new Map<string, number>();
	return (text) => {
		let width = known.get(text);
		if (width === undefined) {
			width = context ? context.measureText(text).width : text.length * 7;
			known.set(text, width);
		}
		return width;
	};
}
