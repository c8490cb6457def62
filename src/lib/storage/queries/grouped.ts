/** The codings and turns in the filter, each with the group that it belongs to. */
import type { CodingColumns } from '../../analysis/coding-columns.ts';
import type { GroupedPassages, GroupedTurns } from '../../analysis/crosstab.ts';
import { rollUp } from '../../analysis/roll-up.ts';
import { unite } from '../../analysis/unite.ts';
import type { Code, Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { codedWithin, type Counting } from './counted.ts';
import { groupsOf, valuesBy, type Group, type GroupBy, type Values } from './groups.ts';
import type { Source } from './source.ts';
import { byTurn, casesIn, narrowed, turnTable, type TurnTable } from './turn-table.ts';

/** What is counted, and by what it is grouped. */
export type Grouping = Counting & { readonly group: GroupBy };

export type Grouped = {
	/** The codes by index, in the order of the codebook; likewise the groups, and the documents. */
	readonly codes: readonly Code[];
	readonly documents: readonly Guid[];
	readonly groups: readonly Group[];
	/** Sub-codes on their own, and as they are counted. */
	readonly own: GroupedPassages;
	readonly counted: GroupedPassages;
	/** By document; cases are local keys, −1 for none. */
	readonly turns: readonly GroupedTurnsOfCases[];
	/** Whose words are the base of a rate: the cases', or, where no case speaks in the filter, all but facilitators'. */
	readonly spokenBy: 'case' | 'participant';
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** Turns with the case of each, and 1 where its words are the base of a rate. */
export type GroupedTurnsOfCases = GroupedTurns & {
	readonly caseOf: Int32Array;
	readonly spoken: Uint8Array;
	readonly perTurn: Int32Array;
};

/** Groups what is counted. A passage belongs to the group of its turn, also where the filter leaves that turn out. */
export function* grouped(source: Source, grouping: Grouping): Stepwise<Grouped> {
	const coded = yield* codedWithin(source, grouping);
	const { documents } = coded;
	yield* source.columns.turns.readAhead(documents);
	const table = turnTable(source, documents, narrowed(grouping));
	yield;
	const own = grouping.coder ? coded.columns : unite(coded.columns);
	yield;
	const values = valuesBy(source, documents, grouping.group);
	const speakerOf = byTurn(table, ({ turns }, i) => turns.speakers[i]!);
	const { groups, indexOf } = groupsOf(source, grouping.group, presentIn(table, values, own, speakerOf));
	yield;
	const groupAt = (document: number, speaker: number): number =>
		indexOf.get(values.of(document, speaker)) ?? -1;
	const spokenBy = casesIn(table).size ? 'case' : 'participant';
	const isSpoken = (caseKey: number, facilitator: number): boolean =>
		spokenBy === 'case' ? caseKey > 0 : !facilitator;
	const turns = table.documents.map(({ turns, inside, facilitator }, document): GroupedTurnsOfCases => {
		const words = source.columns.turns.wordsOf(documents[document] as Guid);
		const caseOf = turns.ids.map((id) => table.caseOf(id) || -1);
		return {
			starts: turns.starts,
			ends: turns.ends,
			group: turns.speakers.map((speaker) => groupAt(document, speaker)),
			inside,
			words: words.starts,
			perTurn: words.perTurn,
			caseOf,
			spoken: facilitator.map((one, i) => Number(isSpoken(caseOf[i]!, one)))
		};
	});
	yield;
	const groupOf = byTurn(table, (_, i, at) => turns[at]!.group[i]!);
	const spokenOf = byTurn(table, (_, i, at) => turns[at]!.spoken[i]!);
	const placed = (columns: CodingColumns): GroupedPassages => {
		const { length, document, turn } = columns;
		const group = new Int32Array(length);
		const caseOf = new Int32Array(length);
		const spoken = new Uint8Array(length);
		for (let row = 0; row < length; row++) {
			const at = turn[row]!;
			group[row] = at < 0 ? groupAt(document[row]!, 0) : groupOf(at);
			caseOf[row] = table.caseOf(at) || -1;
			spoken[row] = at < 0 ? Number(isSpoken(-1, 0)) : spokenOf(at);
		}
		return { columns, group, caseOf, spoken };
	};
	yield;
	const ownPlaced = placed(own);
	yield;
	let counted = ownPlaced;
	if (grouping.rollUp) {
		const rolledUp = rollUp(own, coded.parent);
		yield;
		counted = placed(rolledUp);
		yield;
	}
	const { codes, leftOut } = coded;
	return { codes, documents, groups, own: ownPlaced, counted, turns, spokenBy, leftOut };
}

/** The values of turns in the filter, and of passages that count. */
function presentIn(
	{ documents }: TurnTable,
	values: Values,
	{ length, document, turn }: CodingColumns,
	speakerOf: (turn: number) => number
): Set<string> {
	const present = new Set<string>();
	documents.forEach(({ turns, inside }, at) => {
		turns.speakers.forEach((speaker, i) => {
			if (inside[i]) present.add(values.of(at, speaker));
		});
	});
	for (let row = 0; row < length; row++) present.add(values.of(document[row]!, speakerOf(turn[row]!)));
	return present;
}
