/** The handles of the selected coding: where they stand, and what moving one of them asks for. */
import type { TurnElements } from './geometry.ts';
import type { Placed } from './placed.ts';
import { turnAt, type Range } from './positions.ts';
import type { TranscriptProps } from './props.ts';
import { stretch, type Edge, type Unit } from './units.ts';

/** Where a handle stands, in pixels of the page. */
export type HandleBox = { readonly left: number; readonly top: number; readonly height: number };

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
	handles = $state.raw<Partial<Record<Edge, HandleBox>>>({});
	/** The range that a handle is being dragged to. */
	dragged: Range | null = null;
	readonly #host: ResizingHost;

	constructor(host: ResizingHost) {
		this.#host = host;
	}

	/** Puts the handles at the ends of the coding, or of what it is being dragged to. */
	place(): void {
		const range = this.dragged ?? this.#host.coding();
		const frame = this.#host.frame();
		if (!range || !frame) {
			this.handles = {};
			return;
		}
		const seen = (offset: number) => offset >= frame.start && offset <= frame.end;
		this.handles = {
			...(seen(range.start) ? { start: this.#boxAt(range.start, 'start') } : {}),
			...(seen(range.end) ? { end: this.#boxAt(range.end - 1, 'end') } : {})
		};
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
		const coding = this.#host.coding();
		const moved = coding && stretch(turns, coding, unit, edge, direction, document.language);
		if (moved) this.#tell(moved);
	}

	#tell({ start, end }: Range): void {
		const coding = this.#host.coding();
		if (!coding || (start === coding.start && end === coding.end)) return;
		this.#host.props().onresize?.(coding.guid, start, end);
	}

	#boxAt(offset: number, edge: Edge): HandleBox | undefined {
		const { turns } = this.#host.props();
		const elements = this.#host.elements();
		const box = elements.boxOf(turns, offset);
		if (!box) return undefined;
		const words = elements.all[turnAt(turns, offset)]!.firstElementChild!;
		const forwards = getComputedStyle(words).direction === 'ltr';
		const { left, top } = this.#host.page().getBoundingClientRect();
		const side = (edge === 'start') === forwards ? box.left : box.right;
		return { left: side - left, top: box.top - top, height: box.height };
	}
}
