/** Dragging nodes of a tree onto another: what is dragged, and over which zone of which row. Keys do the same by Alt. */
import { dropAt, type DropZone, type TreeItem, type TreeMove } from './tree.ts';

/** How long one rests on a folded node before it unfolds, ms. */
const restToUnfold = 600;

export class TreeDrag {
	dragged = $state.raw<readonly string[]>([]);
	target = $state<{ id: string; zone: DropZone; to: TreeMove }>();
	#rest: ReturnType<typeof setTimeout> | undefined;
	#restingOn: string | undefined;

	constructor(
		private readonly items: () => readonly TreeItem[],
		private readonly isOpen: (id: string) => boolean,
		private readonly unfold: (id: string) => void,
		private readonly move: (ids: readonly string[], to: TreeMove) => void,
		/** Whether siblings may be put in another order; else nodes are only put inside others. */
		private readonly orders: () => boolean
	) {}

	/** Begins to drag nodes by the row of one of them. */
	start = (event: DragEvent, id: string, ids: readonly string[], type?: string): void => {
		this.dragged = ids;
		if (!event.dataTransfer) return;
		event.dataTransfer.effectAllowed = type ? 'copyMove' : 'move';
		event.dataTransfer.setData('application/x-tree-node', id);
		if (type) event.dataTransfer.setData(type, id);
	};

	over = (event: DragEvent): void => {
		const row = (event.target as Element).closest<HTMLElement>('[data-row]');
		const id = row?.dataset['row'];
		if (!this.dragged.length) return;
		if (!row || !id) return this.#clear();
		const box = row.getBoundingClientRect();
		const share = (event.clientY - box.top) / box.height;
		const zone: DropZone = !this.orders()
			? 'inside'
			: share < 0.3
				? 'before'
				: share > 0.7
					? 'after'
					: 'inside';
		const to = dropAt(this.items(), this.dragged, id, zone, this.isOpen(id));
		this.target = to ? { id, zone, to } : undefined;
		if (to) event.preventDefault();
		this.#restOn(zone === 'inside' ? id : undefined);
	};

	leave = (event: DragEvent): void => {
		const into = event.relatedTarget;
		if (!(into instanceof Node) || !(event.currentTarget as Node).contains(into)) this.#clear();
	};

	drop = (event: DragEvent): void => {
		if (!this.target) return;
		event.preventDefault();
		const { dragged, target } = this;
		this.end();
		this.move(dragged, target.to);
	};

	end = (): void => {
		this.dragged = [];
		this.#clear();
	};

	#clear(): void {
		this.target = undefined;
		this.#restOn(undefined);
	}

	#restOn(id: string | undefined): void {
		if (id === this.#restingOn) return;
		clearTimeout(this.#rest);
		this.#restingOn = id;
		if (id && !this.isOpen(id)) this.#rest = setTimeout(() => this.unfold(id), restToUnfold);
	}
}
