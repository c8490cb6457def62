/** Where the passages near the viewport stand on the page, measured once for each size of it. */
import type { Extent, TurnElements } from './geometry.ts';
import type { Stripe } from './margin.ts';
import type { Placed } from './placed.ts';
import type { Places, Range } from './positions.ts';

/** What is measured on. */
export type Page = {
	/** The offsets whose turns are drawn. */
	readonly frame: Range;
	readonly turns: Places;
	readonly elements: TurnElements;
	/** Where the page begins, in pixels of the window. */
	readonly origin: number;
};

export class Measures {
	/** In pixels of the page, by GUID and ends within the frame. */
	readonly #extents = new Map<string, Extent>();

	/** The page has another size, or other turns are drawn: all is measured anew. */
	forget(): void {
		this.#extents.clear();
	}

	/** The stripes of those passages (in reading order) that touch the frame, each in its lane. */
	stripes(ordered: readonly Placed[], lanes: ReadonlyMap<string, number>, page: Page): Stripe[] {
		const { frame } = page;
		const stripes: Stripe[] = [];
		for (const { guid, start, end } of ordered) {
			if (start >= frame.end || end <= frame.start) continue;
			const range = { start: Math.max(start, frame.start), end: Math.min(end, frame.end) };
			const extent = this.#extentOf(guid, range, page);
			if (extent) stripes.push({ guid, lane: lanes.get(guid) ?? 0, ...extent });
		}
		return stripes;
	}

	/** A new passage moves no line of the text: what was measured at this size of the page still holds. */
	#extentOf(guid: string, { start, end }: Range, { turns, elements, origin }: Page): Extent | null {
		const key = `${guid} ${start} ${end}`;
		const known = this.#extents.get(key);
		if (known) return known;
		const first = elements.boxOf(turns, start);
		const last = elements.boxOf(turns, end - 1);
		if (!first || !last) return null;
		const extent = { top: first.top - origin, bottom: last.bottom - origin };
		this.#extents.set(key, extent);
		return extent;
	}
}
