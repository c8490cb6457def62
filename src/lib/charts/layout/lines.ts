/** Counts that grow from one point to the next: bars of what each adds, a line of the sums, a band beside it. Plain px. */
import { scaleLinear } from 'd3';
import { inTwoLines, shorten, type Measure } from './labels.ts';

export type LinesLayout = {
	readonly width: number;
	readonly height: number;
	/** The plot: where it begins and ends. */
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** From one point to the next, and the width of a bar. */
	readonly step: number;
	readonly bar: number;
	readonly points: readonly {
		readonly x: number;
		readonly y: number;
		/** The top of the bar. */
		readonly barY: number;
		/** Its name, in lines; null where there is no room for the words. */
		readonly label: readonly string[] | null;
	}[];
	/** True where the names stand upright, as they do where not all fit below their points. */
	readonly isUpright: boolean;
	readonly ticks: readonly { readonly value: number; readonly y: number }[];
	readonly line: string;
	/** Empty without a band. */
	readonly band: string;
	readonly middle: string;
};

const plot = 280;
const legend = 42;
const longestLabel = 220;
/** Names below their points are set smaller than what `measure` measures. */
const flatScale = 11.5 / 13;
const labelGap = 8;
/** From line to line of a name. */
const lineStep = 15;
const widestStep = 150;

/** Lays out as many points as there are sums, as wide as there is room for. */
export function linesLayout(given: {
	readonly names: readonly string[];
	readonly added: ArrayLike<number>;
	readonly sums: ArrayLike<number>;
	/** By point; empty where nothing was drawn by lot. */
	readonly low: ArrayLike<number>;
	readonly middle: ArrayLike<number>;
	readonly high: ArrayLike<number>;
	readonly available: number;
	readonly measure: Measure;
}): LinesLayout {
	const { names, measure } = given;
	const list = (numbers: ArrayLike<number>): number[] => Array.from(numbers);
	const most = Math.max(1, ...list(given.sums), ...list(given.high));
	const left = Math.ceil(measure(String(most))) + 16;
	const width = Math.max(420, Math.min(given.available, left + 16 + widestStep * Math.max(4, names.length)));
	const [right, top] = [width - 16, legend];
	const bottom = top + plot;
	const step = (right - left) / Math.max(1, names.length);
	const y = scaleLinear([0, most], [bottom, top]).nice(5);
	const x = (at: number): number => left + (at + 0.5) * step;
	const every = Math.ceil(lineStep / step);
	const flat = names.map((name) => inTwoLines(name, (step - labelGap) / flatScale, measure));
	const isUpright = names.some((name, at) => flat[at]!.join(' ') !== name);
	const texts = isUpright ? names.map((name) => [shorten(name, longestLabel, measure)]) : flat;
	const foot = texts.map((lines) => (isUpright ? measure(lines[0]!) : lines.length * lineStep));
	const curve = (numbers: readonly number[]): string =>
		numbers.map((number, at) => `${at ? 'L' : 'M'}${x(at)} ${y(number)}`).join('');
	const [low, high] = [list(given.low), list(given.high)];
	const back = low
		.map((number, at) => `L${x(at)} ${y(number)}`)
		.reverse()
		.join('');
	return {
		...{ width, left, right, top, bottom, step },
		height: bottom + 12 + Math.ceil(Math.max(0, ...foot)) + 8,
		bar: Math.max(1, Math.min(28, step * 0.5)),
		isUpright,
		points: texts.map((lines, at) => ({
			x: x(at),
			y: y(given.sums[at] ?? 0),
			barY: y(given.added[at] ?? 0),
			label: isUpright && at % every ? null : lines
		})),
		ticks: y
			.ticks(5)
			.filter(Number.isInteger)
			.map((value) => ({ value, y: y(value) })),
		line: curve(list(given.sums)),
		band: high.length ? `${curve(high)}${back}Z` : '',
		middle: curve(list(given.middle))
	};
}
