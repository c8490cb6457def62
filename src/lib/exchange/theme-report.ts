/** The themes as a report tells of them: names in place of references. */
import { codePath } from '../core/code-path.ts';
import { memoText } from '../core/memo-text.ts';
import type { Coding, Guid, Memo, Theme, ThemeItem, ThemeLink } from '../core/records.ts';
import { pathTo } from '../core/tree.ts';
import type { Names } from './excerpts.ts';

/** The answer of the query `themes`, as far as a report needs it. */
export type AllThemes = {
	readonly themes: readonly Theme[];
	readonly cards: readonly {
		readonly item: ThemeItem;
		readonly coding: Coding | null;
		readonly turn: { readonly number: number; readonly speaker: string | null } | null;
	}[];
	readonly links: readonly ThemeLink[];
	readonly memos: readonly Memo[];
};

/** A coded passage in a theme. */
export type ReportedPassage = {
	/** Its words; empty for a coding of the whole document. */
	readonly quote: string;
	readonly codePath: string;
	readonly speaker: string;
	/** The number of its turn, from 1; null for a coding of the whole document. */
	readonly turn: number | null;
	/** The document's title. */
	readonly document: string;
};

/** One theme. */
export type ReportedTheme = Pick<Theme, 'name' | 'idea' | 'boundaries' | 'status'> & {
	/** The paths of its codes, as `codePath` writes them. */
	readonly codes: readonly string[];
	readonly passages: readonly ReportedPassage[];
	/** The words of its memos. */
	readonly memos: readonly string[];
	/** The arrows that start from it: their label, empty for none, and the theme that they point at. */
	readonly arrows: readonly { readonly label: string; readonly to: string }[];
};

/** The themes in their order, each with what is in it in the order in which it came in. */
export function themeReport({ themes, cards, links, memos }: AllThemes, names: Names): ReportedTheme[] {
	const codes = new Map(names.codes.map((code) => [code.guid, code]));
	const documents = new Map(names.documents.map(({ guid, title }) => [guid, title]));
	const themeNames = new Map(themes.map(({ guid, name }) => [guid, name]));
	const path = (code: Guid): string => codePath(pathTo(codes, code).map(({ name }) => name));
	return themes.map(({ guid, name, idea, boundaries, status }) => {
		const inside = cards.filter(({ item }) => item.theme === guid);
		return {
			name,
			idea,
			boundaries,
			status,
			codes: inside.flatMap(({ item }) => (item.code ? [path(item.code)] : [])),
			passages: inside.flatMap(({ coding, turn }) => {
				if (!coding) return [];
				const document = documents.get(coding.document) ?? '';
				const where = { speaker: turn?.speaker ?? '', turn: turn?.number ?? null, document };
				return [{ quote: coding.quote, codePath: path(coding.code), ...where }];
			}),
			memos: memos
				.filter(({ theme }) => theme === guid)
				.map(({ title, body }) => [title, memoText(body)].filter(Boolean).join('\n'))
				.filter(Boolean),
			arrows: links
				.filter(({ from }) => from === guid)
				.map(({ label, to }) => ({ label, to: themeNames.get(to) ?? '' }))
		};
	});
}
