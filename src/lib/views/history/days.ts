/** The lines of history by day, and the one that undo would take back. Draws nothing. */
import type { Guid } from '../../core/records.ts';
import type { Message } from '../../core/result.ts';

/** A line as the page shows it. */
export type HistoryRow = {
	readonly sequence: number;
	readonly coder: Guid;
	readonly coderName: string;
	/** ISO 8601 UTC. */
	readonly time: string;
	readonly line: Message;
	readonly kind: 'do' | 'undo' | 'redo';
};

/** What the list draws: the heading of a day, or a line. */
export type HistoryItem =
	| { readonly key: string; readonly day: string; readonly row?: undefined }
	| { readonly key: string; readonly row: HistoryRow; readonly day?: undefined };

/** Lines (newest first) with a heading before each day; `dayOf` names the day of a moment. */
export function byDay(rows: readonly HistoryRow[], dayOf: (time: string) => string): HistoryItem[] {
	const items: HistoryItem[] = [];
	let last: string | undefined;
	for (const row of rows) {
		const day = dayOf(row.time);
		if (day !== last) items.push({ key: `day ${row.sequence}`, day });
		last = day;
		items.push({ key: String(row.sequence), row });
	}
	return items;
}

/**
 * The line that undo would take back, of lines newest first: the newest that no undo took back and that says what
 * `undoable`, the project's own word on it, says. Null where it is not among these lines.
 */
export function undoLine(rows: readonly HistoryRow[], undoable: Message | null): number | null {
	if (!undoable) return null;
	const wanted = said(undoable);
	let redone = 0;
	let undone = 0;
	for (const { sequence, kind, line } of rows) {
		if (kind === 'redo') redone += 1;
		else if (kind === 'undo') {
			if (redone > 0) redone -= 1;
			else undone += 1;
		} else if (undone > 0) undone -= 1;
		else if (said(line) === wanted) return sequence;
	}
	return null;
}

function said({ key, values }: Message): string {
	return JSON.stringify([key, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
