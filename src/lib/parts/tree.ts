/** The arithmetic of a tree drawn as rows: which rows show, and where a move would put one. Draws nothing. */

/** A node; siblings stand in the order of the list. A parent that the list lacks counts as none. */
export type TreeItem = { id: string; parent: string | null; label: string };

/** A row that shows. `level` from 1; `place` of `of` siblings, from 1; `expanded` null where there is nothing below. */
export type TreeRow<T extends TreeItem> = {
	item: T;
	level: number;
	place: number;
	of: number;
	expanded: boolean | null;
};

/** Where a node goes: under `parent` (null: at the top), before a sibling or, with null, last. */
export type TreeMove = { parent: string | null; before: string | null };

export type MoveDirection = 'up' | 'down' | 'in' | 'out';
export type DropZone = 'before' | 'inside' | 'after';

/** The rows that show when the nodes in `expanded` are unfolded, from top to bottom. */
export function visibleRows<T extends TreeItem>(
	items: readonly T[],
	expanded: ReadonlySet<string>
): TreeRow<T>[] {
	const below = childrenOf(items);
	const rows: TreeRow<T>[] = [];
	const walk = (siblings: readonly T[], level: number): void => {
		siblings.forEach((item, index) => {
			const children = below.get(item.id);
			const open = children ? expanded.has(item.id) : null;
			rows.push({ item, level, place: index + 1, of: siblings.length, expanded: open });
			if (children && open) walk(children, level + 1);
		});
	};
	walk(below.get(null) ?? [], 1);
	return rows;
}

/** Where one step in `direction` puts nodes that stand in this order, as one block; null where there is no such step. */
export function moveBy(
	items: readonly TreeItem[],
	ids: readonly string[],
	direction: MoveDirection
): TreeMove | null {
	const below = childrenOf(items);
	const end = direction === 'down' ? ids.at(-1) : ids[0];
	const item = items.find((one) => one.id === end);
	if (!item) return null;
	const parent = parentOf(items, item);
	const siblings = below.get(parent) ?? [];
	const at = siblings.indexOf(item);
	const previous = siblings[at - 1];
	switch (direction) {
		case 'up':
			return previous ? { parent, before: previous.id } : null;
		case 'down':
			return at + 1 < siblings.length ? { parent, before: siblings[at + 2]?.id ?? null } : null;
		case 'in':
			return previous ? { parent: previous.id, before: null } : null;
		case 'out': {
			const over = items.find((one) => one.id === parent);
			if (!over) return null;
			const above = parentOf(items, over);
			const uncles = below.get(above) ?? [];
			const next = uncles.slice(uncles.indexOf(over) + 1).find(({ id }) => !ids.includes(id));
			return { parent: above, before: next?.id ?? null };
		}
	}
}

/** Where dropping `dragged` on a zone of `target` puts them; null where that is inside itself or where it is already. */
export function dropAt(
	items: readonly TreeItem[],
	dragged: readonly string[],
	target: string,
	zone: DropZone,
	targetOpen: boolean
): TreeMove | null {
	const onto = items.find((one) => one.id === target);
	const item = items.find((one) => one.id === dragged[0]);
	if (!onto || !item || dragged.some((id) => isWithin(items, target, id))) return null;
	const below = childrenOf(items);
	const others = (parent: string | null) =>
		(below.get(parent) ?? []).filter((one) => !dragged.includes(one.id));
	const beside = parentOf(items, onto);
	let move: TreeMove;
	if (zone === 'before') move = { parent: beside, before: target };
	else if (zone === 'inside') move = { parent: target, before: null };
	else if (targetOpen) move = { parent: target, before: others(target)[0]?.id ?? null };
	else {
		const siblings = others(beside);
		move = { parent: beside, before: siblings[siblings.indexOf(onto) + 1]?.id ?? null };
	}
	if (dragged.length > 1) return move;
	const siblings = below.get(parentOf(items, item)) ?? [];
	const next = siblings[siblings.indexOf(item) + 1]?.id ?? null;
	return move.parent === parentOf(items, item) && move.before === next ? null : move;
}

/** Those of `ids` with none of the others above them, in the order of the tree: what moves when all of them move. */
export function outermost(items: readonly TreeItem[], ids: ReadonlySet<string>): string[] {
	const parents = new Map(items.map((item) => [item.id, item.parent]));
	const isBelow = (id: string): boolean => {
		const seen = new Set([id]);
		for (let at = parents.get(id); at && !seen.has(at); at = parents.get(at)) {
			if (ids.has(at)) return true;
			seen.add(at);
		}
		return false;
	};
	const every = visibleRows(items, new Set(parents.keys()));
	return every.map(({ item }) => item.id).filter((id) => ids.has(id) && !isBelow(id));
}

/** Whether `id` is `ancestor` or somewhere below it. */
export function isWithin(items: readonly TreeItem[], id: string, ancestor: string): boolean {
	const parents = new Map(items.map((item) => [item.id, item.parent]));
	for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === ancestor) return true;
	return false;
}

function childrenOf<T extends TreeItem>(items: readonly T[]): Map<string | null, T[]> {
	const known = new Set(items.map((item) => item.id));
	const below = new Map<string | null, T[]>();
	for (const item of items) {
		const parent = item.parent !== null && known.has(item.parent) ? item.parent : null;
		const siblings = below.get(parent);
		if (siblings) siblings.push(item);
		else below.set(parent, [item]);
	}
	return below;
}

function parentOf(items: readonly TreeItem[], item: TreeItem): string | null {
	return item.parent !== null && items.some((one) => one.id === item.parent) ? item.parent : null;
}
