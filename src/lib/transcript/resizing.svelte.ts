/** The handles of the selected coding: where they stand, and what moving one of them asks for. */
import { directionAt, type Direction } from './direction.ts';
import type { TurnElements } from './geometry.ts';
import type { Placed } from './placed.ts';
import { turnAt, type Range } from './positions.ts';
import type { TranscriptProps } from './props.ts';
import { stretch, type Edge, type Unit } from './units.ts';

/** Where a handle stands, in pixels of the page, and how the words there are read. */
export type HandleBox = {
	readonly left: number;
	/** So far to the right of that its target gives way to the other handle's; to the left where negative. */
	readonly aside: number;
	readonly top: number;
	readonly height: number;
	readonly direction: Direction;
};

/** The handles that are drawn. */
export type Handles = Partial<Record<Edge, HandleBox>>;

/** How wide and high a handle's target is at the least, in pixels. */
const target = 24;

/** What Resizing works on. */
export type ResizingHost = {
	readonly props: () => TranscriptProps;
	/** The selected coding. */
	readonly coding: () => Placed | undefined;
	/** The offset under a point of the window. */
	readonly offsetAt: (left: number, top: number) => number | null;
	/** What is drawn. */
	readonly frame: () => Range | null;
	readonly elements: () => TurnElements;
	readonly page: () => HTMLElement;
	/** Called when `dragged` is another. */
	readonly onchange: () => void;
};

export class Resizing {
	/** The handles whose ends are drawn. */
	handles = $state.raw<Handles>({});
	/** The range that a handle is being dragged to. */
	dragged: Range | null = null;
	/** The end that keys move. */
	edge: Edge = 'end';
	readonly #host: ResizingHost;
	/** The coding as it was when last looked at, and the ranges asked for since that it has not got yet. */
	#known: Placed | undefined;
	#asked: Range[] = [];

	constructor(host: ResizingHost) {
		this.#host = host;
	}

	/** Puts the handles at the ends of the coding, or of what it is being dragged to. */
	place(): void {
		this.#range();
		const range = this.dragged ?? this.#host.coding();
		const frame = this.#host.frame();
		if (!range || !frame) {
			this.handles = {};
			return;
		}
		const seen = (offset: number) => offset >= frame.start && offset <= frame.end;
		this.handles = apart({
			...(seen(range.start) ? { start: this.#boxAt(range.start, 'start') } : {}),
			...(seen(range.end) ? { end: this.#boxAt(range.end - 1, 'end') } : {})
		});
	}

	/** Moves a handle to a point of the window; `release` then tells of it. */
	drag(edge: Edge, left: number, top: number): void {
		const coding = this.#host.coding();
		const offset = this.#host.offsetAt(left, top);
		if (!coding || offset === null) return;
		const moved = { start: coding.start, end: coding.end, [edge]: offset };
		if (moved.start < moved.end) this.dragged = moved;
		this.#host.onchange();
		this.place();
	}

	/** Ends a drag: tells the new range where `keep`, else puts the handle back. */
	release(keep: boolean): void {
		const moved = this.dragged;
		this.dragged = null;
		this.#host.onchange();
		this.place();
		if (keep && moved) this.#tell(moved);
	}

	/** Moves one end of the selected coding by a unit. */
	step(edge: Edge, unit: Unit, direction: 1 | -1): void {
		const { turns, document } = this.#host.props();
		const range = this.#range();
		const moved = range && stretch(turns, range, unit, edge, direction, document.language);
		if (moved) this.#tell(moved);
	}

	/** Moves the end that keys move by a unit: outwards, or inwards where not `more`. */
	grow(unit: Unit, more: boolean): void {
		this.#range();
		this.step(this.edge, unit, (this.edge === 'end') === more ? 1 : -1);
	}

	#tell(moved: Range): void {
		const coding = this.#host.coding();
		const range = this.#range();
		if (!coding || !range || (moved.start === range.start && moved.end === range.end)) return;
		this.#asked.push(moved);
		this.#host.props().onresize?.(coding.guid, moved.start, moved.end);
	}

	/** The range of the selected coding once what was asked for is done: one presses faster than a change is stored. */
	#range(): Range | undefined {
		const coding = this.#host.coding();
		if (coding?.guid !== this.#known?.guid) [this.edge, this.#asked] = ['end', []];
		else if (coding?.start !== this.#known?.start || coding?.end !== this.#known?.end) {
			const done = this.#asked.findIndex(({ start, end }) => start === coding?.start && end === coding.end);
			this.#asked = done < 0 ? [] : this.#asked.slice(done + 1);
		}
		this.#known = coding;
		return this.#asked.at(-1) ?? coding;
	}

	#boxAt(offset: number, edge: Edge): HandleBox | undefined {
		const { turns } = this.#host.props();
		const elements = this.#host.elements();
		const box = elements.boxOf(turns, offset);
		if (!box) return undefined;
		const index = turnAt(turns, offset);
		const { text, start } = turns[index]!;
		const direction = getComputedStyle(elements.all[index]!.firstElementChild!).direction as Direction;
		// Latin words and numbers are read onwards within others too.
		const forwards = (directionAt(text, offset - start) ?? direction) === 'ltr';
		const { left, top } = this.#host.page().getBoundingClientRect();
		const side = (edge === 'start') === forwards ? box.left : box.right;
		return { left: side - left, aside: 0, top: box.top - top, height: box.height, direction };
	}
}

/** Handles whose targets lie beside each other, also where few letters stand between them. */
export function apart(handles: Handles): Handles {
	const { start, end } = handles;
	if (!start || !end || Math.abs(start.top - end.top) >= target) return handles;
	const lack = (target - Math.abs(start.left - end.left)) / 2;
	if (lack <= 0) return handles;
	const aside = start.left <= end.left ? -lack : lack;
	return { start: { ...start, aside }, end: { ...end, aside: -aside } };
}
