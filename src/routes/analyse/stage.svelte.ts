/** What stands around a figure: the view that draws it says here what the page's other parts do for it. */
import type { Component, Snippet } from 'svelte';
import type { Analysis } from '$lib/session/analysis.svelte.ts';

/** What a view is given. */
export type ViewProps = { readonly analysis: Analysis; readonly stage: Stage };
export type View = Component<ViewProps>;

/** What a view gives. */
type Presented = {
	/** What the right pane holds: the passages behind a number, or what to choose to read some. */
	readonly passages: Snippet;
	/** What the right pane is called where it holds something else than passages. */
	readonly title?: string;
	/** Opens the menu of files that the figure is saved as. */
	readonly save: () => void;
	/** Gives up what is selected; null where nothing is. */
	readonly unselect: (() => void) | null;
	/** True where the figure has a table beside its drawing, and the key for it changes them. */
	readonly hasTable: boolean;
	/** Of a figure: whether it still shows what was asked before. */
	readonly stale?: () => boolean;
};

export class Stage {
	/** What the view on the stage gave; null before there is one. */
	presented: Presented | null = $state.raw(null);
	/** Brings the passages into sight, and the focus to their title where they were asked for by key. */
	readonly open: (byKey: boolean) => Promise<void>;

	constructor(open: (byKey: boolean) => Promise<void>) {
		this.open = open;
	}

	/** Lets a view say what it gives; gives what takes it back. */
	present(presented: Presented): () => void {
		this.presented = presented;
		return () => {
			if (this.presented === presented) this.presented = null;
		};
	}
}
