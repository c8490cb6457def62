/** A long list of rows of one height: which are drawn, which has the focus, and how keys and typing move it. */
import { tick } from 'svelte';
import { inView } from './in-view.ts';

export type Labelled = { id: string; label: string };

/** Rows drawn above and below what is in view. */
const spare = 12;

export class Rows {
	/** The scroller's height and position in px, bound by the component. */
	height = $state(0);
	top = $state(0);
	element = $state<HTMLElement>();

	#current = $state<string>();
	#lastIndex = 0;
	#typed = '';
	#typedAt = 0;

	constructor(
		private readonly items: () => readonly Labelled[],
		private readonly selected: () => string | null | undefined,
		private readonly rowHeight: () => number
	) {}

	/** Index of the row that Tab reaches; −1 in an empty list. */
	readonly activeIndex = $derived.by(() => {
		const rows = this.items();
		const at = (id: string | null | undefined) => (id ? rows.findIndex((row) => row.id === id) : -1);
		const current = at(this.#current);
		if (current >= 0) return current;
		if (this.#current) return Math.min(this.#lastIndex, rows.length - 1);
		return Math.max(at(this.selected()), rows.length ? 0 : -1);
	});

	/** Indexes of the rows to draw: those in view with some to spare, and the active one wherever it is. */
	readonly drawn = $derived.by(() => {
		const count = this.items().length;
		const height = this.height || 800;
		const first = Math.max(0, Math.floor(this.top / this.rowHeight()) - spare);
		const last = Math.min(count - 1, Math.ceil((this.top + height) / this.rowHeight()) + spare);
		const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
		const active = this.activeIndex;
		if (active >= 0 && active < first) indexes.unshift(active);
		if (active > last) indexes.push(active);
		return indexes;
	});

	/** Makes a row the active one without moving focus, as when it got the focus by itself. */
	note(id: string): void {
		this.#current = id;
		this.#lastIndex = this.items().findIndex((row) => row.id === id);
	}

	/** Makes the row at `index` active, brings it into view and puts the focus on it. */
	async go(index: number): Promise<void> {
		const row = this.items()[Math.max(0, Math.min(index, this.items().length - 1))];
		if (!row) return;
		this.note(row.id);
		this.reveal(row.id);
		await tick();
		this.focusActive();
	}

	/** Scrolls so that the row is in view. */
	reveal(id: string): void {
		const index = this.items().findIndex((row) => row.id === id);
		if (index < 0 || !this.element) return;
		const from = index * this.rowHeight();
		const to = from + this.rowHeight();
		this.element.scrollTop = inView(this.element.scrollTop, this.element.clientHeight, { from, to });
		this.top = this.element.scrollTop;
	}

	focusActive(): void {
		this.element?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true });
	}

	/** Gives the focus to the neighbour of a row that was removed while it had the focus. */
	keepFocus(): void {
		const rows = this.items();
		if (!this.#current || rows.some((row) => row.id === this.#current)) return;
		const lost = document.activeElement === document.body || document.activeElement === null;
		const row = rows[Math.min(this.#lastIndex, rows.length - 1)];
		if (!row) return;
		this.note(row.id);
		if (lost) void tick().then(() => this.focusActive());
	}

	/** The index that a plain key moves to; undefined for a key that moves nothing. */
	target(key: string): number | undefined {
		const page = Math.max(1, Math.floor(this.height / this.rowHeight()) - 1);
		const at = this.activeIndex;
		const last = this.items().length - 1;
		const moves: Record<string, number> = {
			ArrowDown: at + 1,
			ArrowUp: at - 1,
			PageDown: at + page,
			PageUp: at - page,
			Home: 0,
			End: last
		};
		const to = moves[key];
		return to === undefined ? undefined : Math.max(0, Math.min(to, last));
	}

	/** Goes to the next row that begins with what was typed within 0.7 s. */
	type(event: KeyboardEvent): void {
		this.#typed = event.timeStamp - this.#typedAt > 700 ? event.key : this.#typed + event.key;
		this.#typedAt = event.timeStamp;
		const rows = this.items();
		const same = [...this.#typed].every((letter) => letter === this.#typed[0]);
		const start = (same ? (this.#typed[0] ?? '') : this.#typed).toLocaleLowerCase();
		const from = this.activeIndex + (same ? 1 : 0);
		for (let step = 0; step < rows.length; step++) {
			const index = (from + step) % rows.length;
			if (rows[index]?.label.toLocaleLowerCase().startsWith(start)) return void this.go(index);
		}
	}
}
