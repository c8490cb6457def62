/** Keys that lists and trees share: moving a node, and asking for its menu. */
import type { Anchor } from './place.ts';
import type { MoveDirection } from './tree.ts';

/** The direction that Alt and an arrow ask for, null for any other key. */
export function moveDirection(event: KeyboardEvent): MoveDirection | null {
	if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
	const directions: Record<string, MoveDirection> = {
		ArrowUp: 'up',
		ArrowDown: 'down',
		ArrowRight: 'in',
		ArrowLeft: 'out'
	};
	return directions[event.key] ?? null;
}

/** Whether the key asks for the menu of what has the focus. */
export function isMenuKey(event: KeyboardEvent): boolean {
	return event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
}

/** Where a menu asked for by key opens: under the row, a little in. */
export function menuAnchor(row: Element): Anchor {
	const { left, top, height } = row.getBoundingClientRect();
	return { left: left + 28, top, width: 0, height };
}

/** Whether the key is a letter or a digit that goes to a row; capitals and signs are keys of the page. */
export function isTypeahead({ key, shiftKey }: KeyboardEvent): boolean {
	return !shiftKey && /^[\p{L}\p{N}]$/u.test(key);
}
