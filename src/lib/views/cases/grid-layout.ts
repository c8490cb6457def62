/** How wide the grid's columns are and which rows are drawn. All in px; draws nothing. */
import type { Attribute } from '../../core/records.ts';

export const rowHeight = 32;
/** The column of names, which stands still. */
export const nameWidth = 220;

const widths: Readonly<Record<Attribute['type'], number>> = {
	text: 200,
	number: 96,
	boolean: 88,
	date: 116,
	oneOf: 160,
	ordered: 140
};

/** Wide enough for the heading, within reason. */
export function columnWidth({ name, type }: Pick<Attribute, 'name' | 'type'>): number {
	return Math.min(280, Math.max(widths[type], 48 + name.length * 7));
}

/** Indexes of the rows to draw: those in view with some to spare, and the active one wherever it is. */
export function rowsInView(count: number, top: number, height: number, active: number): number[] {
	const spare = 10;
	const first = Math.max(0, Math.floor(top / rowHeight) - spare);
	const last = Math.min(count - 1, Math.ceil((top + (height || 800)) / rowHeight) + spare);
	const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
	if (active >= 0 && active < first) indexes.unshift(active);
	if (active > last && active < count) indexes.push(active);
	return indexes;
}
