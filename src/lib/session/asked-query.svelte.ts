/** The query in the address: what it asks, in a sentence and in writing, and the edits of it. */
import { editQuery, type QueryEdit, type QueryPath } from '../core/query-edit.ts';
import { queryNames } from '../core/query-names.ts';
import { querySentence } from '../core/query-sentence.ts';
import { parseQuery, printQuery } from '../core/query-text.ts';
import { leavesOf, patternsOf, type Query } from '../core/query.ts';
import { wordWays } from '../core/search/search.ts';
import { sayNested } from '../words/say-nested.ts';
import { say } from '../words/say.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Themes } from './themes.svelte.ts';

/** The ways in which words are looked for. */
export const ways = wordWays;

/** What is asked before anything is: all coded passages. */
const anything: Query = { is: 'coded' };
const guidLike = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export class AskedQuery {
	readonly themes = new Themes();
	readonly #names = $derived(queryNames(session().rows?.codes ?? [], this.themes.list));
	/** In the address codes and themes are named by GUID: they may be renamed, or go. */
	readonly #read = $derived.by(() => {
		const text = place.values.query;
		if (text === undefined) return { ok: true, value: anything } as const;
		const byGuid = (named: (text: string) => readonly string[]) => (name: string) =>
			guidLike.test(name) ? [name] : named(name);
		const { codes, themes } = this.#names;
		return parseQuery(text, { codes: byGuid(codes), themes: byGuid(themes) });
	});

	readonly query: Query = $derived(this.#read.ok ? this.#read.value : anything);
	/** Why the address holds no query, as a sentence; null where it holds one. */
	readonly fault = $derived(this.#read.ok ? null : say(this.#read.error.key, this.#read.error.values));
	/** What it means, in a plain sentence. */
	readonly sentence = $derived(sayNested(querySentence(this.query, this.#names.shown)));
	/** The query in writing. */
	readonly written = $derived(printQuery(this.query, this.#names));
	/** The patterns that it looks for. */
	readonly patterns = $derived(patternsOf(this.query));
	/** Whether it looks for words that are yet to be typed. */
	readonly isBlank = $derived(leavesOf(this.query).some((leaf) => leaf.is === 'text' && !leaf.text.trim()));

	/** What a part of a query means, in words. */
	tell(part: Query): string {
		const { values } = querySentence(part, this.#names.shown);
		return typeof values['passages'] === 'object' ? sayNested(values['passages']) : '';
	}

	/** Puts another query in its place. */
	put(query: Query): void {
		const text = printQuery(query, { code: (guid) => guid, theme: (guid) => guid });
		place.set({ query: query.is === 'coded' ? null : text });
	}

	/** Edits it; gives where one goes on, null where it would grow beyond its bounds, which is told. */
	edit(edit: QueryEdit): QueryPath | null {
		const edited = editQuery(this.query, edit);
		if (edited) this.put(edited.query);
		else session().tell(say('query.full'), 'warn');
		return edited?.at ?? null;
	}

	/** Takes it from writing; gives the sentence why it can't, null where it could. */
	write(text: string): string | null {
		const read = parseQuery(text, this.#names);
		if (!read.ok) return say(read.error.key, read.error.values);
		this.put(read.value);
		return null;
	}
}
