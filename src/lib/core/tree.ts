/** The codebook as a tree: order of siblings, paths, descendants. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Code, Guid } from './records.ts';

/** What a node of the tree needs to know. */
export type TreeNode = Pick<Code, 'guid' | 'parent' | 'position'>;

/** Sorts siblings by their fractional key, ties by GUID. Compares code units, as SQLite's BINARY collation does. */
export function byPosition(a: TreeNode, b: TreeNode): number {
	if (a.position !== b.position) return a.position < b.position ? -1 : 1;
	return a.guid < b.guid ? -1 : a.guid > b.guid ? 1 : 0;
}

/** The children of each node, in order; the top level stands under null. A node with a missing parent is top level. */
export function childrenByParent<T extends TreeNode>(nodes: readonly T[]): Map<Guid | null, T[]> {
	const known = new Set(nodes.map((node) => node.guid));
	const children = new Map<Guid | null, T[]>([[null, []]]);
	for (const node of nodes) {
		const parent = node.parent && known.has(node.parent) ? node.parent : null;
		const list = children.get(parent);
		if (list) list.push(node);
		else children.set(parent, [node]);
	}
	for (const list of children.values()) list.sort(byPosition);
	return children;
}

/** All nodes in the order in which a reader meets them, with their depth (0 for a category). */
export function inTreeOrder<T extends TreeNode>(nodes: readonly T[]): { node: T; depth: number }[] {
	const children = childrenByParent(nodes);
	const result: { node: T; depth: number }[] = [];
	const visit = (parent: Guid | null, depth: number): void => {
		for (const node of children.get(parent) ?? []) {
			result.push({ node, depth });
			visit(node.guid, depth + 1);
		}
	};
	visit(null, 0);
	return result;
}

/** The GUIDs of a node and everything below it. */
export function withDescendants(nodes: readonly TreeNode[], guid: Guid): Set<Guid> {
	const children = childrenByParent(nodes);
	const result = new Set<Guid>();
	const visit = (node: Guid): void => {
		if (result.has(node)) return;
		result.add(node);
		for (const child of children.get(node) ?? []) visit(child.guid);
	};
	visit(guid);
	return result;
}

/** The nodes from the category down to the node itself. */
export function pathTo<T extends TreeNode>(byGuid: ReadonlyMap<Guid, T>, guid: Guid): T[] {
	const path: T[] = [];
	const seen = new Set<Guid>();
	for (let node = byGuid.get(guid); node && !seen.has(node.guid);) {
		seen.add(node.guid);
		path.unshift(node);
		node = node.parent ? byGuid.get(node.parent) : undefined;
	}
	return path;
}

/**
 * A key for a place between two siblings; null for "before the first" or "after the last". Where there is no such
 * place (two siblings share a key, after a merge), a key right after the first.
 */
export function positionBetween(before: string | null, after: string | null): string {
	return positionsBetween(before, after, 1)[0] as string;
}

/** `count` keys for a place between two siblings, in order; as `positionBetween` for siblings without a place between. */
export function positionsBetween(before: string | null, after: string | null, count: number): string[] {
	const low = before === null ? null : atLeast(before);
	const high = after !== null && isKey(after) && (low === null || low < after) ? after : null;
	return generateNKeysBetween(low, high, count);
}

function isKey(position: string): boolean {
	try {
		return generateKeyBetween(position, null) > position;
	} catch {
		return false;
	}
}

/** The key itself; for text that is none (out of another tool), the lowest simple key that sorts no lower. */
function atLeast(position: string): string {
	if (isKey(position)) return position;
	let key = generateKeyBetween(null, null);
	for (let head = 'a'.charCodeAt(0); key < position && head < 'z'.charCodeAt(0); head++) {
		key = String.fromCharCode(head + 1) + '0'.repeat(head + 2 - 'a'.charCodeAt(0));
	}
	return key;
}
