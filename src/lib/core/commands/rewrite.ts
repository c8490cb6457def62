/** What a correction of a document's text does to everything anchored in it; which splices are lawful is the caller's affair. */
import { comesBack, inverseOf, rangeMover, spliceText, unitMover, type Mover } from '../anchors.ts';
import { emptyChange, updateOf, type Change, type RowUpdate, type Splice, type TableRow } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { CodingUnit, Document, Row, Turn } from '../records.ts';

/** Turns that the splices do not merely shift or grow. */
export type TurnChanges = {
	readonly updated: readonly RowUpdate[];
	readonly added: readonly Turn[];
	readonly removed: readonly Turn[];
};

const noTurns: TurnChanges = { updated: [], added: [], removed: [] };

/**
 * The Change that corrects a text. Codings, memos and translations that the splices clip are listed with their new words,
 * codings whose words differ as changed; one that loses all its visible text keeps its old quote and becomes an orphan.
 * A coding unit that loses all its visible text goes.
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
	for (const table of ['coding', 'memo', 'translation'] as const) {
		for (const row of facts.where(table, { document: document.guid })) {
			const update = anchorUpdate(table, row, correction);
			if (update) updated.push(update);
		}
	}
	const units = unitChanges(facts.where('codingUnit', { document: document.guid }), splices, text);
	return {
		...emptyChange,
		added: turns.added.map((row) => ({ table: 'turn', row })),
		updated: [...updated, ...units.updated],
		removed: [...turns.removed.map((row): TableRow => ({ table: 'turn', row })), ...units.removed],
		splices
	};
}

/** True when two quotes differ in more than their blanks. */
export const wordsDiffer = (a: string, b: string): boolean => wordsOf(a) !== wordsOf(b);

const wordsOf = (quote: string): string => quote.split(/\s+/).filter(Boolean).join(' ');

/** How ranges move through the splices and back, and the text after them. */
type Correction = { readonly there: Mover; readonly back: Mover; readonly text: string };

/** The units that the splices do not merely move, and those of which they leave nothing to see. */
function unitChanges(
	units: readonly CodingUnit[],
	splices: readonly Splice[],
	text: string
): { updated: RowUpdate[]; removed: TableRow[] } {
	const [there, back] = [unitMover(splices), unitMover(inverseOf(splices))];
	const updated: RowUpdate[] = [];
	const removed: TableRow[] = [];
	for (const row of units) {
		const { guid, start, end } = row;
		const moved = there(row);
		if (!text.slice(moved.start, moved.end).trim()) removed.push({ table: 'codingUnit', row });
		else if (!comesBack(row, there, back))
			updated.push({ table: 'codingUnit', guid, before: { start, end }, after: moved });
	}
	return { updated, removed };
}

/** The tables whose rows quote the text. */
type Quoted = 'coding' | 'memo' | 'translation';

/** How an anchored row is listed; null for one that the splices only shift. */
function anchorUpdate(table: Quoted, row: Row<Quoted>, { there, back, text }: Correction): RowUpdate | null {
	if (row.start === null || row.end === null) return null;
	const place = { start: row.start, end: row.end };
	const moved = there(place);
	const quote = row.orphan ? row.quote : text.slice(moved.start, moved.end);
	const lost = quote !== row.quote && !quote.trim();
	if (!lost && quote === row.quote && comesBack(place, there, back)) return null;
	const changed = table === 'coding' && wordsDiffer(row.quote, quote) ? { changed: true } : {};
	const patch = lost ? { orphan: true } : { quote, ...changed };
	const update = updateOf<Quoted>(table, row, patch);
	// A listed row is not shifted by rule, so its place is listed even where it stays.
	return {
		table,
		guid: row.guid,
		before: { ...place, ...update?.before },
		after: { ...moved, ...update?.after }
	};
}
