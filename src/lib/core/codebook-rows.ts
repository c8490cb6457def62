/** The way between a codebook and the rows of a project: its codes, its sets and who is in them. */
import { inOrder } from './code-texts.ts';
import { byLanguage, canonical, type Codebook, type CodeEntry } from './codebook.ts';
import { isFreeKey } from './keys.ts';
import type { Code, CodeSet, CodeSetMember, CodeTexts, Guid } from './records.ts';
import { byPosition, inTreeOrder, positionsBetween } from './tree.ts';

/** What of a project makes its codebook. */
export type CodebookRows = {
	readonly codes: readonly Code[];
	readonly sets: readonly CodeSet[];
	readonly members: readonly CodeSetMember[];
};

/**
 * The codes and sets of a project, in the order of the tree. The codes' own texts stand under `language`. A code whose
 * parent is not among them becomes a category; of two codes with one key the first keeps it.
 */
export function rowsToCodebook(rows: CodebookRows, language: string): Pick<Codebook, 'codes' | 'sets'> {
	const keys = new Set<string>();
	const unused = (key: string | null): string | null =>
		key === null || keys.has(key) ? null : (keys.add(key), key);
	const codes = inTreeOrder(rows.codes).map(({ node, depth }): CodeEntry => {
		const { guid, parent, key, color, applicable, translations, ...code } = node;
		const texts = { ...translations, [language]: inOrder(code) };
		return { guid, parent: depth ? parent : null, key: unused(key), color, applicable, texts };
	});
	const place = new Map(codes.map(({ guid }, i) => [guid, i]));
	const membersOf = (set: Guid): Guid[] =>
		rows.members
			.filter((member) => member.set === set && place.has(member.code))
			.map(({ code }) => code)
			.sort((a, b) => (place.get(a) as number) - (place.get(b) as number));
	const sets = [...rows.sets].sort((a, b) => byPosition({ ...a, parent: null }, { ...b, parent: null }));
	return {
		codes,
		sets: sets.map(({ guid, name, color, note, exclusive, residual }) => ({
			guid,
			name,
			color,
			note,
			exclusive,
			residual: residual !== null && place.has(residual) ? residual : null,
			codes: membersOf(guid)
		}))
	};
}

/**
 * The codes of a codebook as rows, in its order. Names and rules come from `language`, or where a code lacks it from the
 * first language that names the code; the others become translations. Categories are placed after the position
 * `after`, the last one that the project has.
 */
export function codebookToCodes(
	codebook: Pick<Codebook, 'codes'>,
	language: string,
	after: string | null = null
): Code[] {
	const positions = new Map<Guid, string>();
	const siblings = new Map<Guid | null, Guid[]>();
	for (const { guid, parent } of codebook.codes) {
		siblings.set(parent, [...(siblings.get(parent) ?? []), guid]);
	}
	for (const [parent, guids] of siblings) {
		const keys = positionsBetween(parent === null ? after : null, null, guids.length);
		guids.forEach((guid, i) => positions.set(guid, keys[i] as string));
	}
	return codebook.codes.map(({ texts, ...code }) => ({
		...code,
		...ownTexts(texts, language),
		position: positions.get(code.guid) as string
	}));
}

/** A code's texts as a row holds them: its own from `language` or the first that names it, the others beside them. */
export function ownTexts(
	texts: CodeEntry['texts'],
	language: string
): CodeTexts & { translations: Record<string, CodeTexts> } {
	const named = (tag: string): boolean => !!texts[tag]?.name.trim();
	const main = named(language) ? language : (Object.keys(texts).find(named) as string);
	const { [main]: own, ...translations } = texts;
	return { ...(own as CodeTexts), name: (own as CodeTexts).name.trim(), translations };
}

/**
 * The codebook as a project would hold it: codes that lack `language` have their first language's texts under it, names
 * have no blanks around them, keys that the transcript's own actions use are gone. What a project is merged with goes
 * through this first, so that holding it makes no difference.
 */
export function asHeld(codebook: Codebook, language: string): Codebook {
	return canonical({
		...codebook,
		codes: canonical(codebook).codes.map((code) => {
			const { translations, ...own } = ownTexts(code.texts, language);
			const key = code.key !== null && isFreeKey(code.key) ? code.key : null;
			return {
				...code,
				key,
				texts: byLanguage({ ...translations, [language]: inOrder(own) }, (texts) => texts)
			};
		})
	});
}
