/** Where turns and characters stand on the screen. It reads the drawn page and changes nothing. */
import { lastWhere, turnAt, type Places, type Range } from './positions.ts';
import type { TurnWindow } from './decorations.ts';
import { turnsPerSection } from './sections.ts';

/** A vertical extent in pixels. */
export type Extent = { readonly top: number; readonly bottom: number };

/** The turns' elements, in order. Kept until the editor draws others. */
export class TurnElements {
	#root: HTMLElement;
	#elements: HTMLElement[] = [];

	constructor(root: HTMLElement) {
		this.#root = root;
	}

	/** Must be called when turns were added, removed or replaced. */
	forget(): void {
		this.#elements = [];
	}

	get all(): readonly HTMLElement[] {
		if (!this.#elements.length) {
			this.#elements = [...this.#root.querySelectorAll<HTMLElement>('.turn')];
		}
		return this.#elements;
	}

	/** The turns that touch a vertical extent of the window (client pixels). */
	within({ top, bottom }: Extent): TurnWindow {
		const first = this.#lastWhere((box) => box.top <= top);
		const last = this.#lastWhere((box) => box.top < bottom);
		return { first, last: Math.max(first, last) };
	}

	/** The last turn for whose box `holds` is true, given that it is true up to there; asks sections before their turns. */
	#lastWhere(holds: (box: DOMRect) => boolean): number {
		const sections = this.#root.children;
		const section = lastWhere(sections.length, (index) => holds(sections[index]!.getBoundingClientRect()));
		const turns = sections[section]?.children ?? [];
		const turn = lastWhere(turns.length, (index) => holds(turns[index]!.getBoundingClientRect()));
		return section * turnsPerSection + turn;
	}

	/** A DOM range over a passage, for highlights; null outside the document. */
	rangeOf(places: Places, { start, end }: Range): globalThis.Range | null {
		const from = this.#pointAt(places, start, false);
		const to = this.#pointAt(places, end, true);
		if (!from || !to) return null;
		const range = document.createRange();
		range.setStart(...from);
		range.setEnd(...to);
		return range;
	}

	/**
	 * The line on which one character stands: its box in client pixels. Where there is no such box, in an empty turn or
	 * in one that the browser has not laid out, it is the turn's own.
	 */
	boxOf(places: Places, offset: number): DOMRect | null {
		const turn = turnAt(places, offset);
		const element = this.all[turn];
		const place = places[turn];
		if (!element || !place) return null;
		const at = Math.min(offset, Math.max(place.start, place.end - 1));
		const range = this.rangeOf(places, { start: at, end: Math.min(at + 1, place.end) });
		const box = range?.getClientRects()[0];
		return box?.height ? box : element.getBoundingClientRect();
	}

	/** Between two text nodes a passage starts in the later and ends in the earlier, so that it touches no other's line. */
	#pointAt(places: Places, offset: number, ends: boolean): [globalThis.Node, number] | null {
		const turn = turnAt(places, offset);
		const words = this.all[turn]?.firstElementChild;
		if (!words) return null;
		const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
		let left = offset - places[turn]!.start;
		let last: [globalThis.Node, number] = [words, 0];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const length = node.nodeValue!.length;
			if (left < length || (ends && left === length)) return [node, left];
			left -= length;
			last = [node, length];
		}
		return last;
	}
}
