/**
 * Typing into the transcript. Words of a turn are a draft until the turn or the text is left or typing rests; then the
 * least splices go out, and parting and joining turns wait for their answer. What was sent counts as stored: commands
 * keep their order, so that offsets need no answer first. Turns that come back meanwhile are shown once all is answered.
 */
import type { Editor } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Guid, SpokenTurn } from '../core/records.ts';
import { editsBetween } from '../core/text-diff.ts';
import { cleanText } from '../core/text.ts';
import { Draft, differInOne, splicesBetween, type TurnText, type WordSplice } from './draft.ts';
import { positionIn } from './positions.ts';
import type { EditingHost } from './props.ts';
import { turnIndex, turnNamed, turnNode, turnNodes } from './sections.ts';

/** How long typing rests before words are saved, in milliseconds. */
const restTime = 2000;

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
	readonly #view: EditingView;
	/** What was not sent, by turn, over the words that were. */
	readonly #drafts = new Map<Guid, Draft>();
	/** Turns whose words were refused: they stay as typed. */
	readonly #refused = new Set<Guid>();
	readonly #flying = new Set<Promise<unknown>>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#letGo: (() => void) | null = null;
	/** Where edits went last: what is still unsaved when editing ends goes there. */
	#last: EditingHost | null = null;
	/** Turns are being parted or joined: what is typed meanwhile is kept for the caret's next place. */
	#busy = false;
	#typed = '';

	constructor(view: EditingView) {
		this.#view = view;
	}

	/** True while words can be typed. */
	get on(): boolean {
		return this.#view.host() !== null;
	}

	/** True while something that was sent is not answered. */
	get sending(): boolean {
		return this.#flying.size > 0;
	}

	/** Begins or ends with typing, after the host came or went. */
	toggle(): void {
		if (this.on) this.#last = this.#view.host();
		else this.#send();
		this.#forgetUndo();
	}

	/** The words to show of a turn in place of its own, where it has a draft. Called with the turns handed in. */
	adopt(turns: readonly SpokenTurn[]): ReadonlyMap<Guid, string> {
		const kept = new Map<Guid, string>();
		const typed = new Map(textsOf(this.#editor.state.doc).map(({ guid, text }) => [guid, text]));
		const stored = new Map(turns.map(({ guid, text }) => [guid, text]));
		for (const guid of new Set([...this.#drafts.keys(), ...this.#refused])) {
			const [words, text] = [typed.get(guid), stored.get(guid)];
			this.#refused.delete(guid);
			if (words === undefined || text === undefined || words === text) this.#drafts.delete(guid);
			else {
				if (this.#drafts.get(guid)?.base !== text) this.#drafts.set(guid, draftOf(text, words));
				kept.set(guid, words);
			}
		}
		this.#holdOrLetGo();
		return kept;
	}

	/** What was typed and not sent, by turn. */
	get drafts(): ReadonlyMap<Guid, Draft> {
		return this.#drafts;
	}

	/** Called when something was typed. */
	changed({ before, doc, docs, mapping }: Transaction): void {
		const typed = turnNodes(doc);
		const at = turnNodes(before).findIndex((turn, index) => turn !== typed[index]);
		const [old, now] = [turnNode(before, at), typed[at]];
		if (!old || !now) return;
		const guid = now.attrs['guid'] as Guid;
		const draft = this.#drafts.get(guid) ?? new Draft(old.node.textContent);
		this.#drafts.set(guid, draft);
		const begin = old.words;
		mapping.maps.forEach((map, step) =>
			map.forEach((start, end, newStart, newEnd) => {
				// Where more than words was replaced, it was the turn around them.
				const last = begin + (turnNode(docs[step]!, at)?.node.content.size ?? 0);
				const from = Math.max(start, begin);
				const removed = Math.min(end, last) - from;
				draft.replace(from - begin, removed, removed + (newEnd - newStart) - (end - start));
			})
		);
		if (draft.base === now.textContent) this.#drafts.delete(guid);
		this.#holdOrLetGo();
		clearTimeout(this.#timer);
		if (this.#drafts.size) this.#timer = setTimeout(() => this.#rested(), restTime);
	}

	/** Called when the caret may stand in another turn: the words of the turn that was left are sent. */
	moved(): void {
		if (!this.#drafts.size) return;
		const { $head } = this.#editor.state.selection;
		const here = $head.node(2)?.attrs['guid'] as Guid | undefined;
		if ([...this.#drafts.keys()].some((guid) => guid !== here)) void this.save();
	}

	/** Sends every draft; resolves once all is answered and shown. */
	async save(): Promise<void> {
		this.#send();
		while (this.#flying.size) await Promise.all(this.#flying);
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

	/** Sends what is typed and ends: the text is shown no more. */
	end(): void {
		this.#send();
		clearTimeout(this.#timer);
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

	#rested(): void {
		// Words that are being composed belong to nobody yet.
		if (this.#editor.view.composing) this.#timer = setTimeout(() => this.#rested(), restTime);
		else void this.save();
	}

	/** Hands the drafts over, last splice first: none moves another's place. */
	#send(): void {
		clearTimeout(this.#timer);
		const host = this.#view.host() ?? this.#last;
		if (!host || !this.#drafts.size) return;
		const splices = splicesBetween(this.#sentTexts(), textsOf(this.#editor.state.doc), this.#drafts);
		this.#drafts.clear();
		this.#forgetUndo();
		for (const splice of splices.toReversed()) void this.#await(this.#splice(host, splice));
		this.#holdOrLetGo();
	}

	async #splice(host: EditingHost, { turn, at, removed, inserted }: WordSplice): Promise<void> {
		if (!(await host.splice(at, removed, inserted))) this.#refused.add(turn);
	}

	async #restructure(act: () => Promise<Caret | null>): Promise<void> {
		this.#busy = true;
		this.#typed = '';
		this.#send();
		let caret: Caret | null = null;
		const acted = act().then((place) => (caret = place));
		await this.#await(acted);
		while (this.#flying.size) await Promise.all(this.#flying);
		this.#busy = false;
		if (caret) this.place(caret);
		this.#editor.view.dispatch(this.#editor.state.tr.scrollIntoView());
		if (this.#typed) this.#insert(this.#typed);
	}

	async #await(sent: Promise<unknown>): Promise<void> {
		this.#flying.add(sent);
		this.#holdOrLetGo();
		await sent;
		this.#flying.delete(sent);
		if (this.#flying.size || this.#editor.isDestroyed) return this.#holdOrLetGo();
		this.#view.onsettled();
		this.#holdOrLetGo();
	}

	#sentTexts(): TurnText[] {
		return textsOf(this.#editor.state.doc).map(({ guid, text }) => ({
			guid,
			text: this.#drafts.get(guid)?.base ?? text
		}));
	}

	#holdOrLetGo(): void {
		const unsaved = this.#drafts.size > 0 || this.#flying.size > 0;
		if (unsaved) this.#letGo ??= this.#view.host()?.hold(() => this.save()) ?? null;
		else {
			this.#letGo?.();
			this.#letGo = null;
		}
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

/** The draft of words that were typed over others than those stored now. */
function draftOf(stored: string, typed: string): Draft {
	const draft = new Draft(stored);
	let shift = 0;
	for (const { at, removed, inserted } of editsBetween(stored, typed)) {
		draft.replace(at + shift, removed.length, inserted.length);
		shift += inserted.length - removed.length;
	}
	return draft;
}

/** The words of each turn in the editor. */
export function textsOf(doc: Node): TurnText[] {
	return turnNodes(doc).map((turn) => ({
		guid: turn.attrs['guid'] as Guid,
		text: turn.firstChild?.text ?? ''
	}));
}
