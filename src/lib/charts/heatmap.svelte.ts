/** What a heatmap knows while it is on the screen: its numbers, its layout, the cell with the focus, the cell under the pointer. */
import { say } from '../words/say.ts';
import { joint, type ChartCode } from './code.ts';
import { Gradual } from '../parts/gradual.svelte.ts';
import { Labels } from './labels.svelte.ts';
import { band, cellAt, cellByKey, cellPaths, heatmapLayout, stretch } from './layout/heatmap.ts';
import { divergingStep, rampStep, rampSteps } from './ramp.ts';

export type HeatmapCell = { readonly row: number; readonly column: number };

export type HeatmapProps = {
	readonly rows: readonly ChartCode[];
	readonly columns: readonly ChartCode[];
	/** True where the row's code is followed by the column's. */
	readonly isDirected?: boolean;
	/** What the colours part: nothing from much, or, diverging, more than the middle from less. */
	readonly scale?: 'sequential' | 'diverging';
	/** The middle of a diverging scale; 0 where left out. */
	readonly middle?: number;
	/** The number of a cell; null for codes that are not compared. */
	readonly value: (row: number, column: number) => number | null;
	/** A number as the cells show it. */
	readonly format: (value: number) => string;
	/** The coded passages of each row's and column's code. */
	readonly rowTotals: ArrayLike<number>;
	readonly columnTotals: ArrayLike<number>;
	/** What the totals count, where it is not coded passages; and all that a cell says then. */
	readonly totalsLabel?: string;
	readonly says?: (row: number, column: number) => string;
	readonly title: string;
	readonly description: string;
	/** A number in words, with its unit. */
	readonly words: (value: number) => string;
	readonly selected?: HeatmapCell | null;
	readonly onselect?: (row: number, column: number) => void;
	/** Called with the cell under the pointer, and with null when it leaves. */
	readonly onhover?: (cell: HeatmapCell | null) => void;
};

/** Above so many cells they are drawn as paths, and only the cell with the focus is an element of its own. */
const mostElements = 2500;
/** Rows and columns that stand at once: more than a large window shows of the smallest cells. */
const axisAtOnce = 6 * band;

/** The size of what the totals are called, in pixels. */
export const totalsFont = 11.5;

export class HeatmapState {
	available = $state(0);
	scroll = $state({ left: 0, top: 0 });
	hovered = $state<HeatmapCell | null>(null);
	/** True while the focus ring is to be seen: the focus came by a key. */
	focused = $state(false);
	readonly #labels = new Labels();
	readonly #gradual: Gradual;
	#cursor = $state<HeatmapCell>({ row: 0, column: 0 });
	readonly #props: () => HeatmapProps;

	constructor(props: () => HeatmapProps) {
		this.#props = props;
		this.#gradual = new Gradual(() => Math.max(this.size.rows, this.size.columns), axisAtOnce);
	}

	readonly size = $derived.by(() => ({
		rows: this.#props().rows.length,
		columns: this.#props().columns.length
	}));

	/** The cells' numbers, row by row (NaN where codes are not compared), and the greatest and the least, 0 among them. */
	readonly numbers = $derived.by(() => {
		const { value } = this.#props();
		const { rows, columns } = this.size;
		const cells = new Float64Array(rows * columns);
		let [min, max] = [0, 0];
		for (let row = 0; row < rows; row++) {
			for (let column = 0; column < columns; column++) {
				const number = value(row, column) ?? NaN;
				cells[row * columns + column] = number;
				if (number > max) max = number;
				if (number < min) min = number;
			}
		}
		return { cells, min, max };
	});

	/** Gives a number its step on the ramp; and the ends of the ramp in words, with its steps. */
	readonly scale = $derived.by(() => {
		const { scale, middle = 0, format, words } = this.#props();
		const { min, max } = this.numbers;
		const reach = Math.max(max - middle, middle - min);
		const isDiverging = scale === 'diverging';
		return {
			stepOf: isDiverging
				? (number: number) => divergingStep(number, middle, reach)
				: (number: number) => rampStep(number, max),
			first: isDiverging ? -rampSteps : 0,
			from: isDiverging ? format(middle - reach) : '0',
			to: words(isDiverging ? middle + reach : max)
		};
	});

	/** Why there is nothing to draw, as a sentence; null when there is. */
	readonly reason = $derived.by(() => {
		const { rows, columns, rowTotals, columnTotals } = this.#props();
		const some = Array.from(rowTotals).some(Boolean) && Array.from(columnTotals).some(Boolean);
		if (!rows.length || !columns.length || !some) return say('chart.none');
		return this.numbers.cells.some((number) => !Number.isNaN(number)) ? null : say('chart.heatmap.oneCode');
	});

	readonly layout = $derived.by(() => {
		const { rows, columns, rowTotals, columnTotals, totalsLabel, format } = this.#props();
		const { measure } = this.#labels;
		const totals = Math.max(0, ...Array.from(rowTotals), ...Array.from(columnTotals));
		return heatmapLayout({
			rows,
			columns,
			available: this.available,
			measure,
			number: Math.max(
				...[format(this.numbers.max), format(this.numbers.min), String(totals)].map((text) => measure(text))
			),
			total: measure(String(totals)),
			totalsLabel: measure(totalsLabel ?? say('chart.codedPassages')) * (totalsFont / 13)
		});
	});

