/** What occurs together by a rule, for the rows that are counted; and how many units the filter holds. */
import type { CooccurrenceRule, Together } from '../../analysis/cooccurrence.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counted, type Counting } from './counted.ts';
import type { Source } from './source.ts';
import { casesIn, narrowed, turnTable, type TurnTable } from './turn-table.ts';

/** A rule of co-occurrence with what it needs to know. */
export type RuleOfTogether = {
	readonly rule: CooccurrenceRule;
	/** For `near`: how many turns apart at most. */
	readonly turns?: number;
	/** For `near`: turns of fewer than three words are passed over; one stands with the turn before it. */
	readonly passShort?: boolean;
};

/** Words below which a turn is short. */
const shortTurn = 3;

/** The rule over rows, and the number of units in the filter (null for overlap and near, which know none). */
function* togetherOf(
	source: Source,
	{ columns, documents }: Pick<Counted, 'columns' | 'documents'>,
	counting: Omit<Counting, 'rollUp'> & RuleOfTogether
): Stepwise<{ together: Together; units: number | null }> {
	const { rule } = counting;
	if (rule === 'overlap') return { together: rule, units: null };
	if (counting.passShort) yield* source.columns.turns.readAhead(documents);
	const table = turnTable(source, documents, narrowed(counting));
	yield;
	if (rule === 'near') {
		const turns = Math.max(0, Math.trunc(counting.turns ?? 1));
		const placeOf = placesOf(source, documents, table, turns, counting.passShort ?? false);
		const place = columns.turn.map((turn) => (turn < 0 ? -1 : placeOf[turn]!));
		return { together: { place, within: turns }, units: null };
	}
	if (rule === 'case') {
		const unit = columns.turn.map((turn) => table.caseOf(turn) || -1);
		return { together: { unit }, units: different(unit, [...casesIn(table)]) };
	}
	return { together: rule, units: different(columns[rule], unitsIn(table, rule)) };
}

/** How many units the filter and the counted rows have (a passage that a facilitator begins and a participant ends stands in the facilitator's turn). */
function different(ofRows: Int32Array, inFilter: readonly number[]): number {
	const newest = inFilter.reduce((most, one) => Math.max(most, one), -1);
	const seen = new Uint8Array(ofRows.reduce((most, one) => Math.max(most, one), newest) + 1);
	for (const one of inFilter) seen[one] = 1;
	for (const one of ofRows) if (one >= 0) seen[one] = 1;
	return seen.reduce((sum, one) => sum + one, 0);
}

/** Turns and paragraphs with at least one character, or documents with such a turn, as numbered in the columns. */
function unitsIn({ documents }: TurnTable, rule: 'paragraph' | 'turn' | 'document'): number[] {
	const units: number[] = [];
	let before = 0;
	for (const [document, { turns, inside }] of documents.entries()) {
		const { ids, starts, ends, paragraphs } = turns;
		let paragraph = 0;
		for (let i = 0; i < ids.length; i++) {
			const [start, end] = [starts[i]!, ends[i]!];
			for (; paragraph < paragraphs.length && paragraphs[paragraph]! <= end; paragraph++) {
				const next = paragraphs[paragraph + 1] ?? Infinity;
				const empty = Math.min(next - 1, end) <= paragraphs[paragraph]!;
				if (rule === 'paragraph' && inside[i] && !empty) units.push(before + paragraph);
			}
			if (rule === 'turn' && inside[i] && end > start) units.push(ids[i]!);
			if (rule === 'document' && inside[i] && end > start) units.push(document);
		}
		before += paragraphs.length;
	}
	return units;
}

/** By the local key of a turn, its place: the turns up to it that are not passed over, with a gap between documents. */
function placesOf(
	source: Source,
	documents: readonly string[],
	{ documents: tables, newest }: TurnTable,
	gap: number,
	passShort: boolean
): Int32Array {
	const places = new Int32Array(newest + 1).fill(-1);
	let place = 0;
	for (const [i, { turns }] of tables.entries()) {
		const words = passShort ? source.columns.turns.wordsOf(documents[i]!).perTurn : null;
		for (let n = 0; n < turns.ids.length; n++) {
			if (!words || words[n]! >= shortTurn) place++;
			places[turns.ids[n]!] = place;
		}
		place += gap + 1;
	}
	return places;
}

/** The counted rows with the rule over them. */
export function* countedTogether(
	source: Source,
	counting: Counting & RuleOfTogether
): Stepwise<Counted & { readonly together: Together; readonly units: number | null }> {
	const all = yield* counted(source, counting);
	const together = yield* togetherOf(source, all, counting);
	yield;
	return { ...all, ...together };
}
