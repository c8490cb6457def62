/** Which key an action has, by the action's name: whoever knows the keys says so once, and what draws them asks here. */

let known = $state.raw<(action: string) => string | undefined>(() => undefined);

/** The key that is shown for an action, in the form of keys.ts; undefined where it has none. */
export function shortcut(action: string): string | undefined {
	return known(action);
}

/** Says by what keys are known from now on. */
export function shortcutsBy(find: (action: string) => string | undefined): void {
	known = find;
}
