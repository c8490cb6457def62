/** Coding in the window: what is selected in the open document, and the commands that keys, palette and mouse give. */
import { nextColor } from '../core/palette.ts';
import type { Code, Coding, Guid } from '../core/records.ts';
import { byPosition, positionBetween } from '../core/tree.ts';
import { wholeWords } from '../core/whole-words.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { shownKey } from './keys.svelte.ts';
import { session } from './project.svelte.ts';

/** A range of the document's text, UTF-16 units, half open. */
export type Span = { readonly start: number; readonly end: number };

/** The longest name, in characters, that an in-vivo code takes from the text. */
const longestName = 80;

class CodingDesk {
	/** The words selected in the text. */
	range: Span | null = $state.raw(null);
	/** The selected coding. */
	coding: Guid | null = $state(null);
	/** The turn that is read, by its index. */
	turn = $state(0);
	/** The code applied last in this window. */
	last: Guid | null = $state(null);

	/** Stays the same while codings come and go. */
	readonly #turns = $derived(session().document?.turns ?? []);
	/** The open document's text. */
	readonly text = $derived(this.#turns.map((turn) => turn.text).join('\n'));
	/** The selected coding's row. */
	readonly selected = $derived(session().document?.codings.find(({ guid }) => guid === this.coding) ?? null);

	/** Forgets what was selected: another document is read. */
	reset(): void {
		this.range = null;
		this.coding = null;
		this.turn = 0;
	}

	/** What a code would be applied to: the selected words, else the selected coded passage; blanks at the ends cut off. */
	target(): Span | null {
		const { range, selected } = this;
		const span = range ?? (selected && selected.start !== null && selected.end !== null ? selected : null);
		if (!span) return null;
		return this.#asWished(span.start as number, span.end as number);
	}

	/** Takes a code off what is selected where exactly that has it already; else applies it. */
	async toggle(code: Guid): Promise<void> {
		const [span, coder] = [this.target(), device.settings.coder?.guid];
		const on = session().document?.codings.find(
			(one) =>
				one.code === code &&
				one.coder === coder &&
				!one.orphan &&
				one.start === span?.start &&
				one.end === span?.end
		);
		if (!on) return this.apply(code);
		const done = await session().run({ type: 'coding.remove', guids: [on.guid] });
		if (!done.ok) return;
		this.coding = null;
		this.#tellOff([on]);
	}

	/** Applies a code to what is selected. */
	async apply(code: Guid): Promise<void> {
		await this.#add(code, null);
	}

	/** Makes a code, under `parent` or as a category of its own, and applies it in the same step. */
	async applyNew(name: string, parent: Guid | null): Promise<void> {
		const code = newCode(name, parent);
		await this.#add(code.guid, code);
	}

	/** Makes a code named with the selected words, and applies it. */
	async inVivo(): Promise<void> {
		const span = this.target();
		if (!span) return this.askForWords();
		const words = this.text.slice(span.start, span.end).replace(/\s+/g, ' ');
		const name = words.length > longestName ? `${words.slice(0, longestName - 1).trimEnd()}…` : words;
		await this.applyNew(name, null);
	}

	/** Applies the last code again. */
	async repeat(): Promise<void> {
		if (!this.last || !session().codesByGuid.has(this.last)) session().tell(say('code.noLast'), 'warn');
		else await this.apply(this.last);
	}

	/** Removes the selected coding, or the own ones under the selected words. */
	async remove(): Promise<void> {
		const off = this.selected ? [this.selected] : this.#ownUnder(this.range);
		if (!off.length) return session().tell(say('code.nothingToRemove'), 'warn');
		const done = await session().run({ type: 'coding.remove', guids: off.map(({ guid }) => guid) });
		if (!done.ok) return;
		this.coding = null;
		this.#tellOff(off);
	}

	/** Gives a coding another range; answers with it, or null where it was refused. */
	async resize(guid: Guid, start: number, end: number): Promise<Span | null> {
		if (session().hasDrafts) await this.#settled();
		const span = this.#asWished(start, end);
		const done = await session().run({ type: 'coding.resize', guid, ...span });
		return done.ok ? span : null;
	}

	/** Selects the next (1) or previous (−1) of `codings` after the place that is read. */
	step(codings: readonly Coding[], by: 1 | -1): Coding | null {
		const placed = codings
			.filter(({ start, orphan }) => start !== null && !orphan)
			.toSorted((a, b) => (a.start as number) - (b.start as number) || (b.end as number) - (a.end as number));
		const at = placed.findIndex(({ guid }) => guid === this.coding);
		const here = this.range?.start ?? session().document?.turns[this.turn]?.start ?? 0;
		let next: Coding | undefined;
		if (at >= 0) next = placed[at + by];
		else if (by > 0) next = placed.find(({ start }) => (start as number) >= here);
		else next = placed.findLast(({ start }) => (start as number) < here);
		if (!next) return null;
		this.coding = next.guid;
		return next;
	}

	/** The code pinned to a digit (1–9), or null. */
	pinned(digit: number): Guid | null {
		const folder = session().folder;
		const guid = folder ? device.settings.pins[folder]?.[digit - 1] : null;
		return guid && session().codesByGuid.has(guid) ? guid : null;
	}

	/** Pins a code to a digit (1–9). */
	pin(digit: number, code: Guid): void {
		const folder = session().folder;
		if (!folder) return;
		const pins = Array.from({ length: 9 }, (_, i) => device.settings.pins[folder]?.[i] ?? null);
		pins[digit - 1] = code;
		device.set({ pins: { ...device.settings.pins, [folder]: pins } });
	}

	/** Without blanks at its ends and, where that is wished, of whole words. */
	#asWished(start: number, end: number): Span {
		const span = trimmed(this.text, start, end);
		if (!device.settings.wholeWords) return span;
		const { document, documentsByGuid } = session();
		return wholeWords(this.text, span, documentsByGuid.get(document?.guid ?? '')?.language ?? null);
	}

