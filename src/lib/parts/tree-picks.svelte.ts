/** Picking several rows of a tree by mouse and keys. The picked ids are the caller's; the anchor of a range is kept here. */
import { every, noPicks, reaching, toggled, type Picks } from './tree-picks.ts';

/** What picking needs from the tree. */
type Source = {
	/** The rows that show, from top to bottom. */
	readonly order: () => readonly string[];
	/** The row that is selected. */
	readonly current: () => string | null;
	/** What is picked; undefined where nothing can be. */
	readonly picked: () => ReadonlySet<string> | undefined;
	readonly keep: (ids: ReadonlySet<string>) => void;
};

export class TreePicks {
	#anchor: string | null = null;

	constructor(private readonly source: Source) {}

	/** Takes a click; true where it picked, false where it selects. */
	click(id: string, event: MouseEvent): boolean {
		const ids = this.source.picked();
		if (!ids) return false;
		if (event.ctrlKey || event.metaKey) this.#keep(toggled(this.#picks(ids), id, this.source.current()));
		else if (event.shiftKey) this.#reach(ids, id, this.source.current());
		else {
			if (ids.size) this.#keep(noPicks);
			this.#anchor = id;
			return false;
		}
		return true;
	}

	/**
	 * Takes a key pressed on the row `id`; `target` is the row that the plain key would go to. Gives the row to go to,
	 * −1 for none, or null for a key that picks nothing.
	 */
	key(event: KeyboardEvent, id: string, target: number | undefined): number | null {
		const ids = this.source.picked();
		if (!ids || event.altKey) return null;
		const isMod = event.ctrlKey || event.metaKey;
		if (isMod && event.key.toLowerCase() === 'a' && !event.shiftKey) {
			this.#keep(every(this.source.order(), id));
			return -1;
		}
		if (isMod && event.key === ' ') {
			this.#keep(toggled(this.#picks(ids), id, this.source.current()));
			return -1;
		}
		if (event.key === 'Escape' && ids.size) {
			this.#keep(noPicks);
			return -1;
		}
		const to = target === undefined ? undefined : this.source.order()[target];
		if (!event.shiftKey || isMod || target === undefined || to === undefined) return null;
		this.#reach(ids, to, id);
		return target;
	}

	#reach(ids: ReadonlySet<string>, to: string, from: string | null): void {
		const picks = ids.size ? this.#picks(ids) : noPicks;
		this.#keep(reaching(this.source.order(), picks, to, from));
	}
	#picks(ids: ReadonlySet<string>): Picks {
		return { ids, anchor: this.#anchor };
	}
	#keep({ ids, anchor }: Picks): void {
		this.#anchor = anchor;
		this.source.keep(ids);
	}
}
