/** What occurs together by a rule, for the rows that are counted; and how many units the filter holds. */
import type { CooccurrenceRule, Together } from '../../analysis/cooccurrence.ts';
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
export function togetherOf(
	source: Source,
	{ columns, documents }: Pick<Counted, 'columns' | 'documents'>,
	counting: Omit<Counting, 'rollUp'> & RuleOfTogether
): { together: Together; units: number | null } {
	const { rule } = counting;
	if (rule === 'overlap') return { together: rule, units: null };
	const table = turnTable(source, documents, narrowed(counting));
	if (rule === 'near') {
		const turns = Math.max(0, Math.trunc(counting.turns ?? 1));
		const place = placesOf(source, documents, table, turns, counting.passShort ?? false);
		return {
			together: { place: columns.turn.map((turn) => place.get(turn) ?? -1), within: turns },
			units: null
		};
	}
	if (rule === 'case') {
		const unit = columns.turn.map((turn) => table.caseOf(turn) || -1);
		return { together: { unit }, units: unitsOf(unit, casesIn(table)) };
	}
	return { together: rule, units: unitsOf(columns[rule], unitsIn(table, rule)) };
}

/** The units in the filter and those of counted rows (a passage that a facilitator begins and a participant ends stands in the facilitator's turn). */
function unitsOf(unit: Int32Array, inFilter: Set<number>): number {
	for (const one of unit) if (one >= 0) inFilter.add(one);
	return inFilter.size;
}

/** Turns and paragraphs with at least one character, or documents with such a turn, as numbered in the columns. */
function unitsIn({ documents }: TurnTable, rule: 'paragraph' | 'turn' | 'document'): Set<number> {
	const units = new Set<number>();
	let before = 0;
	documents.forEach(({ turns, inside }, document) => {
		let paragraph = 0;
		turns.ids.forEach((id, i) => {
			const [start, end] = [turns.starts[i] as number, turns.ends[i] as number];
			for (
				;
				paragraph < turns.paragraphs.length && (turns.paragraphs[paragraph] as number) <= end;
				paragraph++
			) {
				const next = turns.paragraphs[paragraph + 1] ?? Infinity;
				const empty = Math.min(next - 1, end) <= (turns.paragraphs[paragraph] as number);
				if (rule === 'paragraph' && inside[i] && !empty) units.add(before + paragraph);
			}
			if (rule === 'turn' && inside[i] && end > start) units.add(id);
			if (rule === 'document' && inside[i] && end > start) units.add(document);
		});
		before += turns.paragraphs.length;
	});
	return units;
}

/** By turn, its place: the turns up to it that are not passed over, with a gap between documents. */
function placesOf(
	source: Source,
	documents: readonly string[],
	table: TurnTable,
	gap: number,
	passShort: boolean
): Map<number, number> {
	const places = new Map<number, number>();
	let place = 0;
	table.documents.forEach(({ turns }, i) => {
		const words = passShort ? source.columns.turns.wordsOf(documents[i] as string).perTurn : null;
		turns.ids.forEach((id, n) => {
			if (!words || (words[n] as number) >= shortTurn) place++;
			places.set(id, place);
		});
		place += gap + 1;
	});
	return places;
}

/** The counted rows with the rule over them. */
export function countedTogether(source: Source, counting: Counting & RuleOfTogether) {
	const all = counted(source, counting);
	return { ...all, ...togetherOf(source, all, counting) };
}
