/** What every line of the builder is given, and what a query's parts are called in it. */
import type { Query, QueryLeaf, QueryRule } from '../../core/query.ts';
import type { QueryEdit, QueryPath } from '../../core/query-edit.ts';
import type { Code, Guid } from '../../core/records.ts';
import type { WordWay } from '../../core/search/search.ts';

export type QueryForm = {
	readonly codes: readonly Code[];
	readonly themes: readonly { readonly guid: Guid; readonly name: string }[];
	/** The ways in which words are looked for, in order. */
	readonly ways: readonly WordWay[];
	/** What a part means, in words: its name for those who do not see it. */
	readonly tell: (part: Query) => string;
	/** Carries out an edit and leads to where one goes on. */
	readonly edit: (edit: QueryEdit) => void;
	/** Lets a code be chosen beside an element. */
	readonly choose: (at: QueryPath, beside: Element) => void;
};

/** What finds passages: codes (any, where none is chosen yet), a theme, words. */
export const kinds = ['code', 'theme', 'text'] as const;
export type Kind = (typeof kinds)[number];

/** The rules, in the order in which they are offered. */
export const ruleNames = [
	'overlapping',
	'inside',
	'near',
	'followed',
	'paragraph',
	'turn',
	'document',
	'case'
] as const satisfies readonly QueryRule['by'][];

/** How many turns a rule begins with that asks for some. */
const someTurns = 2;

/** A rule of another name; the turns that were asked for stay where it asks for some too. */
export function ruleOf(by: QueryRule['by'], before: QueryRule): QueryRule {
	if (by !== 'near' && by !== 'followed') return { by };
	return { by, turns: 'turns' in before ? before.turns : someTurns };
}

/** The kind of a part that finds passages by itself. */
export const kindOf = ({ is }: QueryLeaf): Kind => (is === 'coded' ? 'code' : is);

/** A part of a kind as it begins; `theme` is the first there is. */
export function leafOf(kind: Kind, theme: Guid | undefined): QueryLeaf {
	if (kind === 'text') return { is: 'text', way: 'words', text: '', matchCase: false, matchMarks: false };
	return kind === 'theme' && theme !== undefined ? { is: 'theme', theme } : { is: 'coded' };
}

/** The mark by which the line of a part is found again. */
export const markOf = (at: QueryPath): string => at.join('.');
