/** The selection and the reading cursor: asked and moved in document offsets. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { offsetToPosition, positionToOffset, turnAt, type Range } from './positions.ts';
import type { TranscriptProps } from './props.ts';
import { stretch, unitAt, type Edge, type Unit } from './units.ts';

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

	/** Selects a range, or puts the caret at `start` where it is empty, and moves the focus into the text. */
	select(start: number, end: number): void {
		const { turns } = this.#host.props();
		const { view } = this.#host.editor();
		if (!turns.length) return;
		const limit = turns.at(-1)!.end;
		const [from, to] = [start, end].map((offset) =>
			view.state.doc.resolve(offsetToPosition(turns, Math.min(Math.max(offset, 0), limit)))
		);
		view.dispatch(view.state.tr.setSelection(TextSelection.between(from!, to!)));
		view.focus();
	}

	/** Selects the whole turn that is read. */
	takeTurn(): void {
		const { turns, cursor } = this.#host.props();
		const turn = turns[cursor];
		if (turn) this.select(turn.start, turn.end);
	}

	/** Goes to the turn `by` turns on, and to its start. */
	moveTurn(by: number): void {
		const { turns, cursor } = this.#host.props();
		const turn = turns[Math.min(Math.max(cursor + by, 0), turns.length - 1)];
		if (!turn) return;
		this.select(turn.start, turn.start);
		this.#host.reveal(turn.start);
	}

	/** Moves one end of the selection outwards by a unit; without a selection, takes the unit at the caret. */
	extend(unit: Unit, edge: Edge): void {
		this.#stretch(unit, edge, edge === 'end' ? 1 : -1);
	}

	/** Moves one end of the selection inwards by a unit, as long as something stays selected. */
	shrink(unit: Unit, edge: Edge): void {
		if (this.range()) this.#stretch(unit, edge, edge === 'end' ? -1 : 1);
	}

	/** Called by the editor when its selection moved. */
	changed(): void {
		if (this.#quiet) return;
		const { turns, cursor, onselect, oncursor } = this.#host.props();
		const turn = turnAt(turns, this.#head());
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
			: unitAt(turns, this.#head(), unit, document.language);
		if (!moved) return;
		this.select(moved.start, moved.end);
		this.#host.reveal(moved[edge]);
	}

	#head(): number {
		return positionToOffset(this.#host.props().turns, this.#host.editor().state.selection.head);
	}
}
