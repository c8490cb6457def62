/** What one does to coded passages in a list: one command each, one undo each, and a sentence of what came of it. */
import type { Change } from '../core/change.ts';
import type { Passage } from '../core/passage.ts';
import type { Code, Coding, Guid, Memo } from '../core/records.ts';
import type { Committed } from '../storage/protocol.ts';
import { say } from '../words/say.ts';
import { newCode, type Span } from './coding.svelte.ts';
import { session, type Order } from './project.svelte.ts';

/** So many characters of a passage's first and last words are said. */
const saidWords = 48;

/** Codes passages with another code too; true when it was done. The new codings are those of who gives the command. */
export async function addCode(
	guids: readonly Guid[],
	code: Guid,
	made: Code | null = null
): Promise<boolean> {
	const copies = guids.map(() => crypto.randomUUID());
	return told({ type: 'coding.recode', guids: [...guids], code, newCode: made, copies });
}

/** Moves passages to another code; true when it was done. */
export async function moveTo(guids: readonly Guid[], code: Guid, made: Code | null = null): Promise<boolean> {
	return told({ type: 'coding.recode', guids: [...guids], code, newCode: made, copies: null });
}

/** Takes the code off passages; true when it was done. */
export async function uncode(guids: readonly Guid[]): Promise<boolean> {
	return told({ type: 'coding.remove', guids: [...guids] });
}

/** Says of passages that auto-coding made that they are right; true when it was done. */
export async function confirm(guids: readonly Guid[]): Promise<boolean> {
	return told({ type: 'coding.confirm', guids: [...guids] }, say('passages.noneAuto'));
}

/** Stars passages, or takes the stars off where all of them have one. */
export async function star(guids: readonly Guid[], on: boolean): Promise<boolean> {
	const done = await session().run({ type: 'coding.edit', guids: [...guids], fields: { star: on } });
	if (done.ok) session().tell(say(on ? 'passages.starred' : 'passages.unstarred', { n: guids.length }));
	return done.ok;
}

/** A code named in a palette, below `parent`; made with the deed that it is for. */
export function codeNamed(name: string, parent: Guid | null): Code {
	return newCode(name, parent);
}

/** The memos on a coded passage. */
export async function memosOn({ coding, document }: Passage): Promise<readonly Memo[]> {
	const { memos } = await session().query('document', { guid: document });
	return memos.filter((memo) => memo.coding === coding);
}

/** Saves the words of a memo on a passage, of one that is there or of a new one; a new one without words is none. */
export async function saveMemo(passage: Passage, guid: Guid, body: string): Promise<void> {
	const known = (await memosOn(passage)).some((memo) => memo.guid === guid);
	if (known) await session().run({ type: 'memo.edit', guid, body });
	if (known || !body) return;
	const on = { target: 'coding', about: passage.coding, range: null } as const;
	await session().run({ type: 'memo.add', guid, ...on, title: '', body, memoType: 'analytic' });
}

/** Writes the same memo on passages; true when it was done. */
export async function memoOnAll(guids: readonly Guid[], body: string): Promise<boolean> {
	const memos = guids.map((coding) => ({ guid: crypto.randomUUID(), coding }));
	return told({ type: 'memo.addMany', memos, title: '', body, memoType: 'analytic' });
}

/** Gives each of several passages the range that `next` makes of the one it has, in one step; true when any changed. */
export async function stretchAll(
	passages: readonly Passage[],
	next: (passage: Passage) => Promise<Span | null>
): Promise<boolean> {
	const ranges: { guid: Guid; start: number; end: number }[] = [];
	for (const passage of passages) {
		const range = await next(passage);
		if (range && (range.start !== passage.start || range.end !== passage.end))
			ranges.push({ guid: passage.coding, start: range.start, end: range.end });
	}
	if (ranges.length) return told({ type: 'coding.resizeMany', ranges });
	session().tell(say('passages.range.noFurther'), 'warn');
	return false;
}

/** The ranges of passages that are changed by keys: presses wait for each other, and each begins where the last ended. */
export class Ranges {
	/** Where the last command left a passage, until another one: the list is read anew only in idle time. */
	#known: { readonly guid: Guid; readonly span: Span; readonly sequence: number } | null = null;
	#last: Promise<unknown> = Promise.resolve();

	/**
	 * Gives a passage the range that `next` makes of the one it has, and says its words. Gives the GUID under which it
	 * lives on, another one where it united; null where nothing changed.
	 */
	change(passage: Passage, next: (range: Span) => Promise<Span | null>): Promise<Guid | null> {
		const done = this.#last.then(() => this.#change(passage, next));
		this.#last = done.catch(() => null);
		return done;
	}

	async #change(passage: Passage, next: (range: Span) => Promise<Span | null>): Promise<Guid | null> {
		const guid = passage.coding;
		const known = this.#known?.guid === guid && this.#known.sequence === session().sequence;
		const now = known && this.#known ? this.#known.span : { start: passage.start, end: passage.end };
		const range = await next(now);
		if (!range || (range.start === now.start && range.end === now.end)) {
			session().tell(say('passages.range.noFurther'), 'warn');
			return null;
		}
		const done = await session().run({ type: 'coding.resize', guid, start: range.start, end: range.end });
		if (!done.ok) return null;
		const { heir, row, unions } = outcome(guid, done.value);
		const span = { start: row.start ?? range.start, end: row.end ?? range.end };
		this.#known = heir === guid ? { guid, span, sequence: done.value.sequence } : null;
		session().tell(say('passages.range.now', { words: ends(row.quote ?? ''), unions }));
		return heir;
	}
}

/** The coding that a changed range lives on in, its fields that changed, and how many it swallowed. */
function outcome(guid: Guid, { change }: Committed): { heir: Guid; row: Partial<Coding>; unions: number } {
	const gone = removedCodings(change);
	const updates = change?.updated.filter(({ table }) => table === 'coding') ?? [];
	const update = updates.find((one) => one.guid === guid) ?? updates[0];
	return { heir: update?.guid ?? guid, row: (update?.after ?? {}) as Partial<Coding>, unions: gone.length };
}

/** The codings that a change removed. */
export function removedCodings(change: Change | null): Guid[] {
	return change?.removed.flatMap(({ table, row }) => (table === 'coding' ? [row.guid] : [])) ?? [];
}

/** The first and the last words of a long passage. */
function ends(quote: string): string {
	const words = quote.replace(/\s+/g, ' ').trim();
	if (words.length <= 2 * saidWords) return words;
	const first = words.slice(0, saidWords).replace(/\s\S*$/, '');
	return `${first} … ${words.slice(-saidWords).replace(/^\S*\s/, '')}`;
}

/**
 * Carries out a command and says what it did, in the words of its history line; true when it was done. `idle` is said where
 * there was nothing to do.
 */
export async function told(order: Order, idle?: string): Promise<boolean> {
	const done = await session().run(order);
	if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	else if (idle && done.error.type === 'nothingToDo') session().tell(idle);
	return done.ok;
}
