/** Where one is in a grid of cells, what is selected, and what each key means there. Draws nothing, stores nothing. */

/** Row −1 is the heading; column 0 holds the names. */
export type Spot = { readonly row: number; readonly column: number };
/** A rectangle of cells, both ends included. */
export type Range = {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
};
/** A cell that is being written: `text` is what it begins with, `typed` that a key began it. */
export type Editing = Spot & { readonly text: string; readonly typed: boolean };

/** What a key asks of the grid beyond moving in it. */
export type GridDeed = { do: 'edit' } | { do: 'type'; text: string } | { do: 'clear' } | { do: 'open' };

export class GridCursor {
	at: Spot = $state.raw({ row: 0, column: 0 });
	anchor: Spot = $state.raw({ row: 0, column: 0 });
	editing: Editing | null = $state.raw(null);
	/** Why what was written does not fit. */
	error: string | null = $state(null);

	readonly range: Range = $derived({
		top: Math.max(0, Math.min(this.at.row, this.anchor.row)),
		bottom: Math.max(0, this.at.row, this.anchor.row),
		left: Math.min(this.at.column, this.anchor.column),
		right: Math.max(this.at.column, this.anchor.column)
	});
	readonly #size: () => { readonly rows: number; readonly columns: number };

	/** `columns` counts that of the names. */
	constructor(size: () => { readonly rows: number; readonly columns: number }) {
		this.#size = size;
	}

	/** Goes to a cell; with `extend` the selection grows to it. */
	go(row: number, column: number, extend = false): void {
		const { rows, columns } = this.#size();
		this.at = {
			row: clamp(row, extend ? 0 : -1, rows - 1),
			column: clamp(column, 0, columns - 1)
		};
		if (!extend) this.anchor = this.at;
	}

	/** Keeps to cells that are there, after rows or columns went. */
	keepInside(): void {
		const { rows, columns } = this.#size();
		const fits = ({ row, column }: Spot): boolean => row < Math.max(1, rows) && column < columns;
		if (!fits(this.at) || !fits(this.anchor))
			this.go(Math.min(this.at.row, Math.max(0, rows - 1)), this.at.column);
	}

	isSelected(row: number, column: number): boolean {
		const { top, bottom, left, right } = this.range;
		const single = top === bottom && left === right;
		return !single && row >= top && row <= bottom && column >= left && column <= right;
	}

	/**
	 * Takes a key: null where it means nothing in the grid, so that the page may have it; else it moved, or something is
	 * to be done. `page`: rows in view.
	 */
	press(event: KeyboardEvent, page: number): GridDeed | 'moved' | null {
		const { rows, columns } = this.#size();
		const { row, column } = this.at;
		const far = event.ctrlKey || event.metaKey;
		if (event.altKey) return null;
		const moves: Record<string, readonly [number, number]> = {
			ArrowDown: [far ? rows - 1 : row + 1, column],
			ArrowUp: [far ? 0 : row - 1, column],
			ArrowRight: [row, far ? columns - 1 : column + 1],
			ArrowLeft: [row, far ? 0 : column - 1],
			PageDown: [row + page, column],
			PageUp: [Math.max(0, row - page), column],
			Home: [far ? 0 : row, 0],
			End: [far ? rows - 1 : row, columns - 1]
		};
		const to = moves[event.key];
		if (to) {
			this.go(to[0], to[1], event.shiftKey);
			return 'moved';
		}
		if (far && event.key.toLowerCase() === 'a') {
			this.anchor = { row: 0, column: 0 };
			this.at = { row: rows - 1, column: columns - 1 };
			return 'moved';
		}
		if (far) return null;
		if (event.key === 'Tab') return this.#tab(event.shiftKey);
		if (event.key === 'Enter' && column === 0 && row >= 0) return { do: 'open' };
		if (event.key === 'Enter' || event.key === 'F2') return { do: 'edit' };
		if (row < 0) return null;
		if (event.key === 'Delete' || event.key === 'Backspace') return { do: 'clear' };
		if (event.key === 'Escape') return this.#collapse();
		return event.key.length === 1 ? { do: 'type', text: event.key } : null;
	}

	/** After writing: down with Enter, to the side with Tab. */
	leave(key: string, shift: boolean): void {
		this.editing = null;
		this.error = null;
		const { row, column } = this.at;
		if (key === 'Enter') this.go(Math.max(0, row + (shift ? -1 : 1)), column);
		if (key === 'Tab') this.go(row, column + (shift ? -1 : 1));
	}

	/** From cell to cell within the row; at its ends Tab leads out of the grid. */
	#tab(back: boolean): 'moved' | null {
		const to = this.at.column + (back ? -1 : 1);
		if (to < 0 || to >= this.#size().columns) return null;
		this.go(this.at.row, to);
		return 'moved';
	}

	#collapse(): 'moved' | null {
		if (this.anchor.row === this.at.row && this.anchor.column === this.at.column) return null;
		this.anchor = this.at;
		return 'moved';
	}
}

const clamp = (n: number, least: number, most: number): number =>
	Math.max(least, Math.min(n, Math.max(least, most)));
