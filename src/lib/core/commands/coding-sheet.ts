/** The codings that a command touches, as they were and as they become: where overlapping codings of one code unite. */
import { emptyChange, updateOf, type Change, type RowUpdate, type TableRow } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { Coding, Guid } from '../records.ts';
import { CodingGroup } from './coding-group.ts';

/** A passage to code: whose, with what, where. Offsets are UTF-16 units, half open. */
export type Place = {
	readonly guid: Guid;
	readonly document: Guid;
	readonly code: Guid;
	readonly coder: Guid;
	readonly start: number;
	readonly end: number;
};

/** Codings that became one: the one that lives on, and those that it swallowed. */
export type Union = { readonly coding: Coding; readonly swallowed: readonly Guid[] };

/**
 * The codings of the groups (document, code, coder) that a command touches, as they were and as they become.
 * Placing a range swallows every coding of the group that shares a character with it: the oldest lives on with its
 * GUID and time, stars and condensations are kept, memos and places in themes move to it. Touching ranges stay two.
 */
export class CodingSheet {
	readonly #facts: Facts;
	readonly #time: string;
	readonly #before = new Map<Guid, Coding>();
	readonly #groups = new Map<string, CodingGroup>();
	readonly #heirs = new Map<Guid, Guid>();
	readonly #placed = new Set<Guid>();

	constructor(facts: Facts, time: string) {
		this.#facts = facts;
		this.#time = time;
	}

