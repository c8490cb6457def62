/**
 * What can be done by a key just now: a page binds the actions that it can do, and what nobody bound is not offered. All
 * of them are listed in `action-list.ts`.
 */
import { untrack } from 'svelte';
import { actions, type ActionId, type Definition } from './action-list.ts';
import { device } from './device.svelte.ts';
import { readLeftwards } from './key-rules.ts';

export { actions, type ActionId, type Scope } from './action-list.ts';

type Bindings = Partial<Record<ActionId, () => void>>;

class ActionBoard {
	#bound: readonly Bindings[] = $state.raw([]);
	/** The same: what takes back a binding may read no state, which then still shows what was before. */
	#now: readonly Bindings[] = [];
	/** A text is read from right to left. */
	leftwards = $state(false);

	/** Every action that can be done just now, with the keys that it has on this device. */
	readonly available = $derived(
		actions
			.filter(({ id }) => this.#bound.some((bindings) => bindings[id]))
			.map((action) => ({ ...action, keys: keysOf(action) }))
	);

	/** Lets a component say what it can do; gives what takes that back. The newest binding of an action wins. */
	bind(bindings: Bindings): () => void {
		// An effect that binds must not run again because of what it bound.
		untrack(() => this.#set([...this.#now, bindings]));
		return () => this.#set(this.#now.filter((other) => other !== bindings));
	}

	#set(bound: readonly Bindings[]): void {
		this.#now = bound;
		this.#bound = bound;
	}

	/** Does an action; false when nobody bound it. */
	perform(id: ActionId): boolean {
		const act = this.#bound.findLast((bindings) => bindings[id])?.[id];
		act?.();
		return act !== undefined;
	}

	/** Does what a key press means, unless one types; false when it means nothing here. */
	press(event: KeyboardEvent): boolean {
		if (event.defaultPrevented || event.isComposing) return false;
		const key = keyOf(event);
		const isLetter = !/^(Mod|(Shift\+)?(F\d|Arrow))/.test(key);
		if (isLetter && (isTyping(event.target) || !device.settings.letterKeys)) {
			if (key !== 'Escape' || isTyping(event.target)) return false;
		}
		if (key === 'Enter' && isControl(event.target)) return false;
		// A choice among few has arrows of its own, and no words to take back.
		const isOfWords = /^Mod\+(Shift\+)?[azy]$/.test(key) && !(event.target instanceof HTMLSelectElement);
		const isOfFields = isOfWords || /^(Mod\+)?(Shift\+)?Arrow/.test(key);
		if (isOfFields && isTyping(event.target)) return false;
		const action = this.available.find(({ keys }) => keys.includes(key));
		return action ? this.perform(action.id) : false;
	}
}

/** The keys of an action: those given to it on this device, else its own, as they act in the text that is read. */
export function keysOf({ id, keys }: Definition): readonly string[] {
	return asRead(id, device.settings.keys[id] ?? keys);
}

/** From the keys of an action as they are kept to those that do it in the text that is read, and back. */
export function asRead(id: string, keys: readonly string[]): readonly string[] {
	return board.leftwards ? readLeftwards(id, keys) : keys;
}

/** A key press by one name: `Mod+` and `Shift+` before a lower-case letter or a key's name; signs stand for themselves. */
export function keyOf(event: KeyboardEvent): string {
	const letter = event.key.length === 1 && event.key.toLowerCase() !== event.key.toUpperCase();
	const key = letter ? event.key.toLowerCase() : event.key;
	const shift = event.shiftKey && (letter || event.key.length > 1) ? 'Shift+' : '';
	return `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${key}`;
}

/** True where letters are words: in fields and editors, but not in the transcript, which nobody types into. */
export function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.closest('[aria-readonly="true"]')) return false;
	if (target instanceof HTMLInputElement && /^(checkbox|radio|button|color)$/.test(target.type)) return false;
	return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

const isControl = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	target.closest('button, a, [role=treeitem], [role=gridcell], [role=option]') !== null;

/** What can be done in this window. */
export const board = new ActionBoard();
