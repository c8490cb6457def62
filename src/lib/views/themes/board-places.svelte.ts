/**
 * Where the cards of the board are: as stored, or as they were let go or nudged until the store has answered. Moves by
 * key wait for a moment of rest, so that one walk of a card is one step to undo.
 */
import { boardLayout, onGrid, placeIn, type BoardLayout } from '../../charts/layout/board.ts';
import { boardSizes } from '../../charts/layout/board.ts';
import type { Step } from '../../charts/layout/board-steps.ts';
import type { Guid, Theme, ThemeLink } from '../../core/records.ts';
import type { BoardDeeds, BoardItem } from './board-item.ts';

type Shown = {
	readonly themes: readonly Theme[];
	readonly cards: readonly BoardItem[];
	readonly links: readonly ThemeLink[];
};

/** So long after the last key, in ms, a card that was nudged is stored. */
const rest = 600;

export class BoardPlaces {
	#drafts: ReadonlyMap<Guid, BoardItem> = $state.raw(new Map());
	/** Drafts that the store has, or has refused: they go with its next answer. */
	readonly #answered = new Set<BoardItem>();
	#nudged: { readonly guid: Guid; readonly release: () => void } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #shown: () => Shown;
	readonly #deeds: () => BoardDeeds;

	readonly cards: readonly BoardItem[] = $derived.by(() => {
		const { cards } = this.#shown();
		const known = new Set(cards.map(({ item }) => item.guid));
		const coming = [...this.#drafts.values()].filter(({ item }) => !known.has(item.guid));
		return [...cards.map((card) => this.#drafts.get(card.item.guid) ?? card), ...coming];
	});
	readonly layout: BoardLayout = $derived.by(() => {
		const { themes, links } = this.#shown();
		const cards = this.cards.map(({ item, isPassage }) => ({ ...item, item: item.guid, isPassage }));
		return boardLayout(
			themes.map(({ guid }) => guid),
			cards,
			links
		);
	});
	readonly byGuid: ReadonlyMap<Guid, BoardItem> = $derived(
		new Map(this.cards.map((card) => [card.item.guid, card]))
	);

	constructor(shown: () => Shown, deeds: () => BoardDeeds) {
		this.#shown = shown;
		this.#deeds = deeds;
	}

	/** The store answered: what it has needs no draft any more. */
	settle(): void {
		if (!this.#answered.size) return;
		this.#drafts = new Map([...this.#drafts].filter(([, draft]) => !this.#answered.has(draft)));
		this.#answered.clear();
	}

	/** Lays a card down with its upper left corner at a point of the board. */
	async drop(card: BoardItem, theme: Guid, x: number, y: number): Promise<void> {
		const area = this.layout.areas.find((one) => one.theme === theme);
		if (area) await this.#place({ ...card, item: { ...card.item, theme, ...placeIn(area, x, y) } });
	}

	/** Moves a card into another theme, where it has no place of its own yet. */
	async moveTo(card: BoardItem, theme: Guid): Promise<void> {
		await this.#place({ ...card, item: { ...card.item, theme, x: null, y: null } });
	}

	/** Moves a card one step of the grid; stored once it rests. */
	nudge(guid: Guid, { x, y }: Step): void {
		const card = this.byGuid.get(guid);
		const at = this.layout.cards.find(({ item }) => item === guid);
		if (!card || !at) return;
		if (this.#nudged && this.#nudged.guid !== guid) void this.rest();
		const { step } = boardSizes;
		const item = { ...card.item, x: onGrid(at.inX + x * step), y: onGrid(at.inY + y * step) };
		this.#drafts = new Map(this.#drafts).set(guid, { ...card, item });
		this.#nudged ??= { guid, release: this.#deeds().onhold(guid, () => this.rest()) };
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.rest(), rest);
	}

	/** Stores a card that was nudged, if one was. */
	async rest(): Promise<void> {
		const guid = this.#ready();
		const draft = guid && this.#drafts.get(guid);
		if (draft) await this.#place(draft);
	}

	/** Takes a card out of its theme; true when it was done. */
	async takeOut(guid: Guid): Promise<boolean> {
		await this.rest();
		return this.#deeds().ontakeout(guid);
	}

	/** Writes the note of a card. */
	async note(guid: Guid, note: string): Promise<void> {
		await this.rest();
		const card = this.byGuid.get(guid);
		if (card) await this.#place({ ...card, item: { ...card.item, note } });
	}

	/** Gives every card the place that it has in a layout, in one step. */
	async keep(layout: BoardLayout): Promise<void> {
		await this.rest();
		const items = layout.cards.flatMap(({ item, inX: x, inY: y }) => {
			const card = this.byGuid.get(item);
			return card ? [{ ...card.item, x, y }] : [];
		});
		if (items.length) await this.#deeds().onplace(items);
	}

	#ready(): Guid | null {
		const guid = this.#nudged?.guid ?? null;
		this.#nudged?.release();
		this.#nudged = null;
		clearTimeout(this.#timer);
		return guid;
	}

	async #place(draft: BoardItem): Promise<void> {
		const { guid } = draft.item;
		if (this.#nudged?.guid === guid) this.#ready();
		this.#drafts = new Map(this.#drafts).set(guid, draft);
		const isDone = await this.#deeds().onplace([draft.item]);
		this.#answered.add(draft);
		if (!isDone) this.settle();
	}
}
