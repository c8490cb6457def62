/** The codebook as rows of a tree: order, what a filter leaves, and counts with sub-codes. Draws nothing. */
import type { Code, Guid } from '../../core/records.ts';
import type { TreeItem } from '../../parts/tree.ts';

/** A code as the tree takes it. */
export type CodeItem = TreeItem & { readonly code: Code };

/** The codes as items, siblings in their order: by position, ties by GUID. */
export function codeItems(codes: readonly Code[]): CodeItem[] {
	return codes
		.toSorted((a, b) => compare(a.position, b.position) || compare(a.guid, b.guid))
		.map((code) => ({ id: code.guid, parent: code.parent, label: code.name, code }));
}

/**
 * The items whose name, key or definition hold every word of `text` (case and accents aside), and what stands above
 * them; all for a blank text.
 */
export function matching(items: readonly CodeItem[], text: string): readonly CodeItem[] {
	const words = folded(text).split(/\s+/).filter(Boolean);
	if (!words.length) return items;
	const byId = new Map(items.map((item) => [item.id, item]));
	const kept = new Set<string>();
	for (const item of items) {
		const { name, definition, translations } = item.code;
		const names = Object.values(translations).map((texts) => texts.name);
		const hay = folded([name, definition, ...names].join(' '));
		if (!words.every((word) => hay.includes(word))) continue;
		for (let at: CodeItem | undefined = item; at && !kept.has(at.id); at = byId.get(at.parent ?? '')) {
			kept.add(at.id);
		}
	}
	return items.filter(({ id }) => kept.has(id));
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

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
