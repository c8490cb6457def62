/** Codes by groups: every number of the table, with the bases of each group; all counted inside the filter. */
import {
	cellAt,
	columnShare,
	crosstab,
	perThousandWords,
	rowShare,
	type Crosstab
} from '../../analysis/crosstab.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { grouped, type Grouped, type Grouping } from './grouped.ts';
import type { Group } from './groups.ts';
import type { Source } from './source.ts';

/** What there is in the filter of one group, or of all. */
export type GroupBases = {
	/** Coded passages, sub-codes on their own: what column shares are of. */
	readonly passages: number;
	/** Documents with a turn of it, and cases that speak in one. */
	readonly documents: number;
	readonly cases: number;
	readonly turns: number;
	readonly characters: number;
	readonly words: number;
	/** Those of the words that its cases speak (`spokenBy` says whose): what the rate is of. */
	readonly spoken: number;
};

/**
 * Tables by code and group, `code * (groups.length + 1) + group`; the last row is of all codes together (sub-codes on
 * their own), the last column of all groups.
 */
export type CrosstabOfCodes = {
	readonly guids: readonly Guid[];
	readonly groups: readonly Group[];
	/** The bases of each group; last, of all groups together. */
	readonly bases: readonly GroupBases[];
	readonly table: Crosstab;
	/** Of the code's passages, the share in the group; of the group's passages, the share of the code. NaN for none. */
	readonly rowShare: Float64Array;
	readonly columnShare: Float64Array;
	/** Passages for every 1,000 words that the cases speak; NaN where they speak none. */
	readonly rate: Float64Array;
	readonly spokenBy: Grouped['spokenBy'];
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** Codes whose shares are taken before others get their turn: a few milliseconds' worth, in a thousand groups. */
const codesPerStep = 50;

/** Counts the table. */
export function* crosstabOfCodes(source: Source, grouping: Grouping): Stepwise<CrosstabOfCodes> {
	const all = yield* grouped(source, grouping);
	const { codes, groups, spokenBy, leftOut } = all;
	const table = yield* crosstab(all, codes.length, groups.length, all.turns);
	const bases = basesOf(all, table);
	yield;
	const cells = table.passages.length;
	const shares = {
		row: new Float64Array(cells),
		column: new Float64Array(cells),
		rate: new Float64Array(cells)
	};
	for (let code = 0; code <= codes.length; code++) {
		for (let group = 0; group <= groups.length; group++) {
			const at = cellAt(table, code, group);
			shares.row[at] = rowShare(table, code, group) ?? NaN;
			shares.column[at] = columnShare(table, code, group) ?? NaN;
			shares.rate[at] = perThousandWords(table, code, group, bases[group]!.spoken) ?? NaN;
		}
		if (code % codesPerStep === codesPerStep - 1) yield;
	}
	const guids = codes.map(({ guid }) => guid);
	return {
		guids,
		groups,
		bases,
		table,
		rowShare: shares.row,
		columnShare: shares.column,
		rate: shares.rate,
		spokenBy,
		leftOut
	};
}

function basesOf({ groups, turns }: Grouped, table: Crosstab): GroupBases[] {
	const tallies = Array.from({ length: groups.length + 1 }, () => ({
		documents: new Set<number>(),
		cases: new Set<number>(),
		turns: 0,
		characters: 0,
		words: 0,
		spoken: 0
	}));
	turns.forEach(({ starts, ends, group, inside, caseOf, spoken, perTurn }, document) => {
		starts.forEach((start, i) => {
			if (!inside[i]) return;
			for (const tally of [tallies[group[i]!]!, tallies[groups.length]!]) {
				tally.documents.add(document);
				if (caseOf[i]! > 0) tally.cases.add(caseOf[i]!);
				tally.turns++;
				tally.characters += ends[i]! - start;
				tally.words += perTurn[i]!;
				tally.spoken += spoken[i]! * perTurn[i]!;
			}
		});
	});
	return tallies.map(({ documents, cases, ...sums }, group) => ({
		passages: table.passages[cellAt(table, table.codes, group)]!,
		documents: documents.size,
		cases: cases.size,
		...sums
	}));
}
