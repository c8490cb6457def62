/** Where one is in the grid of answers, and what the keys that move there mean. Draws nothing, stores nothing. */
import type { Column, Part, Row } from './rows.ts';

export class AnswerCursor {
	/** The respondent and the column by id; column '' is that of the names. */
	row: string | null = $state(null);
	column: string | null = $state(null);

	readonly #rows: () => readonly Row[];
	readonly #columns: () => readonly Column[];

	readonly rowAt: number = $derived.by(() => {
		const at = this.#rows().findIndex(({ id }) => id === this.row);
		return Math.max(0, at);
	});
	readonly columnAt: number = $derived.by(() => {
		const columns = this.#columns();
		if (this.column === '') return 0;
		const at = columns.findIndex(({ id }) => id === this.column);
		// At first at the first open question: that is what one comes for.
		return (at >= 0 ? at : columns.findIndex((column) => 'question' in column)) + 1;
	});

	constructor(rows: () => readonly Row[], columns: () => readonly Column[]) {
		this.#rows = rows;
		this.#columns = columns;
	}

	/** The column's index among the questions' answers; null on names and closed answers. */
	get question(): number | null {
		const column = this.#columns()[this.columnAt - 1];
		return column && 'question' in column ? column.question : null;
	}

	/** The answer that one is at; empty for none. */
	get parts(): readonly Part[] {
		const { question } = this;
		return question === null ? [] : (this.#rows()[this.rowAt]?.answers[question] ?? []);
	}

	/** Goes to a cell by index; column 0 is that of the names. */
	go(row: number, column: number): void {
		const rows = this.#rows();
		const columns = this.#columns();
		this.row = rows[Math.max(0, Math.min(row, rows.length - 1))]?.id ?? null;
		this.column = column <= 0 ? '' : (columns[Math.min(column, columns.length) - 1]?.id ?? '');
	}

	/** True when the key moved. `page`: rows in view. */
	press(event: KeyboardEvent, page: number): boolean {
		if (event.altKey || event.shiftKey) return false;
		const far = event.ctrlKey || event.metaKey;
		const [row, column] = [this.rowAt, this.columnAt];
		const [last, end] = [this.#rows().length - 1, this.#columns().length];
		const moves: Record<string, readonly [number, number]> = {
			ArrowDown: [far ? last : row + 1, column],
			ArrowUp: [far ? 0 : row - 1, column],
			PageDown: [row + page, column],
			PageUp: [row - page, column],
			Home: [far ? 0 : row, 0],
			End: [far ? last : row, end],
			...(far ? {} : { ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1] })
		};
		const to = moves[event.key];
		if (!to) return false;
		this.go(...to);
		return true;
	}

	/**
	 * The next (1) or previous (−1) answer that fits, down the column and on in the next one; the cell's indexes, or null.
	 */
	seek(by: 1 | -1, fits: (parts: readonly Part[]) => boolean): readonly [number, number] | null {
		const rows = this.#rows();
		const columns = this.#columns();
		const count = rows.length * (columns.length + 1);
		let at = this.columnAt * rows.length + this.rowAt;
		for (let steps = 1; steps < count; steps++) {
			at = (at + by + count) % count;
			const [column, row] = [Math.floor(at / rows.length), at % rows.length];
			const one = columns[column - 1];
			if (!one || !('question' in one)) continue;
			const parts = rows[row]!.answers[one.question] ?? [];
			if (parts.length && fits(parts)) return [row, column];
		}
		return null;
	}
}
