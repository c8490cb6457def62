/** What the status bar says of the page that is open. */
import type { ActionId } from './actions.svelte.ts';

class StatusBar {
	/** Where one is and what is selected. */
	left: readonly string[] = $state.raw([]);
	/** The actions that matter here, shown with their keys. */
	keys: readonly ActionId[] = $state.raw([]);

	/** Says both anew. */
	set({ left, keys }: { left: readonly string[]; keys: readonly ActionId[] }): void {
		this.left = left;
		this.keys = keys;
	}
}

/** The status bar of this window. */
export const statusBar = new StatusBar();
