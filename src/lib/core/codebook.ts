/**
 * A codebook as plain data, outside any project and any file: what is compared, merged and given a version id. Codes
 * stand parents before children, siblings in their order. How it looks in a file is `exchange/codebook-shape.ts`.
 */
import { codePath } from './code-path.ts';
import { inOrder } from './code-texts.ts';
import { hashText } from './hash.ts';
import type { CodeTexts, Guid } from './records.ts';

/** One code. `texts` holds its name and rules by language (BCP 47 tag); one language at least names it. */
export type CodeEntry = {
	readonly guid: Guid;
	readonly parent: Guid | null;
	readonly key: string | null;
	readonly color: string;
	readonly applicable: boolean;
	readonly texts: Readonly<Record<string, CodeTexts>>;
};

/** One code set; `codes` are its members. */
export type SetEntry = {
	readonly guid: Guid;
	readonly name: string;
	readonly color: string;
	readonly note: string;
	readonly exclusive: boolean;
	readonly residual: Guid | null;
	readonly codes: readonly Guid[];
};

/** A codebook's content: its name and the rules for the coder by language, its codes and its sets. */
export type Codebook = {
	readonly name: Readonly<Record<string, string>>;
	readonly memo: Readonly<Record<string, string>>;
	readonly codes: readonly CodeEntry[];
	readonly sets: readonly SetEntry[];
};

/** A codebook with nothing in it. */
export const emptyCodebook: Codebook = { name: {}, memo: {}, codes: [], sets: [] };

/**
 * The same codebook in its one form: codes in the order of the tree, a code whose parent is missing at the top,
 * languages in order and none without words, members of sets in the order of the codes, no reference to what is not
 * there.
 */
export function canonical(codebook: Codebook): Codebook {
	const codes = treeOrder(codebook.codes).map(({ guid, parent, key, color, applicable, texts }) => ({
		guid,
		parent,
		key,
		color,
		applicable,
		texts: byLanguage(texts, inOrder, (text) => Object.values(text).some(Boolean))
	}));
	return {
		name: byLanguage(codebook.name, same, Boolean),
		memo: byLanguage(codebook.memo, same, Boolean),
		codes,
		sets: codebook.sets.map(({ guid, name, color, note, exclusive, residual, codes: members }) => {
			const held = new Set(members);
			const inTree = codes.filter((code) => held.has(code.guid)).map((code) => code.guid);
			const left = residual !== null && inTree.includes(residual) ? residual : null;
			return { guid, name, color, note, exclusive, residual: left, codes: inTree };
		})
	};
}

/** The id of this version: SHA-256, hex, of the content in its one form. Equal content has equal ids. */
export function versionIdOf(codebook: Codebook): string {
	return hashText(JSON.stringify(canonical(codebook)));
}

/** Languages in the order in which a person compares them: English first, then by tag. */
export function sortedLanguages(tags: Iterable<string>): string[] {
	const rank = (tag: string): string => (tag === 'en' ? '' : tag);
	return [...tags].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** A record by language with its languages sorted, each value made by `of`, those left out that `keep` refuses. */
export function byLanguage<T>(
	record: Readonly<Record<string, T>>,
	of: (value: T) => T,
	keep: (value: T) => boolean = () => true
): Record<string, T> {
	const tags = sortedLanguages(Object.keys(record)).filter((tag) => keep(record[tag] as T));
	return Object.fromEntries(tags.map((tag) => [tag, of(record[tag] as T)]));
}

/** What to call a code: its name in `language`, else in the first language that names it. */
export function nameIn(code: CodeEntry, language?: string): string {
	const named = (tag: string | undefined): string => (tag && code.texts[tag]?.name.trim()) || '';
	return named(language) || named(sortedLanguages(Object.keys(code.texts)).find((tag) => named(tag)));
}

/** The path of each code by its GUID, as `codePath` writes it, in the names that `nameIn` gives. */
export function pathsOf(codebook: Codebook, language?: string): Map<Guid, string> {
	const names = new Map<Guid, readonly string[]>();
	for (const code of treeOrder(codebook.codes)) {
		names.set(code.guid, [...((code.parent && names.get(code.parent)) || []), nameIn(code, language)]);
	}
	return new Map([...names].map(([guid, path]) => [guid, codePath(path)]));
}

/** The children of each code in their order; the top level under null, with those whose parent is missing. */
export function childrenOf(codes: readonly CodeEntry[]): Map<Guid | null, CodeEntry[]> {
	const known = new Set(codes.map(({ guid }) => guid));
	const children = new Map<Guid | null, CodeEntry[]>();
	for (const code of codes) {
		const parent = code.parent !== null && known.has(code.parent) ? code.parent : null;
		const entry = parent === code.parent ? code : { ...code, parent };
		const list = children.get(parent);
		if (list) list.push(entry);
		else children.set(parent, [entry]);
	}
	return children;
}

/** Depth first, without recursion: a file may nest as deeply as it likes. */
function treeOrder(codes: readonly CodeEntry[]): CodeEntry[] {
	const children = childrenOf(codes);
	const order: CodeEntry[] = [];
	const waiting = [...(children.get(null) ?? [])].reverse();
	for (let code = waiting.pop(); code; code = waiting.pop()) {
		order.push(code);
		const below = children.get(code.guid) ?? [];
		for (let i = below.length - 1; i >= 0; i--) waiting.push(below[i] as CodeEntry);
	}
	return order;
}

const same = (text: string): string => text;
