/**
 * Words that are typed and not stored. Those of a turn are a draft until the turn or the text is left or typing rests; then the
 * least splices go out. What was sent counts as stored: commands keep their order, so that offsets need no answer first.
 * Turns that come back meanwhile are shown once all is answered.
 */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Guid, SpokenTurn } from '../core/records.ts';
import { editsBetween } from '../core/text-diff.ts';
import { Draft, splicesBetween, type TurnText, type WordSplice } from './draft.ts';
import type { EditingView } from './editing.ts';
import type { EditingHost } from './props.ts';
import { turnNode, turnNodes } from './sections.ts';

/** How long typing rests before words are saved, in milliseconds. */
const restTime = 2000;

/** What Unsaved works on. */
export type UnsavedHost = EditingView & {
	/** Called when drafts were sent. */
	readonly onsent: () => void;
};

export class Unsaved {
	readonly #host: UnsavedHost;
	/** What was not sent, by turn, over the words that were. */
	readonly #drafts = new Map<Guid, Draft>();
	/** Turns whose words were refused: they stay as typed. */
	readonly #refused = new Set<Guid>();
	readonly #flying = new Set<Promise<unknown>>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#letGo: (() => void) | null = null;
	/** Where edits went last: what is still unsaved when editing ends goes there. */
	#last: EditingHost | null = null;

	constructor(host: UnsavedHost) {
		this.#host = host;
	}

	/** True while something that was sent is not answered. */
	get sending(): boolean {
		return this.#flying.size > 0;
	}

	/** Begins with keeping words for the host that came, or sends them since it went. */
	toggle(): void {
		const host = this.#host.host();
		if (host) this.#last = host;
		else this.send();
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
		this.send();
		await this.settled();
	}

	/** Resolves once everything that was sent is answered. */
	async settled(): Promise<void> {
		while (this.#flying.size) await Promise.all(this.#flying);
	}

	/** Sends what is typed and ends: the text is shown no more. */
	end(): void {
		this.send();
		clearTimeout(this.#timer);
	}

	/** Hands the drafts over, last splice first: none moves another's place. */
	send(): void {
		clearTimeout(this.#timer);
		const host = this.#host.host() ?? this.#last;
		if (!host || !this.#drafts.size) return;
		const splices = splicesBetween(this.#sentTexts(), textsOf(this.#editor.state.doc), this.#drafts);
		this.#drafts.clear();
		this.#host.onsent();
		for (const splice of splices.toReversed()) void this.answered(this.#splice(host, splice));
		this.#holdOrLetGo();
	}

	/** Counts something as sent until it is answered; then the turns may be shown as they are. */
	async answered(sent: Promise<unknown>): Promise<void> {
		this.#flying.add(sent);
		this.#holdOrLetGo();
		await sent;
		this.#flying.delete(sent);
		if (this.#flying.size || this.#editor.isDestroyed) return this.#holdOrLetGo();
		this.#host.onsettled();
		this.#holdOrLetGo();
	}

	get #editor(): Editor {
		return this.#host.editor();
	}

	#rested(): void {
		// Words that are being composed belong to nobody yet.
		if (this.#editor.view.composing) this.#timer = setTimeout(() => this.#rested(), restTime);
		else void this.save();
	}

	async #splice(host: EditingHost, { turn, at, removed, inserted }: WordSplice): Promise<void> {
		if (!(await host.splice(at, removed, inserted))) this.#refused.add(turn);
	}

	#sentTexts(): TurnText[] {
		return textsOf(this.#editor.state.doc).map(({ guid, text }) => ({
			guid,
			text: this.#drafts.get(guid)?.base ?? text
		}));
	}

	#holdOrLetGo(): void {
		const unsaved = this.#drafts.size > 0 || this.#flying.size > 0;
		if (unsaved) this.#letGo ??= this.#host.host()?.hold(() => this.save()) ?? null;
		else {
			this.#letGo?.();
			this.#letGo = null;
		}
	}
}

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
