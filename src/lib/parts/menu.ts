/** What a menu lists. */
import type { Component } from 'svelte';

/** One thing to do. `kbd` in the form of keys.ts; `checked` makes it one that is on or off. */
export type MenuAction = {
	label: string;
	kbd?: string;
	icon?: Component<{ size?: number; strokeWidth?: number }>;
	danger?: boolean;
	disabled?: boolean;
	/** Why it is disabled. */
	reason?: string;
	checked?: boolean;
	onselect: () => void;
};

/** A thing to do, a line, or a heading over what follows. */
export type MenuEntry = MenuAction | 'separator' | { heading: string };

export function isAction(entry: MenuEntry): entry is MenuAction {
	return typeof entry === 'object' && 'onselect' in entry;
}
