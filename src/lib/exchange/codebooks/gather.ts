/** Gathers the codes of a file in a format that is not Samtal's own, and mends what a codebook can't hold. */
import { textFields } from '../../core/code-texts.ts';
import { canonical, type CodeEntry, type SetEntry } from '../../core/codebook.ts';
import { derivedGuid } from '../../core/derived-guid.ts';
import { codeColors } from '../../core/palette.ts';
import type { CodeTexts, Guid } from '../../core/records.ts';
import { message, ok, type Message, type Result } from '../../core/result.ts';
import { cleanText } from '../../core/text.ts';
import { say } from '../../words/say.ts';
import { codebookFile } from '../codebook-file.ts';
import { codeLimit } from '../codebook-shape.ts';
import { refusal, type CodebookReading, type CodebookRefusal } from './format.ts';

/** A code as a file gives it; null and undefined for what the file does not say. */
export type GivenCode = {
	/** As the file has it; any text that tells codes apart, or nothing. */
	readonly guid: string | null;
	/** The GUID that `add` gave the parent. */
	readonly parent: Guid | null;
	readonly key?: string | null;
	/** Any way that colours are written. */
	readonly color?: string | null;
	readonly applicable?: boolean | null;
	readonly texts: Readonly<Record<string, Partial<CodeTexts>>>;
};

export class Gathering {
	readonly #codes: CodeEntry[] = [];
	readonly #sets: SetEntry[] = [];
	readonly #taken = new Set<Guid>();
	readonly #byRaw = new Map<string, Guid>();
	/** How often an identifier was given, so that many like it cost no search. */
	readonly #numbers = new Map<string, number>();
	readonly #keys = new Set<string>();
	readonly #silent = new Set<string>();
	readonly #counts: Record<string, number> = {};
	readonly #notes: Message[] = [];

	/** Notes something that is not counted here. */
	note(one: Message): void {
		this.#notes.push(one);
	}

	/** Takes a code in and gives its GUID. `place` is what follows it where it has no GUID: the same at every reading. */
	add(given: GivenCode, place: string, language: string): Guid {
		const guid = this.#guid(given.guid, place);
		const texts = this.#texts(given.texts, language);
		this.#codes.push({
			guid,
			parent: given.parent,
			key: this.#key(given.key),
			color: this.#color(guid, given.color),
			applicable: this.#applicable(guid, given.applicable),
			texts
		});
		return guid;
	}

	/** Takes a set in; `codes` are GUIDs as the file has them, those that it does not define are left out. */
	addSet({ guid, name, note, codes }: { guid: string; name: string; note: string; codes: readonly string[] }): void {
		const members = codes.flatMap((raw) => this.#byRaw.get(bare(raw)) ?? []);
		if (members.length < codes.length) this.#count('lostMembers', codes.length - members.length);
		const own = this.#guid(guid, `set ${name}`);
		this.#silent.add(`${own} color`);
		this.#sets.push({
			guid: own,
			name: this.#short(name).trim() || say('codebook.unnamed', { n: this.#sets.length + 1 }),
			color: codeColors[this.#sets.length % codeColors.length] as string,
			note: cleanText(note).text,
			exclusive: false,
			residual: null,
			codes: members
		});
	}

	/** All that was gathered; `silent` is what the format says nothing about. Refuses a file without codes. */
	reading(
		name: string,
		language: string,
		silent: readonly string[]
	): Result<CodebookReading, CodebookRefusal> {
		if (!this.#codes.length) return refusal('noCodes');
		if (this.#codes.length > codeLimit) return refusal('head.tooMany', { place: '', limit: codeLimit });
		const content = canonical({ name: name ? { [language]: name } : {}, memo: {}, codes: this.#codes, sets: this.#sets });
		const counted = Object.entries(this.#counts).map(([what, n]) => message(`codebook.note.${what}`, { n }));
		return ok({
			codebook: codebookFile(content, { guid: derivedGuid(`codebook ${content.codes.map(({ guid }) => guid).join()}`) }),
			silent: [...silent, ...this.#silent],
			notes: [...this.#notes, ...counted]
		});
	}

	#guid(given: string | null, place: string): Guid {
		const raw = bare(given ?? '');
		const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(raw);
		if (raw && !known) this.#count('otherGuids');
		let guid = known ? raw : derivedGuid(raw ? `guid ${raw}` : `place ${place}`);
		if (known && this.#taken.has(guid)) this.#count('doubleGuids');
		let n = this.#numbers.get(raw || place) ?? 1;
		while (this.#taken.has(guid)) guid = derivedGuid(`${raw || place} number ${++n}`);
		this.#numbers.set(raw || place, n);
		this.#taken.add(guid);
		if (raw && !this.#byRaw.has(raw)) this.#byRaw.set(raw, guid);
		return guid;
	}

	#texts(given: GivenCode['texts'], language: string): Record<string, CodeTexts> {
		const texts: Record<string, CodeTexts> = {};
		for (const [tag, some] of Object.entries(given)) {
			const text = (field: (typeof textFields)[number]): string => cleanText(some[field] ?? '').text;
			texts[tag] = Object.fromEntries(textFields.map((field) => [field, text(field)])) as CodeTexts;
			texts[tag].name = this.#short(texts[tag].name);
		}
		if (!Object.values(texts).some(({ name }) => name.trim())) {
			this.#count('unnamed');
			const empty = Object.fromEntries(textFields.map((field) => [field, ''])) as CodeTexts;
			texts[language] = { ...(texts[language] ?? empty), name: say('codebook.unnamed', { n: this.#codes.length + 1 }) };
		}
		return texts;
	}

	#short(name: string): string {
		const text = cleanText(name).text;
		if (text.length <= 500) return text;
		this.#count('longNames');
		return `${text.slice(0, 499).replace(/[\ud800-\udbff]$/, '')}…`;
	}

	#key(given: string | null | undefined): string | null {
		const key = given?.trim() ?? '';
		if (!key || key.length > 2 || this.#keys.has(key)) {
			if (key) this.#count('badKeys');
			return null;
		}
		this.#keys.add(key);
		return key;
	}

	#color(guid: Guid, given: string | null | undefined): string {
		const color = colorOf(given ?? '');
		if (color) return color;
		if (given?.trim()) this.#count('badColors');
		this.#silent.add(`${guid} color`);
		return codeColors[this.#codes.length % codeColors.length] as string;
	}

	#applicable(guid: Guid, given: boolean | null | undefined): boolean {
		if (typeof given === 'boolean') return given;
		this.#silent.add(`${guid} applicable`);
		return true;
	}

	#count(what: string, n = 1): void {
		this.#counts[what] = (this.#counts[what] ?? 0) + n;
	}
}

/** A colour as `#rrggbb`, out of `#RGB`, `#RRGGBB`, `#RRGGBBAA`, `rgb(…)` or `rgba(…)`; null for anything else. */
export function colorOf(text: string): string | null {
	const given = text.trim().toLowerCase();
	const hex = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(given)?.[1];
	if (hex) {
		const six = hex.length < 6 ? [...hex.slice(0, 3)].map((digit) => digit + digit).join('') : hex.slice(0, 6);
		return `#${six}`;
	}
	const parts = /^rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/][^)]*)?\)$/.exec(given);
	const numbers = parts?.slice(1, 4).map(Number);
	if (!numbers || numbers.some((n) => n > 255)) return null;
	return `#${numbers.map((n) => n.toString(16).padStart(2, '0')).join('')}`;
}

/** A GUID without braces, in lower case. */
const bare = (guid: string): string => guid.trim().replace(/^\{(.*)\}$/, '$1').toLowerCase();
