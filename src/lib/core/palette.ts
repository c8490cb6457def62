/** Sixteen colours for codes, alike in lightness and strength, in an order that keeps neighbours apart. */

/** The colours as `#rrggbb`. */
export const codeColors = [
	'#2f8f4e',
	'#d05a1e',
	'#8a52bd',
	'#1f7fb8',
	'#8f7d12',
	'#bb4380',
	'#0f8f77',
	'#c2453d',
	'#6a5fcb',
	'#b8720a',
	'#0a8a9c',
	'#a8479f',
	'#5f8a1a',
	'#3f6fc9',
	'#c4466a',
	'#7d6a5a'
] as const;

/** The colour least used among `used`, the earliest of them. */
export function nextColor(used: readonly string[]): string {
	const uses = (color: string): number => used.filter((other) => other === color).length;
	return codeColors.reduce((best, color) => (uses(color) < uses(best) ? color : best));
}