	/** Saves words that are being typed first: ranges are those of the text with them. */
	async #settled(): Promise<void> {
		await session().settle();
		await session().fresh();
	}

	async #add(code: Guid, made: Code | null): Promise<void> {
		const project = session();
		if (project.hasDrafts) await this.#settled();
		const document = project.document;
		const span = this.target();
		const coder = device.settings.coder;
		if (!document || !coder) return;
		if (!span) return this.askForWords();
		const guid = crypto.randomUUID();
		const codings = [{ guid, document: document.guid, code, coder: coder.guid, ...span }];
		const deaf = project.listen(({ added }) => {
			if (added.some(({ row }) => row.guid === guid)) this.coding = guid;
		});
		const done = await project.run({ type: 'coding.add', codings, newCode: made });
		deaf();
		if (!done.ok) return;
		this.last = code;
		this.coding = this.#at(code, coder.guid, span) ?? guid;
		const name = project.codesByGuid.get(code)?.name ?? '';
		project.tell(say('code.applied', { code: name, count: this.#codesOn(span) }));
	}

	/** The coding that now holds a range: an older one, where it united. */
	#at(code: Guid, coder: Guid, span: Span): Guid | undefined {
		return session().document?.codings.find(
			(one) =>
				one.code === code &&
				one.coder === coder &&
				!one.orphan &&
				(one.start as number) <= span.start &&
				(one.end as number) >= span.end
		)?.guid;
	}

	/** Says which code was taken off, and what is left. */
	#tellOff(off: readonly Coding[]): void {
		const [one] = off;
		if (off.length > 1 || !one) return session().tell(say('code.takenOffMany', { n: off.length }));
		const code = session().codesByGuid.get(one.code)?.name ?? '';
		const count = one.start === null || one.end === null ? 0 : this.#codesOn(one as Span);
		session().tell(say('code.takenOff', { code, count }));
	}

	#codesOn(span: Span): number {
		const codings = session().document?.codings ?? [];
		return new Set(codings.filter((one) => meets(one, span)).map((one) => one.code)).size;
	}

	#ownUnder(span: Span | null): Coding[] {
		const coder = device.settings.coder?.guid;
		if (!span) return [];
		const codings = session().document?.codings ?? [];
		return codings.filter((one) => one.coder === coder && meets(one, span));
	}

	/** Says that words have to be selected first, and by which key that is quickly done. */
	askForWords(): void {
		session().tell(say('code.selectFirst', { key: shownKey('turn.take') ?? '' }), 'warn');
	}
}

/** A new code at the end of its siblings, in its parent's colour or one that is little used. */
export function newCode(name: string, parent: Guid | null): Code {
	const codes = session().rows?.codes ?? [];
	const siblings = codes.filter((code) => code.parent === parent).sort(byPosition);
	const color =
		codes.find(({ guid }) => guid === parent)?.color ?? nextColor(codes.map((code) => code.color));
	return {
		guid: crypto.randomUUID(),
		parent,
		name: name.trim(),
		color,
		key: null,
		position: positionBetween(siblings.at(-1)?.position ?? null, null),
		applicable: true,
		definition: '',
		include: '',
		exclude: '',
		example: '',
		borderline: '',
		translations: {}
	};
}

const meets = (one: Coding, span: Span): boolean =>
	!one.orphan && one.start !== null && one.start < span.end && span.start < (one.end as number);

/** A range without blanks at its ends; as it was when there is nothing else in it. */
export function trimmed(text: string, start: number, end: number): Span {
	const words = text.slice(start, end);
	const lead = words.search(/\S/);
	if (lead < 0) return { start, end };
	return { start: start + lead, end: end - (words.length - words.trimEnd().length) };
}

/** What is being coded in this window. */
export const coding = new CodingDesk();