	/** Adds a coding, of auto-coding or a person's own; false when its GUID was placed before. */
	place(place: Place, quote: string, auto = false): boolean {
		if (this.#placed.has(place.guid)) return false;
		this.#placed.add(place.guid);
		const row: Coding = {
			...place,
			quote,
			orphan: false,
			changed: false,
			recheck: null,
			auto,
			star: false,
			weight: null,
			condensation: '',
			created: this.#time,
			modified: this.#time
		};
		const group = this.#group(row);
		const covered = group.near(row).some((other) => contains(other, row));
		if (!covered) this.#unite(group, row);
		return true;
	}

	/** Gives codings other ranges, and lets them unite with what they then overlap: all leave their places before any takes its new one. */
	resize(
		ranges: readonly {
			readonly coding: Coding;
			readonly start: number;
			readonly end: number;
			readonly quote: string;
		}[]
	): void {
		const moved = ranges.filter(
			({ coding, start, end }) => coding.start !== start || coding.end !== end || coding.orphan
		);
		for (const { coding } of moved) this.#group(coding).delete(coding.guid);
		for (const { coding, start, end, quote } of moved) {
			this.#unite(this.#group(coding), {
				...coding,
				start,
				end,
				quote,
				orphan: false,
				changed: false,
				auto: false,
				modified: this.#time
			});
		}
	}

	/** Gives a coding another code, and lets it unite with what it then overlaps. What was to be re-checked no longer is. */
	move(guid: Guid, code: Guid): void {
		const coding = this.#now(guid);
		if (!coding || coding.code === code) return;
		this.#group(coding).delete(guid);
		const row = { ...coding, code, recheck: null, modified: this.#time };
		this.#unite(this.#group(row), row);
	}

	/** Gives a coding to another coder, and lets it unite with what it then overlaps. */
	give(coding: Coding, coder: Guid): void {
		if (coding.coder === coder || !this.#group(coding).delete(coding.guid)) return;
		const row = { ...coding, coder };
		this.#unite(this.#group(row), row);
	}

	/** Takes a coding out of the queue of those to be re-checked. */
	settle(guid: Guid): void {
		const coding = this.#now(guid);
		if (coding) this.#group(coding).set({ ...coding, recheck: null });
	}

	/** Codes the passage of a coding with another code too; false when the GUID was placed before. */
	copy(coding: Coding, fields: Pick<Coding, 'guid' | 'code'> & Partial<Coding>): boolean {
		if (this.#placed.has(fields.guid)) return false;
		this.#placed.add(fields.guid);
		const row = { ...coding, recheck: null, created: this.#time, modified: this.#time, ...fields };
		const group = this.#group(row);
		const covered = group.near(row).some((other) => contains(other, row) && adds(other, row));
		if (!covered) this.#unite(group, row);
		return true;
	}

	/** The codings that became one so far. */
	unions(): Union[] {
		const swallowed = new Map<Guid, Guid[]>();
		for (const guid of this.#heirs.keys()) {
			const heir = this.#heirOf(guid);
			swallowed.set(heir, [...(swallowed.get(heir) ?? []), guid]);
		}
		return [...swallowed].flatMap(([heir, guids]) => {
			const coding = this.#now(heir);
			return coding ? [{ coding, swallowed: guids }] : [];
		});
	}

	change(): Change {
		const after = new Map<Guid, Coding>();
		for (const group of this.#groups.values()) for (const row of group.all()) after.set(row.guid, row);
		const added: TableRow[] = [];
		const updated: RowUpdate[] = [];
		const removed: TableRow[] = [];
		for (const [guid, row] of after) {
			const before = this.#before.get(guid);
			if (!before) added.push({ table: 'coding', row });
			else {
				const update = updateOf('coding', before, row);
				if (update) updated.push(update);
			}
		}
		const inThemes = new Set<string>();
		for (const [guid, row] of this.#before) {
			if (after.has(guid)) continue;
			const heir = this.#heirOf(guid);
			for (const memo of this.#facts.where('memo', { coding: guid })) {
				updated.push({ table: 'memo', guid: memo.guid, before: { coding: guid }, after: { coding: heir } });
			}
			for (const item of this.#facts.where('themeItem', { coding: guid })) {
				const place = `${item.theme} ${heir}`;
				const there = this.#facts.where('themeItem', { theme: item.theme, coding: heir }).length > 0;
				if (there || inThemes.has(place)) removed.push({ table: 'themeItem', row: item });
				else
					updated.push({
						table: 'themeItem',
						guid: item.guid,
						before: { coding: guid },
						after: { coding: heir }
					});
				inThemes.add(place);
			}
			removed.push({ table: 'coding', row });
		}
		return { ...emptyChange, added, updated, removed };
	}

	#now(guid: Guid): Coding | undefined {
		for (const group of this.#groups.values()) {
			const row = group.get(guid);
			if (row) return row;
		}
		if (this.#before.has(guid)) return undefined;
		const row = this.#facts.get('coding', guid);
		return row && this.#group(row).get(guid);
	}

	#group({ document, code, coder }: Coding): CodingGroup {
		const key = `${document} ${code} ${coder}`;
		let group = this.#groups.get(key);
		if (!group) {
			const rows = this.#facts.where('coding', { document, code, coder });
			group = new CodingGroup(rows);
			for (const row of rows) this.#before.set(row.guid, row);
			this.#groups.set(key, group);
		}
		return group;
	}

	#unite(group: CodingGroup, row: Coding): void {
		const met = group.near(row).filter((other) => overlaps(other, row));
		const all = [...met, row].sort(byAge);
		const oldest = all[0] as Coding;
		const whole = row.start === null;
		const start = whole ? null : Math.min(...all.map((one) => one.start as number));
		const end = whole ? null : Math.max(...all.map((one) => one.end as number));
		for (const one of met) group.delete(one.guid);
		for (const one of all) if (one !== oldest) this.#heirs.set(one.guid, oldest.guid);
		const changed = met.length > 0 || oldest !== row;
		group.set({
			...oldest,
			start,
			end,
			quote:
				met.length && start !== null && end !== null
					? this.#facts.slice(row.document, start, end)
					: row.quote,
			changed: all.some((one) => one.changed),
			recheck: oldest.recheck ?? all.find((one) => one.recheck)?.recheck ?? null,
			auto: all.every((one) => one.auto),
			star: all.some((one) => one.star),
			condensation: all
				.map((one) => one.condensation)
				.filter(Boolean)
				.join('\n'),
			modified: changed ? this.#time : oldest.modified
		});
	}

	#heirOf(guid: Guid): Guid {
		let heir = guid;
		for (let next = this.#heirs.get(heir); next; next = this.#heirs.get(heir)) heir = next;
		return heir;
	}
}

const isPlaced = (row: Coding): boolean => !row.orphan && row.start !== null && row.end !== null;
const isWhole = (row: Coding): boolean => !row.orphan && row.start === null;
const overlaps = (a: Coding, b: Coding): boolean =>
	(isWhole(a) && isWhole(b)) ||
	(isPlaced(a) &&
		isPlaced(b) &&
		(a.start as number) < (b.end as number) &&
		(b.start as number) < (a.end as number));
const contains = (outer: Coding, inner: Coding): boolean =>
	(isWhole(outer) && isWhole(inner)) ||
	(isPlaced(outer) &&
		isPlaced(inner) &&
		(outer.start as number) <= (inner.start as number) &&
		(outer.end as number) >= (inner.end as number));
/** True when uniting `row` with `other` would say nothing that `other` does not say. */
const adds = (other: Coding, row: Coding): boolean =>
	(other.star || !row.star) && (!row.condensation || other.condensation.includes(row.condensation));
const byAge = (a: Coding, b: Coding): number =>
	Date.parse(a.created) - Date.parse(b.created) || (a.guid < b.guid ? -1 : 1);
