/** Where one is among the cells of a long grid, which rows are drawn, and what a key does there. */
import { tick } from 'svelte';
import { inView } from '../../parts/in-view.ts';
import { GridCursor, type Spot } from '../cases/grid-cursor.svelte.ts';
import { rowHeight, rowsInView } from '../cases/grid-layout.ts';

/** What keys do to a cell; row −1 is the heading. */
type Deeds = {
	/** Space. */
	onpick: (at: Spot) => void;
	/** Enter, and F2. */
	onenter: (at: Spot) => void;
};

export class CellGrid {
	/** The scroller, bound by the component; px. */
	element = $state<HTMLElement>();
	height = $state(0);
	top = $state(0);
	readonly cursor: GridCursor;
	readonly #size: () => { rows: number; columns: number };
	readonly #deeds: Deeds;
	/** Indexes of the rows that are drawn. */
	readonly drawn: readonly number[] = $derived.by(() =>
		rowsInView(this.#size().rows, this.top, this.height, this.cursor.at.row)
	);

	constructor(size: () => { rows: number; columns: number }, deeds: Deeds) {
		this.#size = size;
		this.#deeds = deeds;
		this.cursor = new GridCursor(size);
	}

	/** The tab index of a cell: Tab comes to one only. */
	tabindex(row: number, column: number): 0 | -1 {
		const { at } = this.cursor;
		return at.row === row && at.column === column ? 0 : -1;
	}

	/** Takes a key that was pressed on a cell itself, not on something in it. */
	press(event: KeyboardEvent): void {
		const target = event.target as HTMLElement;
		if (!target.matches('[data-cell]')) {
			if (event.key !== 'Escape') return;
			target.closest<HTMLElement>('[data-cell]')?.focus();
			event.stopPropagation();
			return event.preventDefault();
		}
		if (event.shiftKey || event.key === 'Tab') return;
		const deed = this.cursor.press(event, Math.max(1, Math.floor(this.height / rowHeight) - 3));
		const { at } = this.cursor;
		if (deed === 'moved') void this.#show();
		else if (deed?.do === 'edit' || deed?.do === 'open') this.#deeds.onenter(at);
		else if (event.key === ' ') this.#deeds.onpick(at);
		else return;
		event.preventDefault();
	}

	/** Puts the focus on the cell that Tab comes to. */
	focus(): void {
		this.element?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus();
	}

	/** Brings the cell in view, clear of the heading above and the sums below, and puts the focus on it. */
	async #show(): Promise<void> {
		const { element } = this;
		const { row } = this.cursor.at;
		if (element && row >= 0) {
			const clear = 2 * rowHeight;
			const room = element.clientHeight - 2 * clear;
			const extent = { from: row * rowHeight, to: (row + 1) * rowHeight };
			element.scrollTop = inView(element.scrollTop, room, extent);
			this.top = element.scrollTop;
		}
		await tick();
		const cell = element?.querySelector<HTMLElement>('[data-cell][tabindex="0"]');
		cell?.focus({ preventScroll: true });
		cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	}
}
