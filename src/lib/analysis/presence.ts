/**
 * In which units of study, such as cases, each code is present: what tests of association compare. Units are independent
 * of each other, passages are not, so it is units that are counted.
 */
import type { CodingColumns } from './coding-columns.ts';
import type { BeforeAfter } from './mcnemar.ts';
import { addDistinct, rowsByUnit } from './units.ts';

/** Units, each with the groups in which it stands. */
export type Standings = readonly ReadonlySet<number>[];

/** Coded passages with the unit (−1 for none) and the group of each. */
export type PlacedPassages = {
	readonly columns: CodingColumns;
	readonly unit: Int32Array;
	readonly group: Int32Array;
};

/** How many units stand in each group, and in how many of them each code is present. */
export type Presence = {
	/** By group, the units that stand in it and in no other. */
	readonly units: Int32Array;
	/** Those of them in which the code is present: `code * groups + group`. */
	readonly present: Int32Array;
	/** Units that stand in several groups, and in none: they are left out. */
	readonly several: number;
	readonly none: number;
};

/** Counts units that stand in one of the first `groups` groups; further ones are no groups to compare. */
export function presence(
	{ columns, unit, group }: PlacedPassages,
	standings: Standings,
	codes: number,
	groups: number
): Presence {
	const units = new Int32Array(groups);
	let [several, none] = [0, 0];
	const only = Int32Array.from(standings, (all) => {
		const among = [...all].filter((one) => one < groups);
		if (among.length > 1) several++;
		else if (!among.length) none++;
		else units[among[0]!]!++;
		return among.length === 1 ? among[0]! : -1;
	});
	const counts = new Int32Array(codes * groups);
	const inGroup = unit.map((one, row) => (one >= 0 && only[one] === group[row] ? one : -1));
	addDistinct(counts, columns.length, inGroup, [(row) => columns.code[row]! * groups + group[row]!]);
	return { units, present: counts, several, none };
}

/** The table of present and absent by group of one code. */
export function presentByGroup({ units, present }: Presence, code: number): [number[], number[]] {
	const there = [...units.keys()].map((group) => present[code * units.length + group]!);
	return [there, there.map((count, group) => units[group]! - count)];
}

/** Units that stand in one of two groups and not in the other: nothing can be said of a change in them. */
export function unpaired(standings: Standings, [before, after]: readonly [number, number]): number {
	return standings.filter((all) => all.has(before) !== all.has(after)).length;
}

/** By code, the units that stand in both groups, by whether the code is present in the one and in the other. */
export function beforeAndAfter(
	{ columns, unit, group }: PlacedPassages,
	standings: Standings,
	codes: number,
	[before, after]: readonly [number, number]
): BeforeAfter[] {
	const inBoth = standings.map((all) => all.has(before) && all.has(after));
	const all = inBoth.filter((one) => one).length;
	const codeOf = Int32Array.from(columns.code.subarray(0, columns.length), (code, row) =>
		inBoth[unit[row]!] ? code : -1
	);
	const { rows, first } = rowsByUnit(columns.length, codeOf);
	return Array.from({ length: codes }, (_, code): BeforeAfter => {
		const then = new Set<number>();
		const now = new Set<number>();
		for (let k = first[code] ?? 0; k < (first[code + 1] ?? 0); k++) {
			const row = rows[k]!;
			if (group[row] === before) then.add(unit[row]!);
			if (group[row] === after) now.add(unit[row]!);
		}
		const both = [...then].filter((one) => now.has(one)).length;
		const [onlyBefore, onlyAfter] = [then.size - both, now.size - both];
		return { both, onlyBefore, onlyAfter, neither: all - both - onlyBefore - onlyAfter };
	});
}
