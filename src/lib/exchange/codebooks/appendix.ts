/** A codebook as an appendix of a report, before it takes the form of a file: what is said of each code, in order. */
import { textFields } from '../../core/code-texts.ts';
import { nameIn, sortedLanguages, type CodeEntry } from '../../core/codebook.ts';
import type { Guid } from '../../core/records.ts';
import { say } from '../../words/say.ts';
import type { CodebookFile } from '../codebook-file.ts';
import type { CodebookWriteOptions } from './format.ts';

/** One code of the appendix. */
export type AppendixCode = {
	readonly guid: Guid;
	/** 0 for a category. */
	readonly depth: number;
	readonly name: string;
	readonly color: string;
	/** What stands under the name: passages, key, whether it only groups; '' for nothing. */
	readonly about: string;
	readonly definition: string;
	/** Rules and examples, each with its label. */
	readonly rules: readonly { readonly label: string; readonly text: string }[];
	readonly quotes: readonly { readonly text: string; readonly source: string }[];
};

/** One set of the appendix. */
export type AppendixSet = { readonly name: string; readonly about: string; readonly note: string; readonly codes: string };

export type Appendix = {
	readonly title: string;
	readonly memo: string;
	readonly codes: readonly AppendixCode[];
	readonly setsTitle: string;
	readonly sets: readonly AppendixSet[];
};

/** What an appendix leaves out, as keys of sentences. */
export const appendixCannotCarry = [
	'codebook.cannotCarry.notRead',
	'codebook.cannotCarry.languages',
	'codebook.cannotCarry.guids',
	'codebook.cannotCarry.memos'
] as const;

/** The appendix of a codebook, in one of its languages. */
export function appendixOf(codebook: CodebookFile, options: CodebookWriteOptions): Appendix {
	const { language, words } = options;
	const in_ = (texts: Readonly<Record<string, string>>): string =>
		texts[language] || texts[sortedLanguages(Object.keys(texts))[0] ?? ''] || '';
	const depths = new Map<Guid, number>();
	const codes = codebook.codes.map((code) => {
		const depth = code.parent === null ? 0 : (depths.get(code.parent) ?? -1) + 1;
		depths.set(code.guid, depth);
		return appendixCode(code, depth, options);
	});
	const names = new Map(codebook.codes.map((code) => [code.guid, nameIn(code, language)]));
	return {
		title: in_(codebook.name) || say('codebook.title', {}, words),
		memo: in_(codebook.memo),
		codes,
		setsTitle: say('codebook.appendix.sets', {}, words),
		sets: codebook.sets.map(({ name, note, exclusive, residual, codes }) => ({
			name,
			about: [
				exclusive ? say('codebook.appendix.exclusive', {}, words) : '',
				residual ? say('codebook.appendix.residual', { name: names.get(residual) ?? '' }, words) : ''
			]
				.filter(Boolean)
				.join(' '),
			note,
			codes: codes.map((code) => names.get(code)).join(', ')
		}))
	};
}

function appendixCode(code: CodeEntry, depth: number, options: CodebookWriteOptions): AppendixCode {
	const { language, words, counts, quotes } = options;
	const named = (tag: string): boolean => !!code.texts[tag]?.name.trim();
	const tag = named(language) ? language : sortedLanguages(Object.keys(code.texts)).find(named);
	const texts = code.texts[tag as string];
	const about = [
		code.applicable ? '' : say('codebook.appendix.groups', {}, words),
		counts && code.applicable ? say('codebook.appendix.passages', { n: counts.get(code.guid) ?? 0 }, words) : '',
		code.key ? say('codebook.appendix.key', { key: code.key }, words) : ''
	];
	const rules = textFields.slice(2).flatMap((field) => {
		const text = texts?.[field] ?? '';
		return text.trim() ? [{ label: say(`codebook.appendix.rule.${field}`, {}, words), text }] : [];
	});
	return {
		guid: code.guid,
		depth,
		name: nameIn(code, language),
		color: code.color,
		about: about.filter(Boolean).join(' · '),
		definition: texts?.definition ?? '',
		rules,
		quotes: quotes?.get(code.guid) ?? []
	};
}
