/** The codebook as rows of a tree: order, what a filter leaves, and counts with sub-codes. Draws nothing. */
import type { Code, Guid } from '../../core/records.ts';
import { visibleRows, type TreeItem } from '../../parts/tree.ts';

/** A code as the tree takes it. */
export type CodeItem = TreeItem & { readonly code: Code };

/** The codes as items, siblings in their order: by position, ties by GUID. */
export function codeItems(codes: readonly Code[]): CodeItem[] {
	return codes
		.toSorted((a, b) => compare(a.position, b.position) || compare(a.guid, b.guid))
		.map((code) => ({ id: code.guid, parent: code.parent, label: code.name, code }));
}

/** In which order siblings show: by hand is the order that is kept. */
export const codeSorts = ['hand', 'name', 'count'] as const;
export type CodeSort = (typeof codeSorts)[number];

/** The items in another order: by name, or by `count`, the largest first; ties stay as by hand. */
export function sorted(
	items: readonly CodeItem[],
	sort: CodeSort,
	count: (guid: Guid) => number,
	language: string
): readonly CodeItem[] {
	if (sort === 'hand') return items;
	if (sort === 'count') return items.toSorted((a, b) => count(b.id) - count(a.id));
	const { compare } = new Intl.Collator(language, { numeric: true });
	return items.toSorted((a, b) => compare(a.label, b.label));
}

/** The children of each code that has more than one, as they stand among `items`. */
export function ordersOf(items: readonly CodeItem[]): { parent: Guid | null; codes: Guid[] }[] {
	const known = new Set(items.map(({ id }) => id));
	const lists = new Map<Guid | null, Guid[]>();
	for (const { id, parent } of items) {
		const at = parent !== null && known.has(parent) ? parent : null;
		const list = lists.get(at);
		if (list) list.push(id);
		else lists.set(at, [id]);
	}
	return [...lists].filter(([, codes]) => codes.length > 1).map(([parent, codes]) => ({ parent, codes }));
}

/** The levels of the items, from 1; what a circle never reaches is left out. */
export function levelsOf(items: readonly TreeItem[]): Map<string, number> {
	const every = new Set(items.map(({ id }) => id));
	return new Map(visibleRows(items, every).map(({ item, level }) => [item.id, level]));
}

/** What is unfolded when the tree shows `level` levels. */
export function unfoldedTo(items: readonly TreeItem[], level: number): Set<string> {
	return new Set([...levelsOf(items)].filter(([, at]) => at < level).map(([id]) => id));
}

/** How many levels of the tree show in full: up to the first that has a folded node with something below it. */
export function shownLevels(items: readonly TreeItem[], expanded: ReadonlySet<string>): number {
	const levels = levelsOf(items);
	const parents = new Set(items.map(({ parent }) => parent));
	let shown = Math.max(1, ...levels.values());
	for (const [id, level] of levels) if (parents.has(id) && !expanded.has(id)) shown = Math.min(shown, level);
	return shown;
}

/**
 * The items whose name, key or definition hold every word of `text` (case and accents aside), and what stands above
 * them; all for a blank text.
 */
export function matching(items: readonly CodeItem[], text: string): readonly CodeItem[] {
	const words = folded(text).split(/\s+/).filter(Boolean);
	if (!words.length) return items;
	return withAbove(items, ({ code }) => {
		const hay = wordsOf(code);
		return words.every((word) => hay.includes(word));
	});
}

/** The items that `keeps` is true of, and what stands above them. */
export function withAbove(
	items: readonly CodeItem[],
	keeps: (item: CodeItem) => boolean
): readonly CodeItem[] {
	const byId = new Map(items.map((item) => [item.id, item]));
	const kept = new Set<string>();
	for (const item of items) {
		if (!keeps(item)) continue;
		for (let at: CodeItem | undefined = item; at && !kept.has(at.id); at = byId.get(at.parent ?? '')) {
			kept.add(at.id);
		}
	}
	return items.filter(({ id }) => kept.has(id));
}

/** Codes with everything below them. */
export function withBelow(items: readonly TreeItem[], guids: Iterable<Guid>): Set<Guid> {
	const among = new Set(guids);
	for (const { item } of visibleRows(items, new Set(items.map(({ id }) => id)))) {
		if (item.parent !== null && among.has(item.parent)) among.add(item.id);
	}
	return among;
}

/** The counts of each code and everything below it. */
export function totals(items: readonly TreeItem[], own: (guid: Guid) => number): Map<Guid, number> {
	const parents = new Map(items.map(({ id, parent }) => [id, parent]));
	const sums = new Map<Guid, number>(items.map(({ id }) => [id, 0]));
	for (const { id } of items) {
		const count = own(id);
		if (!count) continue;
		const seen = new Set<string>();
		for (let at: string | null | undefined = id; at && !seen.has(at); at = parents.get(at)) {
			seen.add(at);
			if (sums.has(at)) sums.set(at, (sums.get(at) ?? 0) + count);
		}
	}
	return sums;
}

/** The names above a code, outermost first. */
export function namesAbove(byGuid: ReadonlyMap<Guid, Code>, code: Code): string[] {
	const names: string[] = [];
	const seen = new Set<Guid>([code.guid]);
	for (let at = byGuid.get(code.parent ?? ''); at && !seen.has(at.guid); at = byGuid.get(at.parent ?? '')) {
		seen.add(at.guid);
		names.unshift(at.name);
	}
	return names;
}

const hays = new WeakMap<Code, string>();

/** What a filter looks through; kept for each row, since every letter typed asks for all. */
function wordsOf(code: Code): string {
	const known = hays.get(code);
	if (known !== undefined) return known;
	const names = Object.values(code.translations).map(({ name }) => name);
	const hay = folded([code.name, code.key, code.definition, ...names].join(' '));
	hays.set(code, hay);
	return hay;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
