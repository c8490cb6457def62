/** The rule of `document.splice`: correcting words inside one turn moves every anchored row in the same Change. */
import { comesBack, moveRange } from '../anchors.ts';
import { emptyChange, updateOf, type RowUpdate, type Splice } from '../change.ts';
import type { Verdict } from '../command.ts';
import type { Facts } from '../facts.ts';
import type { Guid } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { isClean, splitsCharacter } from '../text.ts';

type Correction = { document: Guid; at: number; removed: string; inserted: string; time: string };

/**
 * What the correction does. Refused when other words stand at its place, when it leaves its turn, or when it
 * would alter a line feed between turns. Codings and memos that it clips are listed; one that loses all its
 * visible text keeps its old quote and becomes an orphan.
 */
export function correctText(command: Correction, facts: Facts): Verdict {
	const document = facts.get('document', command.document);
	if (!document) return err({ type: 'notFound', table: 'document' });
	const { at, removed, inserted } = command;
	const splice: Splice = { document: document.guid, at, removed, inserted };
	if (removed === inserted) return err({ type: 'nothingToDo' });
	if (!isClean(inserted)) return err({ type: 'malformed', detail: 'inserted' });
	const turn = facts
		.where('turn', { document: document.guid })
		.find((one) => one.start <= at && at + removed.length <= one.end);
	if (!turn || facts.slice(document.guid, at, at + removed.length) !== removed)
		return err({ type: 'spliceMisfit' });
	if (cutsCharacter(facts, splice, document.length)) return err({ type: 'spliceMisfit' });
	const after = (start: number, end: number): string => sliceAfter(facts, splice, start, end);
	const updated: RowUpdate[] = [];
	for (const table of ['coding', 'memo'] as const) {
		for (const row of facts.where(table, { document: document.guid })) {
			if (row.start === null || row.end === null) continue;
			const range = { start: row.start, end: row.end };
			const moved = moveRange(range, [splice]);
			const touched = !row.orphan && range.start < at + removed.length && at < range.end;
			const quote = touched ? after(moved.start, moved.end) : row.quote;
			const orphan = row.orphan || (touched && !quote.trim());
			if (orphan === row.orphan && comesBack(range, [splice]) && quote === row.quote) continue;
			const words =
				orphan || quote === row.quote ? {} : { quote, ...(table === 'coding' && { changed: true }) };
			const patch = orphan ? { ...moved, orphan } : { ...moved, ...words };
			const update = updateOf(table, row, patch);
			if (update) updated.push(update);
		}
	}
	return ok({
		change: { ...emptyChange, updated, splices: [splice] },
		line: message('history.document.splice', { document: document.title })
	});
}

/** True when the splice would leave half a character (one of two UTF-16 units) on either side. */
function cutsCharacter(facts: Facts, { document, at, removed }: Splice, length: number): boolean {
	return [at, at + removed.length].some((place) => {
		const from = Math.max(0, place - 1);
		return splitsCharacter(facts.slice(document, from, Math.min(length, place + 1)), place - from);
	});
}

/** The text between two offsets as it stands after the splice. */
function sliceAfter(
	facts: Facts,
	{ document, at, removed, inserted }: Splice,
	start: number,
	end: number
): string {
	const shift = inserted.length - removed.length;
	const before = start < at ? facts.slice(document, start, Math.min(end, at)) : '';
	const middle = inserted.slice(Math.max(0, start - at), Math.max(0, end - at));
	const tailStart = Math.max(start, at + inserted.length);
	return before + middle + (tailStart < end ? facts.slice(document, tailStart - shift, end - shift) : '');
}
