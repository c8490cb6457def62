/** Codes along a line, each link an arc from the code that comes first to the one that follows: above to the right, below to the left. */
import type { ChartLink } from '../links.svelte.ts';
import { shorten, type Measure } from './labels.ts';

export type ArcsLayout = {
	readonly width: number;
	readonly height: number;
	/** The line on which the arcs above stand, and that from which those below hang; the names are between. */
	readonly upper: number;
	readonly lower: number;
	readonly nodes: readonly { readonly x: number; readonly text: string }[];
	/** By link, its path and how wide it is drawn. */
	readonly arcs: readonly { readonly path: string; readonly width: number }[];
};

type Given = {
	readonly names: readonly string[];
	readonly links: readonly ChartLink[];
	/** The room that there is, px. */
	readonly available: number;
	readonly measure: Measure;
};

/** The least and greatest distance of two codes: names stand upright beside each other. */
const [nearest, furthest] = [18, 72];
const tallest = 230;
const longestName = 220;
/** The height of the words that tell the two sides apart. */
const caption = 24;
const swatchRoom = 22;
const loop = 40;
const [thinnest, thickest] = [1.5, 14];

/** Lays the codes out in the order given, as wide as there is room for, and no nearer than their names stay apart. */
export function arcsLayout({ names, links, available, measure }: Given): ArcsLayout {
	const step = Math.max(nearest, Math.min(furthest, available / Math.max(1, names.length)));
	const width = Math.max(Math.min(available, 320), step * names.length);
	const x = (code: number): number => (code + 0.5) * step;
	const heightOf = ({ a, b }: ChartLink): number =>
		a === b ? loop : Math.min(tallest, (Math.abs(b - a) * step) / 2);
	const room = (isAbove: (link: ChartLink) => boolean): number =>
		Math.max(0, ...links.filter(isAbove).map(heightOf)) + thickest / 2;
	const upper = caption + room(({ a, b }) => b >= a);
	const texts = names.map((name) => shorten(name, longestName, measure));
	const lower = upper + 2 * swatchRoom + Math.ceil(Math.max(0, ...texts.map((text) => measure(text))));
	const strongest = Math.max(0, ...links.map(({ weight }) => weight));
	return {
		width,
		height: lower + room(({ a, b }) => b < a) + caption,
		upper,
		lower,
		nodes: texts.map((text, code) => ({ x: x(code), text })),
		arcs: links.map((link) => {
			const { a, b, weight } = link;
			const y = b >= a ? upper : lower;
			const height = heightOf(link);
			const radius = (Math.abs(b - a) * step) / 2;
			return {
				path:
					a === b
						? `M${x(a)} ${y}C${x(a) - loop * 1.3} ${y - height} ${x(a) + loop * 1.3} ${y - height} ${x(a)} ${y}`
						: `M${x(a)} ${y}A${radius} ${height} 0 0 1 ${x(b)} ${y}`,
				width: Math.max(thinnest, (weight / strongest) * Math.min(thickest, step / 2))
			};
		})
	};
}
