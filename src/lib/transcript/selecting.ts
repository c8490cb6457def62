/** The selection and the reading cursor: asked and moved in document offsets. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { offsetToPosition, positionToOffset, turnAt, type Range } from './positions.ts';
import type { TranscriptProps } from './props.ts';
import { step, stepHead, stretch, unitAt, type Edge, type Unit } from './units.ts';
import { wholeAt, type Whole } from './wholes.ts';

/** What Selecting works on. */
export type SelectingHost = {
	readonly props: () => TranscriptProps;
	readonly editor: () => Editor;
	/** Scrolls an offset into view where it is not. */
	readonly reveal: (offset: number) => void;
	/** Called when the selection is another. */
	readonly onchange: () => void;
};

export class Selecting {
	readonly #host: SelectingHost;
	#quiet = false;

	constructor(host: SelectingHost) {
		this.#host = host;
	}

	/** The selected range, or null when nothing is selected. */
	range(): Range | null {
		const { from, to, empty } = this.#host.editor().state.selection;
		const { turns } = this.#host.props();
		if (empty) return null;
		const range = { start: positionToOffset(turns, from), end: positionToOffset(turns, to) };
		return range.start < range.end ? range : null;
	}

	/** Where the caret is, or the end of the selection that moves. */
	get head(): number {
		return positionToOffset(this.#host.props().turns, this.#host.editor().state.selection.head);
	}

	/** Selects from where the selection stays to where it moves, or puts the caret there, and moves the focus into the text. */
	select(anchor: number, head: number): void {
		const { turns } = this.#host.props();
		const { view } = this.#host.editor();
		if (!turns.length) return;
		const limit = turns.at(-1)!.end;
		const [from, to] = [anchor, head].map((offset) =>
			view.state.doc.resolve(offsetToPosition(turns, Math.min(Math.max(offset, 0), limit)))
		);
		view.dispatch(view.state.tr.setSelection(TextSelection.between(from!, to!)));
		view.focus();
	}

	/** Selects the whole turn that is read, or the paragraph, answer or run at the caret. */
	take(whole: Whole): void {
		const { turns, speakers, cursor } = this.#host.props();
		const at = whole === 'turn' ? (turns[cursor]?.start ?? 0) : this.head;
		const range = wholeAt(turns, speakers, at, whole);
		if (range) this.select(range.start, range.end);
	}

	/** Puts the caret at the start of the next (1) or previous (-1) word or sentence. */
	move(unit: Unit, direction: 1 | -1): void {
		const { turns, document } = this.#host.props();
		const at = step(turns, this.head, unit, 'start', direction, document.language);
		this.select(at, at);
		this.#host.reveal(at);
	}

	/** Moves the end of the selection that moves onwards (1) or back (-1) by a unit; the other one stays. */
	stretchTo(unit: Unit, direction: 1 | -1): void {
		const { turns, document } = this.#host.props();
		const anchor = positionToOffset(turns, this.#host.editor().state.selection.anchor);
		const head = stepHead(turns, { anchor, head: this.head }, unit, direction, document.language);
		this.select(anchor, head);
		this.#host.reveal(head);
	}

	/** Puts the caret at the end (1) or the start (-1) of the text, or stretches the selection there. */
	toEdge(way: 1 | -1, stretches: boolean): void {
		const { turns } = this.#host.props();
		const head = way > 0 ? (turns.at(-1)?.end ?? 0) : 0;
		const anchor = stretches ? positionToOffset(turns, this.#host.editor().state.selection.anchor) : head;
		this.select(anchor, head);
		this.#host.reveal(head);
	}

	/** Lets the other end of the selection be the one that moves. */
	turnAround(): void {
		const range = this.range();
		if (!range) return;
		const [anchor, head] = this.#edge === 'end' ? [range.end, range.start] : [range.start, range.end];
		this.select(anchor, head);
		this.#host.reveal(head);
	}

	/** Goes to the turn `by` turns on, and to its start. */
	moveTurn(by: number): void {
		const { turns, cursor } = this.#host.props();
		const turn = turns[Math.min(Math.max(cursor + by, 0), turns.length - 1)];
		if (!turn) return;
		this.select(turn.start, turn.start);
		this.#host.reveal(turn.start);
	}

	/** Moves one end of the selection, else the one that moves, outwards by a unit; without a selection, takes the unit at the caret. */
	extend(unit: Unit, edge: Edge = this.#edge): void {
		this.#stretch(unit, edge, edge === 'end' ? 1 : -1);
	}

	/** Moves one end of the selection, else the one that moves, inwards by a unit, as long as something stays selected. */
	shrink(unit: Unit, edge: Edge = this.#edge): void {
		if (this.range()) this.#stretch(unit, edge, edge === 'end' ? -1 : 1);
	}

	/** Called by the editor when its selection moved. */
	changed(): void {
		if (this.#quiet) return;
		const { turns, cursor, onselect, oncursor } = this.#host.props();
		const turn = turnAt(turns, this.head);
		this.#host.onchange();
		onselect?.(this.range());
		if (turn !== cursor) oncursor?.(turn);
	}

	/** Does something that moves the selection without telling of it: showing other turns. */
	quietly(act: () => void): void {
		this.#quiet = true;
		try {
			act();
		} finally {
			this.#quiet = false;
		}
	}

	#stretch(unit: Unit, edge: Edge, direction: 1 | -1): void {
		const { turns, document } = this.#host.props();
		const range = this.range();
		const moved = range
			? stretch(turns, range, unit, edge, direction, document.language)
			: unitAt(turns, this.head, unit, document.language);
		if (!moved) return;
		if (edge === 'end') this.select(moved.start, moved.end);
		else this.select(moved.end, moved.start);
		this.#host.reveal(moved[edge]);
	}

	/** The end of the selection that moves. */
	get #edge(): Edge {
		const { anchor, head } = this.#host.editor().state.selection;
		return head < anchor ? 'start' : 'end';
	}
}
