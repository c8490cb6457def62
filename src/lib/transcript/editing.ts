/** Typing into the transcript: what keys, inputs and pastes do to a turn's words, and how turns are parted and joined. */
import type { Editor } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Guid } from '../core/records.ts';
import { cleanText } from '../core/text.ts';
import { differInOne } from './draft.ts';
import { positionIn } from './positions.ts';
import type { EditingHost } from './props.ts';
import { turnIndex, turnNamed, turnNode, turnNodes } from './sections.ts';
import { Unsaved } from './unsaved.ts';

/** A place for the caret: an offset within a turn. */
type Caret = { readonly turn: Guid; readonly offset: number };

/** What Editing works on. */
export type EditingView = {
	/** Where edits go; null while the text is only read. */
	readonly host: () => EditingHost | null;
	readonly editor: () => Editor;
	/** Everything that was sent is answered: the turns can be shown as they are now. */
	readonly onsettled: () => void;
};

export class Editing {
	/** What is typed and not stored yet. */
	readonly unsaved: Unsaved;
	readonly #view: EditingView;
	/** Turns are being parted or joined: what is typed meanwhile is kept for the caret's next place. */
	#busy = false;
	#typed = '';

	constructor(view: EditingView) {
		this.#view = view;
		this.unsaved = new Unsaved({ ...view, onsent: () => this.#forgetUndo() });
	}

	/** True while words can be typed. */
	get on(): boolean {
		return this.#view.host() !== null;
	}

	/** Begins or ends with typing, after the host came or went. */
	toggle(): void {
		this.unsaved.toggle();
		this.#forgetUndo();
	}

	/** A key pressed in the text; true when the editor has nothing more to do with it. */
	press(event: KeyboardEvent): boolean {
		if (event.isComposing || event.keyCode === 229) return false;
		const { key, shiftKey, altKey } = event;
		const mod = event.ctrlKey || event.metaKey;
		if (mod && !altKey && /^[zy]$/i.test(key))
			return this.#take(event, () => this.#undo(shiftKey || /y/i.test(key)));
		if (mod && /^[biu]$/i.test(key)) return this.#take(event, () => undefined);
		if (mod || altKey) return key === 'Enter';
		if (key === 'Escape') return this.#take(event, () => this.#view.host()?.leave());
		if (key === 'Enter') return this.#take(event, () => (shiftKey ? this.#insert('\n') : this.split()));
		if (this.#spansTurns()) return this.#refuseMany(event);
		const edge = this.#edge(key);
		return edge !== null && this.#take(event, () => this.join(edge));
	}

	/** An input that the browser is about to make; true when the editor has nothing more to do with it. */
	input(event: InputEvent): boolean {
		const { inputType, data } = event;
		if (this.#busy)
			return this.#take(event, () => (this.#typed += inputType === 'insertText' ? (data ?? '') : ''));
		if (inputType === 'insertParagraph') return this.#take(event, () => this.split());
		if (inputType === 'insertLineBreak') return this.#take(event, () => this.#insert('\n'));
		if (inputType === 'historyUndo') return this.#take(event, () => this.#undo(false));
		if (inputType === 'historyRedo') return this.#take(event, () => this.#undo(true));
		if (/^(format|insertFromDrop|insertFromYank|insertLink)/.test(inputType))
			return this.#take(event, () => undefined);
		return false;
	}

	/** A paste: its words alone, on one line. */
	paste(event: ClipboardEvent): void {
		const words = cleanText(event.clipboardData?.getData('text/plain') ?? '').text;
		if (!this.#spansTurns()) this.#insert(words.replace(/\s*\n\s*/g, ' '));
	}

	/** Parts the turn at the caret. */
	split(): void {
		const { $from, empty } = this.#editor.state.selection;
		if (this.#spansTurns() || this.#busy || !$from.depth) return;
		if (!empty) this.#editor.view.dispatch(this.#editor.state.tr.deleteSelection());
		const turn = $from.node(2).attrs['guid'] as Guid;
		const at = $from.pos - positionIn(turnIndex($from), 0);
		void this.#restructure(async () => {
			const second = await this.#view.host()?.split(turn, at);
			return second ? { turn: second, offset: 0 } : null;
		});
	}

	/** Joins the turn with this index and the one after it. */
	join(index: number): void {
		const { doc } = this.#editor.state;
		const [first, second] = [turnNode(doc, index)?.node, turnNode(doc, index + 1)?.node];
		if (!first || !second || this.#busy) return;
		const turn = first.attrs['guid'] as Guid;
		const [before, after] = [first.textContent, second.textContent];
		// A space comes between two words, as the command says.
		const gap = /\S$/.test(before) && /^\S/.test(after) ? 1 : 0;
		void this.#restructure(async () => {
			const done = await this.#view.host()?.join(turn);
			return done ? { turn, offset: before.length + gap } : null;
		});
	}

	/** Puts the caret into a turn. */
	place({ turn, offset }: Caret): void {
		const { state, view } = this.#editor;
		const found = turnNamed(state.doc, turn);
		if (!found) return;
		const at = found.words + Math.min(offset, found.node.content.size);
		const moved = state.tr.setSelection(TextSelection.create(state.doc, at));
		if (!state.selection.eq(moved.selection)) view.dispatch(moved);
	}

	get #editor(): Editor {
		return this.#view.editor();
	}

	async #restructure(act: () => Promise<Caret | null>): Promise<void> {
		this.#busy = true;
		this.#typed = '';
		this.unsaved.send();
		let caret: Caret | null = null;
		const acted = act().then((place) => (caret = place));
		await this.unsaved.answered(acted);
		await this.unsaved.settled();
		this.#busy = false;
		if (caret) this.place(caret);
		this.#editor.view.dispatch(this.#editor.state.tr.scrollIntoView());
		if (this.#typed) this.#insert(this.#typed);
	}

	/** A draft's own undo ends where its words were sent; from there on undo is the project's. */
	#forgetUndo(): void {
		if (this.#editor.isDestroyed) return;
		this.#editor.unregisterPlugin('history');
		if (this.on) this.#editor.registerPlugin(history());
	}

	#undo(again: boolean): void {
		const { state, view } = this.#editor;
		if ((again ? redo : undo)(state, view.dispatch)) return;
		const host = this.#view.host();
		if (again) host?.redo();
		else host?.undo();
	}

	#insert(text: string): void {
		const { state, view } = this.#editor;
		if (text) view.dispatch(state.tr.insertText(text).scrollIntoView());
	}

	#spansTurns(): boolean {
		const { $from, $to } = this.#editor.state.selection;
		return !$from.sameParent($to);
	}

	/** Keys that would write over several turns. */
	#refuseMany(event: KeyboardEvent): boolean {
		if (event.key.length > 1 && event.key !== 'Backspace' && event.key !== 'Delete') return false;
		return this.#take(event, () => this.#view.host()?.tellOneTurn());
	}

	/** The index of the turn that would be joined with its next one; null where a key only deletes. */
	#edge(key: string): number | null {
		const { $head, empty } = this.#editor.state.selection;
		if (!empty || !$head.depth) return null;
		const index = turnIndex($head);
		if (key === 'Backspace' && $head.parentOffset === 0) return index - 1;
		if (key === 'Delete' && $head.parentOffset === $head.parent.content.size) return index;
		return null;
	}

	#take(event: Event, act: () => unknown): true {
		event.preventDefault();
		act();
		return true;
	}
}

/** True when a transaction's documents differ within one turn only. */
export const staysInTurn = (before: Node, after: Node): boolean =>
	differInOne(before.children, after.children) && differInOne(turnNodes(before), turnNodes(after));
