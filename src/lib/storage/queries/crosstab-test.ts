/** Whether a code is present more often in some groups than in others: one code at a time, on cases or documents. */
import { countTable } from '../../analysis/count-table.ts';
import { cramersV, type CramersV } from '../../analysis/cramers-v.ts';
import { fisherTest, type FisherTest } from '../../analysis/fisher.ts';
import { holm } from '../../analysis/holm.ts';
import { mcNemarTest, type BeforeAfter, type McNemarTest } from '../../analysis/mcnemar.ts';
import {
	beforeAndAfter,
	presence,
	presentByGroup,
	unpaired,
	type PlacedPassages,
	type Standings
} from '../../analysis/presence.ts';
import { untested, untestedPair, type Untested, type UntestedPair } from '../../analysis/untested.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { grouped, type Grouped, type Grouping } from './grouped.ts';
import type { Group } from './groups.ts';
import type { Source } from './source.ts';

/** Which code is tested, and what the p-value is corrected for. */
export type Testing = Grouping & {
	readonly code: Guid;
	/** The codes shown, over which Holm's correction goes; null for all. The code tested is always among them. */
	readonly shown: readonly Guid[] | null;
};

/** What is told of every test. */
type Tested = {
	/** What is compared: cases, or documents where no case speaks in the filter. */
	readonly unit: 'case' | 'document';
	/** The p-value corrected for the codes compared, and how many those are: the ones shown that can be tested. */
	readonly corrected: number | null;
	readonly compared: number;
};

export type GroupTest = Tested & {
	/** The groups with a value; the units that stand in each alone, and those of them in which the code is present. */
	readonly groups: readonly Group[];
	readonly units: Int32Array;
	readonly present: readonly number[];
	/** Units left out: those in several groups, and those in none. */
	readonly several: number;
	readonly none: number;
	/** Why there is nothing to compare; null where there is something. */
	readonly untested: Untested | null;
	/** Null where there is nothing to compare. */
	readonly fisher: FisherTest | null;
	readonly cramersV: CramersV | null;
};

export type PairedTest = Tested & {
	readonly table: BeforeAfter;
	/** Units left out: those in one of the two groups only. */
	readonly unpaired: number;
	/** Why there is nothing to test; null where there is something. */
	readonly untested: UntestedPair | null;
	readonly mcnemar: McNemarTest;
};

/** Present or absent by group: Fisher's exact test and Cramér's V. */
export function* crosstabTest(
	source: Source,
	{ samples, seed, ...testing }: Testing & { readonly samples?: number; readonly seed?: number }
): Stepwise<GroupTest> {
	const all = yield* grouped(source, testing);
	const { unit, passages, standings } = placed(all);
	const groups = all.groups.filter(({ value, bin }) => value !== '' || bin);
	const counts = presence(passages, standings, all.codes.length, groups.length);
	const tests: (FisherTest | null)[] = [];
	const codes = shownIn(all, testing);
	for (const code of codes) {
		const table = countTable(presentByGroup(counts, code));
		tests.push(
			table && fisherTest(table, { ...(samples && { samples }), ...(seed !== undefined && { seed }) })
		);
		yield;
	}
	const at = codes[0] ?? -1;
	const table = at < 0 ? null : countTable(presentByGroup(counts, at));
	const present = at < 0 ? groups.map(() => 0) : presentByGroup(counts, at)[0];
	return {
		unit,
		groups,
		units: counts.units,
		present,
		several: counts.several,
		none: counts.none,
		untested: untested(present, counts.units),
		fisher: tests[0] ?? null,
		cramersV: table && cramersV(table),
		...overCodes(tests.map((test) => test && test.p))
	};
}

/** The same units in two groups, such as before and after: McNemar's test. Groups are named by their index. */
export function* crosstabPairedTest(
	source: Source,
	{ before, after, ...testing }: Testing & { readonly before: number; readonly after: number }
): Stepwise<PairedTest> {
	const all = yield* grouped(source, testing);
	const { unit, passages, standings } = placed(all);
	const tables = beforeAndAfter(passages, standings, all.codes.length, [before, after]);
	const codes = shownIn(all, testing);
	const none: BeforeAfter = { both: 0, onlyBefore: 0, onlyAfter: 0, neither: 0 };
	const tests = codes.map((code) => mcNemarTest(tables[code]!));
	const table = tables[codes[0] ?? -1] ?? none;
	return {
		unit,
		table,
		unpaired: unpaired(standings, [before, after]),
		untested: untestedPair(table),
		mcnemar: mcNemarTest(table),
		...overCodes(tests.map(({ p }) => p))
	};
}

/** The indexes of the codes shown, the one tested first; none where it is gone. */
function shownIn({ codes }: Grouped, { code, shown }: Testing): number[] {
	const tested = codes.findIndex(({ guid }) => guid === code);
	if (tested < 0) return [];
	const among = shown && new Set(shown);
	const others = [...codes.keys()].filter((at) => at !== tested && (!among || among.has(codes[at]!.guid)));
	return [tested, ...others];
}

const overCodes = (values: readonly (number | null)[]): Pick<Tested, 'corrected' | 'compared'> => ({
	corrected: holm(values)[0] ?? null,
	compared: values.filter((p) => p !== null).length
});

/** The passages by unit, and the groups in which each unit stands: by its turns in the filter and its passages. */
function placed({ spokenBy, counted, turns }: Grouped): {
	unit: Tested['unit'];
	passages: PlacedPassages;
	standings: Standings;
} {
	const unit = spokenBy === 'case' ? 'case' : 'document';
	const indexOf = new Map<number, number>();
	const standings: Set<number>[] = [];
	const stands = (key: number, group: number): number => {
		const at = indexOf.get(key) ?? indexOf.size;
		indexOf.set(key, at);
		(standings[at] ??= new Set()).add(group);
		return at;
	};
	turns.forEach(({ inside, group, caseOf }, document) => {
		inside.forEach((one, i) => {
			const key = unit === 'case' ? caseOf[i]! : document;
			if (one && key >= 0) stands(key, group[i]!);
		});
	});
	const { columns, group, caseOf } = counted;
	const keys = unit === 'case' ? caseOf : columns.document;
	const unitOf = Int32Array.from({ length: columns.length }, (_, row) =>
		keys[row]! < 0 ? -1 : stands(keys[row]!, group[row]!)
	);
	return { unit, passages: { columns, unit: unitOf, group }, standings };
}
