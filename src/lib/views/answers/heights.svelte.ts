/** Rows of different heights of which only those in view are drawn: where each begins, measured as it is drawn. */
import { SvelteMap } from 'svelte/reactivity';

/** Px drawn above and below what is in view. */
const spare = 500;
/** Height of a row that was not drawn yet, px. */
const estimate = 96;

export class RowHeights {
	/** The scroller's position and height in px, bound by the component. */
	top = $state(0);
	height = $state(0);
	readonly #heights = new SvelteMap<string, number>();
	readonly #ids: () => readonly string[];
	/** Where each row begins, and after the last where the list ends. */
	readonly starts: Float64Array = $derived.by(() => {
		const rows = this.#ids();
		const at = new Float64Array(rows.length + 1);
		rows.forEach((id, index) => (at[index + 1] = at[index]! + (this.#heights.get(id) ?? estimate)));
		return at;
	});

	constructor(ids: () => readonly string[]) {
		this.#ids = ids;
	}

	/** Indexes of the rows to draw: those in view with some to spare, and the active one wherever it is. */
	drawn(active: number): number[] {
		const count = this.#ids().length;
		if (!count) return [];
		const first = this.#at(this.top - spare);
		const last = this.#at(this.top + (this.height || 800) + spare);
		const indexes = Array.from({ length: last - first + 1 }, (_, at) => first + at);
		if (active >= 0 && active < first) indexes.unshift(active);
		if (active > last && active < count) indexes.push(active);
		return indexes;
	}

	/** Measures a row for as long as it is drawn; what grows above the view moves the view along. */
	measured(id: string, scroller: () => HTMLElement | undefined) {
		return (element: HTMLElement) => {
			const observer = new ResizeObserver(() => {
				const now = element.offsetHeight;
				const before = this.#heights.get(id) ?? estimate;
				if (!now || this.#heights.get(id) === now) return;
				const start = this.starts[this.#ids().indexOf(id)] ?? 0;
				this.#heights.set(id, now);
				const view = scroller();
				if (view && start + before <= view.scrollTop) view.scrollTop += now - before;
			});
			observer.observe(element);
			return () => observer.disconnect();
		};
	}

	/** The row at a distance from the start, by halving. */
	#at(offset: number): number {
		let low = 0;
		let high = Math.max(0, this.#ids().length - 1);
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
