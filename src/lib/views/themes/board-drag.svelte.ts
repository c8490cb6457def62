/** A card that is dragged by a pointer, from the board or from the tray, until it is let go over a theme. */
import type { Guid } from '../../core/records.ts';
import { areaAt, type BoardArea, type BoardLayout } from '../../charts/layout/board.ts';
import type { BoardItem } from './board-item.ts';

/** A pointer that goes so far, in px, drags; one that goes less clicks. */
const slack = 4;

type Held = {
	readonly card: BoardItem;
	readonly pointer: number;
	readonly from: { readonly x: number; readonly y: number };
	/** From the pointer to the card's upper left corner, in px of the window. */
	readonly grip: { readonly x: number; readonly y: number };
};
type Target = {
	/** What the board's own places are counted from, and how large it is drawn. */
	readonly origin: () => DOMRect | undefined;
	/** The part of the window in which it is seen. */
	readonly view: () => DOMRect | undefined;
	readonly zoom: () => number;
	readonly layout: () => BoardLayout;
	readonly ondrop: (card: BoardItem, theme: Guid, x: number, y: number) => void;
};

export class BoardDrag {
	#held: Held | null = null;
	#target: Target | null = null;
	/** True for the click that ends a drag. */
	justDragged = false;
	/** What is dragged, where its upper left corner is in the window, and the theme under it. */
	now: {
		readonly card: BoardItem;
		readonly left: number;
		readonly top: number;
		/** Where the pointer is. */
		readonly x: number;
		readonly y: number;
		readonly over: Guid | null;
	} | null = $state.raw(null);

	/** The board says where things are; gives what takes that back. */
	onto(target: Target): () => void {
		this.#target = target;
		return () => (this.#target = null);
	}

	/** A pointer went down on a card drawn in `box`. */
	press(event: PointerEvent, card: BoardItem, box: { left: number; top: number }): void {
		if (event.button !== 0) return;
		const { clientX: x, clientY: y, pointerId: pointer } = event;
		this.#held = { card, pointer, from: { x, y }, grip: { x: box.left - x, y: box.top - y } };
	}

	move = (event: PointerEvent): void => {
		const held = this.#held;
		if (held?.pointer !== event.pointerId) return;
		const { clientX: x, clientY: y } = event;
		if (!this.now && Math.hypot(x - held.from.x, y - held.from.y) < slack) return;
		const over = this.#at(x, y)?.theme ?? null;
		this.now = { card: held.card, left: x + held.grip.x, top: y + held.grip.y, x, y, over };
	};

	release = (event: PointerEvent): void => {
		const { now } = this;
		const held = this.#held;
		if (held?.pointer !== event.pointerId) return;
		this.cancel();
		if (!now) return;
		// The board may have been scrolled under a pointer that rests.
		const over = this.#at(now.x, now.y)?.theme;
		const theme = over ?? (this.#isInside(now.x, now.y) && now.card.item.theme);
		const corner = this.#point(now.left, now.top);
		if (theme && corner) this.#target?.ondrop(now.card, theme, corner.x, corner.y);
	};

	/** Lets go without moving anything. */
	cancel = (): void => {
		this.justDragged = this.now !== null;
		// The click that ends a drag comes before this.
		setTimeout(() => (this.justDragged = false));
		this.#held = null;
		this.now = null;
	};

	#point(x: number, y: number): { x: number; y: number } | undefined {
		const origin = this.#target?.origin();
		const zoom = this.#target?.zoom() ?? 1;
		return origin && { x: (x - origin.left) / zoom, y: (y - origin.top) / zoom };
	}
	/** The area under a pointer that is over the board. */
	#at(x: number, y: number): BoardArea | undefined {
		const point = this.#isInside(x, y) && this.#point(x, y);
		return point && this.#target ? areaAt(this.#target.layout(), point.x, point.y) : undefined;
	}
	#isInside(x: number, y: number): boolean {
		const view = this.#target?.view();
		return !!view && x >= view.left && x <= view.right && y >= view.top && y <= view.bottom;
	}
}
