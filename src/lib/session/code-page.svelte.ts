/** The Code page's own state and deeds: where one arrives, the palette, finding, memos, letters that are codes. */
import { tick, untrack } from 'svelte';
import { hitsIn } from '../core/find.ts';
import type { Document, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { isTyping, keyOf, type ActionId } from './actions.svelte.ts';
import { coding } from './coding.svelte.ts';
import { device } from './device.svelte.ts';
import { editing } from './editing.svelte.ts';
import { margin } from './margin.svelte.ts';
import { place } from './place.svelte.ts';
import { playerBindings } from './player-keys.ts';
import { session } from './project.svelte.ts';
import { recording } from './recording.svelte.ts';

/** What the page needs of the transcript that it shows. */
export type Text = {
	scrollTo(offset: number, options?: { select?: boolean }): void;
	select(start: number, end: number): void;
	takeTurn(): void;
	moveTurn(by: number): void;
	extend(unit: 'word'): void;
	shrink(unit: 'word'): void;
	focus(): void;
};

export class CodePage {
	/** The palette is open. */
	choosing = $state(false);
	/** The digit that the palette chooses a code for; 0 while it codes. */
	pinning = $state(0);
	finding = $state(false);
	query = $state('');
	/** The hit that is shown, by its index. */
	hit = $state(0);
	/** The code that was looked at in the tree. */
	code: Guid | null = $state(null);
	/** The document at which one has arrived; null on the way. Until then the address leads, afterwards the selection. */
	here: Guid | null = $state(null);
	/** A memo is being written on the passage, the whole document or the code that is looked at. */
	memoOn: 'passage' | 'document' | 'code' | null = $state(null);
	/** The passage's short words are about to be written. */
	condensing = $state(false);
	/** A translation of the passage is being written, and in which language the next one will be; empty until one is chosen. */
	translating = $state(false);
	language = $state('');
	/** What the right pane shows. */
	tab: 'details' | 'check' | 'pictures' | 'units' = $state('details');

	readonly hits = $derived(this.finding ? hitsIn(coding.text, this.query) : []);

	readonly #text: () => Text | undefined;
	readonly #documents: () => readonly Document[];
	/** What was typed after a comma, for codes with two letters; null when there was none. */
	#letters: string | null = null;

	/** `documents` in the order in which the page lists them. */
	constructor(text: () => Text | undefined, documents: () => readonly Document[]) {
		this.#text = text;
		this.#documents = documents;
	}

	/** Another document: what was selected goes, and reading begins where the address says or where it was left. */
	async arrive(guid: Guid | null): Promise<void> {
		const project = session();
		this.here = null;
		// Words that are being typed belong to the document that is left.
		if (project.hasDrafts) await project.settle();
		coding.reset();
		this.hit = 0;
		await project.read(guid);
		await tick();
		const { at, coding: selected } = place.values;
		const known = project.document?.codings.find((one) => one.guid === selected);
		const last = project.folder ? device.settings.places[project.folder] : undefined;
		const left = last?.document === guid ? project.document?.turns[last?.turn ?? 0] : undefined;
		if (known) coding.coding = known.guid;
		this.#text()?.scrollTo(known?.start ?? (at === undefined ? (left?.start ?? 0) : Number(at)), {
			select: true
		});
		this.here = guid;
	}

	/** The document to show when the address names none: the one read last, else the first. */
	first(): Guid | null {
		const project = session();
		const last = project.folder ? device.settings.places[project.folder]?.document : undefined;
		return last && project.documentsByGuid.has(last) ? last : (this.#documents()[0]?.guid ?? null);
	}

	/** Keeps where one reads, for the next visit. */
	remember(): void {
		const { folder, document } = session();
		if (!folder || !document) return;
		const here = { document: document.guid, turn: coding.turn };
		untrack(() => device.set({ places: { ...device.settings.places, [folder]: here } }));
	}

	/** Opens a document. */
	open(guid: Guid): void {
		place.set({ document: guid, at: null, coding: null });
	}

	/** Looks at a code; where words are selected and it may be applied, applies it. */
	takeCode(guid: Guid): void {
		if (coding.range && session().codesByGuid.get(guid)?.applicable) {
			void coding.toggle(guid);
			this.#text()?.focus();
		} else {
			this.code = guid;
			coding.coding = null;
		}
	}

	/** Goes to a coded passage of the open document and selects it. */
	goTo(guid: Guid): void {
		const found = session().document?.codings.find((one) => one.guid === guid);
		if (!found) return;
		this.#text()?.scrollTo(found.start ?? 0, { select: true });
		coding.coding = guid;
	}

	/** Opens the palette: to code the selection, or to choose a code for a digit (1–9). */
	choose(digit = 0): void {
		if (!digit && !coding.target()) return coding.askForWords();
		this.pinning = digit;
		this.choosing = true;
	}

	/** A code was chosen in the palette; with `stay` it stays open for more. */
	async picked(guid: Guid, stay: boolean): Promise<void> {
		const digit = this.pinning;
		if (!stay) this.choosing = false;
		if (digit) {
			coding.pin(digit, guid);
			this.pinning = 0;
			session().tell(say('code.pinned', { code: session().codesByGuid.get(guid)?.name ?? '', digit }));
		}
		if (!digit || coding.target()) await coding.apply(guid);
		if (!stay) this.#text()?.focus();
	}

	/** A new code was named in the palette. Without a parent it goes under the code that is looked at where that one only groups. */
	async create(name: string, stay: boolean, parent: Guid | null = null): Promise<void> {
		if (!stay) this.choosing = false;
		const looked = session().codesByGuid.get(this.code ?? '');
		await coding.applyNew(name, parent ?? (looked && !looked.applicable ? looked.guid : null));
		if (!stay) this.#text()?.focus();
	}

	/** Codes the selection with its own words. */
	async inVivo(): Promise<void> {
		this.choosing = false;
		await coding.inVivo();
		this.#text()?.focus();
	}

	/** One step back: the palette, the find bar, the memo, the passage, the selection, the code. */
	back(): void {
		if (this.choosing) this.choosing = false;
		else if (this.finding) this.finding = false;
		else if (this.memoOn || this.translating) {
			this.memoOn = null;
			this.translating = false;
		} else if (coding.coding) coding.coding = null;
		else if (coding.range) this.#text()?.select(coding.range.start, coding.range.start);
		else this.code = null;
	}

	/** Goes to the next (1) or previous (−1) hit. */
	step(by: 1 | -1): void {
		if (!this.hits.length) return;
		this.hit = (this.hit + by + this.hits.length) % this.hits.length;
		const found = this.hits[this.hit];
		if (!found) return;
		this.#text()?.select(found.start, found.end);
		this.#text()?.scrollTo(found.start);
	}

	/** Begins or goes on with the memo on the passage, the document or the code: the focus goes into it, once more too. */
	async write(on: 'passage' | 'document' | 'code'): Promise<void> {
		this.memoOn = null;
		await tick();
		this.memoOn = on;
	}

	/** Saves the body of a memo on the selected passage, or on the words or the turn that is read. */
	async saveMemo(about: 'coding' | 'passage', body: string, memo: Guid): Promise<void> {
		const { document } = session();
		if (document?.memos.some((known) => known.guid === memo)) {
			await session().run({ type: 'memo.edit', guid: memo, body });
			return;
		}
		const span = coding.range ?? document?.turns[coding.turn];
		if (!body || !document || !span) return;
		await session().run({
			type: 'memo.add',
			guid: memo,
			target: about,
			about: about === 'coding' ? coding.coding : document.guid,
			range: about === 'coding' ? null : { start: span.start, end: span.end },
			title: '',
			body,
			memoType: 'analytic'
		});
	}

	/** What the status bar says: where one reads, and what is selected. */
	status(): { left: string[]; keys: ActionId[] } {
		const turns = session().document?.turns.length;
		const { range, turn } = coding;
		const left = turns === undefined ? [] : [say('code.status.turn', { at: turn + 1, of: turns })];
		if (range && left.length) left.push(say('code.status.selected', { n: range.end - range.start }));
		if (editing.on)
			return { left: [say('code.edit.status'), ...left], keys: ['edit.toggle', 'turn.edit', 'project.undo'] };
		return {
			left,
			keys: ['turn.next', 'turn.take', 'code.choose', 'memo.write', 'project.undo', 'keys.show']
		};
	}

	/** What the keys do on this page. */
	bindings(): Partial<Record<ActionId, () => void>> {
		const text = this.#text;
		return {
			'turn.next': () => text()?.moveTurn(1),
			'turn.previous': () => text()?.moveTurn(-1),
			'turn.take': () => text()?.takeTurn(),
			'selection.extend': () => text()?.extend('word'),
			'selection.shrink': () => text()?.shrink('word'),
			'coding.next': () => this.#stepCoding(1),
			'coding.previous': () => this.#stepCoding(-1),
			'coding.nextOfCode': () => this.#stepCoding(1, true),
			'coding.previousOfCode': () => this.#stepCoding(-1, true),
			'document.next': () => this.#stepDocument(1),
			'document.previous': () => this.#stepDocument(-1),
			'find.open': () => (this.finding = true),
			'code.choose': () => this.choose(),
			'code.repeat': () => void coding.repeat(),
			'code.inVivo': () => void this.inVivo(),
			'code.twoLetters': () => (this.#letters = ''),
			'coding.remove': () => void coding.remove(),
			'turn.edit': () => editing.ask(),
			'step.back': () => this.back(),
			...(recording.row ? playerBindings() : {})
		};
	}

	/** Letters and digits that are codes; true when the press meant one. */
	press(event: KeyboardEvent): boolean {
		if (event.defaultPrevented || isTyping(event.target) || !device.settings.letterKeys || this.choosing)
			return false;
		// A dialog that is open has its keys to itself.
		if ((event.target as Element).closest('dialog')) return false;
		const key = keyOf(event);
		if (/^[1-9]$/.test(key)) {
			const pinned = coding.pinned(Number(key));
			if (pinned) void coding.toggle(pinned);
			else this.choose(Number(key));
			return true;
		}
		if (!/^\p{Ll}$/u.test(key)) return this.#forgetLetters();
		if (this.#letters !== null) {
			const letters = this.#letters + key;
			this.#letters = letters.length < 2 ? letters : null;
			if (letters.length === 2) this.#applyByKey(letters);
			return true;
		}
		const known = session().rows?.codes.some((code) => code.key === key) ?? false;
		if (known) this.#applyByKey(key);
		return known;
	}

	#forgetLetters(): false {
		this.#letters = null;
		return false;
	}

	#applyByKey(key: string): void {
		const found = session().rows?.codes.find((code) => code.key === key);
		if (found) void coding.toggle(found.guid);
		else session().tell(say('code.noSuchKey', { key }), 'warn');
	}

	/** Goes to the next coded passage that is shown; with `alike` to the next of the code that is looked at. */
	#stepCoding(by: 1 | -1, alike = false): void {
		const code = coding.selected?.code ?? this.code;
		if (alike && !code) return session().tell(say('code.selectCode'), 'warn');
		const shown = margin.codings;
		const found = coding.step(alike ? shown.filter((one) => one.code === code) : shown, by);
		if (!found) return session().tell(say(by > 0 ? 'code.noneAfter' : 'code.noneBefore'));
		this.goTo(found.guid);
	}

	#stepDocument(by: 1 | -1): void {
		const documents = this.#documents();
		const next = documents[documents.findIndex(({ guid }) => guid === place.values.document) + by];
		if (next) this.open(next.guid);
	}
}
