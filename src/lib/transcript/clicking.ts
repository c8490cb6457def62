/** What the pointer means in the text: a click puts the caret, takes a coded passage or plays a time; a code can be dropped. */
import type { Editor } from '@tiptap/core';
import type { TurnElements } from './geometry.ts';
import { covering, type Placed } from './placed.ts';
import { positionToOffset } from './positions.ts';
import { codeDragType, type TranscriptProps } from './props.ts';
import type { Selecting } from './selecting.ts';
import { unitAt } from './units.ts';

/** What Clicking works on. */
export type ClickingHost = {
	readonly props: () => TranscriptProps;
	readonly placed: () => readonly Placed[];
	readonly editor: () => Editor;
	readonly elements: () => TurnElements;
	readonly selecting: () => Selecting;
	/** Called when the passage that is selected already was clicked: keys that grow and shrink mean it. */
	readonly onagain: () => void;
};

export class Clicking {
	readonly #host: ClickingHost;

	constructor(host: ClickingHost) {
		this.#host = host;
	}

	/** A click at an editor position. */
	click(position: number, event: MouseEvent): void {
		const { ontime, oncoding, selected } = this.#host.props();
		if (event.detail > 1) return;
		const timed = this.#timeAt(event);
		if (timed !== null) return ontime?.(timed);
		if (!event.shiftKey) this.#putCaret(position);
		const under = this.under(event.target);
		if (!under) {
			if (selected !== null) oncoding?.(null);
			return;
		}
		const next = under[(under.findIndex(({ guid }) => guid === selected) + 1) % under.length];
		if (next && next.guid !== selected) oncoding?.(next.guid);
		else this.#host.onagain();
	}

	/** A code was dropped at an editor position: it codes the selection there, else the sentence. False where none was. */
	drop(position: number, event: DragEvent): boolean {
		const { turns, document, ondropcode } = this.#host.props();
		const code = event.dataTransfer?.getData(codeDragType);
		if (!code || !ondropcode) return false;
		const offset = positionToOffset(turns, position);
		const selection = this.#host.selecting().range();
		const inside = selection && selection.start <= offset && offset <= selection.end;
		const range = inside ? selection : unitAt(turns, offset, 'sentence', document.language);
		if (range) ondropcode(code, range);
		return true;
	}

	/** The document offset under a point of the window; null where there are no words. */
	offsetAt(left: number, top: number): number | null {
		const position = this.#host.editor().view.posAtCoords({ left, top })?.pos;
		return position === undefined ? null : positionToOffset(this.#host.props().turns, position);
	}

	/** True when what is dragged is a code that can be taken. */
	takes({ dataTransfer }: DragEvent): boolean {
		return !!this.#host.props().ondropcode && !!dataTransfer?.types.includes(codeDragType);
	}

	/** The passages that lie under an element of the text, the one on top first; null where its words have no code. */
	under(target: EventTarget | null): readonly Placed[] | null {
		const { view } = this.#host.editor();
		const segment = target instanceof Element ? target.closest('.coded') : null;
		if (!segment || !view.dom.contains(segment)) return null;
		const at = positionToOffset(this.#host.props().turns, view.posAtDOM(segment, 0));
		return covering(this.#host.placed(), at);
	}

	/** Puts the caret where was clicked: the editor hears of it later, and what is drawn until then would take it back. */
	#putCaret(position: number): void {
		const caret = positionToOffset(this.#host.props().turns, position);
		this.#host.selecting().select(caret, caret);
	}

	/** The turn whose time lies under the pointer; null elsewhere, and where no time can be played. */
	#timeAt({ target, clientX, clientY }: MouseEvent): number | null {
		const { ontime, turns } = this.#host.props();
		const turn = target instanceof HTMLElement && target.matches('.turn') ? target : null;
		if (!ontime || !turn) return null;
		const index = this.#host.elements().all.indexOf(turn);
		if ((turns[index]?.startTime ?? null) === null) return null;
		// Time and number are generated beside the words; the time is their first line.
		const { left, top, width, lineHeight } = getComputedStyle(turn, '::after');
		const box = turn.getBoundingClientRect();
		const across = clientX - box.left - parseFloat(left);
		const down = clientY - box.top - parseFloat(top);
		const isOn = across >= 0 && across <= parseFloat(width) && down >= 0 && down <= parseFloat(lineHeight);
		return isOn ? index : null;
	}
}
