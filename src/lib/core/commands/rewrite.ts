/** What a correction of a document's text does to everything anchored in it; which splices are lawful is the caller's affair. */
import { comesBack, inverseOf, rangeMover, spliceText, type Mover } from '../anchors.ts';
import { emptyChange, updateOf, type Change, type RowUpdate, type Splice } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { Coding, Document, Memo, Turn } from '../records.ts';

/** Turns that the splices do not merely shift or grow. */
export type TurnChanges = {
	readonly updated: readonly RowUpdate[];
	readonly added: readonly Turn[];
	readonly removed: readonly Turn[];
};

const noTurns: TurnChanges = { updated: [], added: [], removed: [] };

/**
 * The Change that corrects a text. Codings and memos that the splices clip are listed with their new words, codings
 * whose words differ as changed; one that loses all its visible text keeps its old quote and becomes an orphan.
 * Throws when a splice does not fit.
 */
export function rewrite(
	facts: Facts,
	document: Document,
	splices: readonly Splice[],
	turns: TurnChanges = noTurns
): Change {
	const text = spliceText(facts.slice(document.guid, 0, document.length), splices);
	const correction = { there: rangeMover(splices), back: rangeMover(inverseOf(splices)), text };
	const updated: RowUpdate[] = [...turns.updated];
	for (const table of ['coding', 'memo'] as const) {
		for (const row of facts.where(table, { document: document.guid })) {
			const update = anchorUpdate(table, row, correction);
			if (update) updated.push(update);
		}
	}
	return {
		...emptyChange,
		added: turns.added.map((row) => ({ table: 'turn', row })),
		updated,
		removed: turns.removed.map((row) => ({ table: 'turn', row })),
		splices
	};
}

/** True when two quotes differ in more than their blanks. */
export const wordsDiffer = (a: string, b: string): boolean => wordsOf(a) !== wordsOf(b);

const wordsOf = (quote: string): string => quote.split(/\s+/).filter(Boolean).join(' ');

/** How ranges move through the splices and back, and the text after them. */
type Correction = { readonly there: Mover; readonly back: Mover; readonly text: string };

/** How an anchored row is listed; null for one that the splices only shift. */
function anchorUpdate(
	table: 'coding' | 'memo',
	row: Coding | Memo,
	{ there, back, text }: Correction
): RowUpdate | null {
	if (row.start === null || row.end === null) return null;
	const place = { start: row.start, end: row.end };
	const moved = there(place);
	const quote = row.orphan ? row.quote : text.slice(moved.start, moved.end);
	const lost = quote !== row.quote && !quote.trim();
	if (!lost && quote === row.quote && comesBack(place, there, back)) return null;
	const changed = table === 'coding' && wordsDiffer(row.quote, quote) ? { changed: true } : {};
	const patch = lost ? { orphan: true } : { quote, ...changed };
	const update = updateOf<'coding' | 'memo'>(table, row, patch);
	// A listed row is not shifted by rule, so its place is listed even where it stays.
	return {
		table,
		guid: row.guid,
		before: { ...place, ...update?.before },
		after: { ...moved, ...update?.after }
	};
}