	readonly asPaths = $derived.by(
		() => this.size.rows * this.size.columns > mostElements || !this.layout.numbers
	);

	/** How many rows and columns have their names by now; the cells of as many stand, or of more. */
	get standing(): number {
		return this.#gradual.standing;
	}

	/** True once all of it stands. */
	get isWhole(): boolean {
		return this.#gradual.isWhole;
	}

	/** Where the bands of rows and the stretches of columns begin that stand, where cells are drawn as paths. */
	readonly bands = $derived(beginnings(Math.min(this.standing, this.size.rows), band));
	readonly stretches = $derived(beginnings(Math.min(this.standing, this.size.columns), stretch));

	/** The cells of a band in a stretch, by the row and the column where these begin. */
	pathsOf(row: number, column: number): { step: number; d: string }[] {
		// Read once: a signal read for each of 90,000 cells would take longer than the drawing.
		const { cells } = this.numbers;
		const { stepOf } = this.scale;
		const { columns } = this.size;
		return cellPaths(this.layout, this.size, { row, column }, (row, column) => {
			const number = cells[row * columns + column]!;
			return Number.isNaN(number) ? null : stepOf(number);
		});
	}

	/** The cell with the focus, or that Tab would reach. */
	readonly cursor = $derived.by(() => ({
		row: Math.max(0, Math.min(this.#cursor.row, this.size.rows - 1)),
		column: Math.max(0, Math.min(this.#cursor.column, this.size.columns - 1))
	}));

	number(row: number, column: number): number | null {
		const number = this.numbers.cells[row * this.size.columns + column]!;
		return Number.isNaN(number) ? null : number;
	}

	/** Keeps how far the frame has scrolled, which the labels follow. */
	scrolled(frame: HTMLElement): void {
		this.scroll = { left: frame.scrollLeft, top: frame.scrollTop };
	}

	/** The step of a cell on the ramp; null where codes are not compared. */
	step(row: number, column: number): number | null {
		const number = this.number(row, column);
		return number === null ? null : this.scale.stepOf(number);
	}

	/** A number with its unit. */
	words(number: number): string {
		return this.#props().words(number);
	}

	/** The accessible name of a cell: both codes, its number, both totals. */
	name(row: number, column: number): string {
		const own = this.#props().says?.(row, column);
		if (own !== undefined) return own;
		const { rows, columns, rowTotals, columnTotals, isDirected = false } = this.#props();
		const names = { row: rows[row]!.name, column: columns[column]!.name, joint: joint(isDirected) };
		const number = this.number(row, column);
		if (number === null) return say('chart.heatmap.cellLeftOut', names);
		const totals = { a: rowTotals[row]!, b: columnTotals[column]! };
		return say('chart.heatmap.cell', { ...names, ...totals, value: this.words(number) });
	}

	/** What the hovered cell says below its two names. */
	hint(row: number, column: number): string {
		const own = this.#props().says?.(row, column);
		if (own !== undefined) return own;
		const { rowTotals, columnTotals } = this.#props();
		const number = this.number(row, column);
		if (number === null) return say('chart.heatmap.leftOut');
		return say('chart.heatmap.of', {
			value: this.words(number),
			a: rowTotals[row]!,
			b: columnTotals[column]!
		});
	}

	/** The cell under a pointer, for an event on the drawing. */
	under(event: MouseEvent, svg: SVGSVGElement): HeatmapCell | null {
		const frame = svg.getBoundingClientRect();
		const x = event.clientX - frame.left;
		const y = event.clientY - frame.top;
		const covered = x - this.scroll.left < this.layout.left || y - this.scroll.top < this.layout.top;
		return covered ? null : cellAt(this.layout, this.size, x, y);
	}

	hover(cell: HeatmapCell | null): void {
		if (cell?.row === this.hovered?.row && cell?.column === this.hovered?.column) return;
		this.hovered = cell;
		this.#props().onhover?.(cell);
	}

	/** Selects a cell, unless its codes are not compared. */
	select(cell: HeatmapCell): void {
		this.#cursor = cell;
		if (this.number(cell.row, cell.column) !== null) this.#props().onselect?.(cell.row, cell.column);
	}

	/** Moves the focus by a key; true if the key was one of the grid's. */
	key(event: KeyboardEvent): boolean {
		if (event.altKey || event.metaKey || event.shiftKey) return false;
		if (event.key === 'Enter' || event.key === ' ') {
			this.select(this.cursor);
			return true;
		}
		const next = cellByKey(event.key, event.ctrlKey, this.cursor, this.size);
		if (next) this.#cursor = next;
		return next !== null;
	}
}

/** Where parts of `step` begin that together hold the first `count`. */
function beginnings(count: number, step: number): number[] {
	return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}
