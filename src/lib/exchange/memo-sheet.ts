/** Memos as sheets of a report: GUIDs become names. */
import { memoBlocks, type MemoBlock } from '../core/memo-blocks.ts';
import type { PlacedMemo } from '../core/placed-memo.ts';
import type { Case, Guid } from '../core/records.ts';
import { pathTo } from '../core/tree.ts';
import { say, type Language } from '../words/say.ts';
import type { Names } from './excerpts.ts';

/** One memo as a report shows it. */
export type MemoSheet = {
	/** Its title; its type where it has none. */
	readonly title: string;
	/** In a line: what it is about, its type, who wrote it, and the day on which it was changed last. */
	readonly about: string;
	/** The words of the passage that it is about; empty otherwise. */
	readonly quote: string;
	readonly blocks: readonly MemoBlock[];
};

/** What a report of memos needs to know of the project. */
export type MemoNames = Names & { readonly cases: readonly Case[] };

/** The memos as sheets, in the order given, in the report's language. */
export function memoSheets(memos: readonly PlacedMemo[], names: MemoNames, language: Language): MemoSheet[] {
	const coders = new Map(names.coders.map(({ guid, name }) => [guid, name]));
	const things = thingNames(names);
	return memos.map(({ memo, document, code, theme, quote }) => {
		const type = say(`memo.type.${memo.type}`, {}, language);
		const named = [code, document, memo.case].flatMap((guid) => (guid && things.get(guid)) || []);
		const about = [
			say(`memo.target.${memo.target}`, {}, language),
			...(theme ? [theme] : named),
			...(memo.title ? [type] : []),
			coders.get(memo.coder) ?? '',
			memo.modified.slice(0, 10)
		];
		return {
			title: memo.title || type,
			about: about.filter(Boolean).join(' · '),
			quote,
			blocks: memoBlocks(memo.body)
		};
	});
}

function thingNames({ codes, documents, cases }: MemoNames): Map<Guid, string> {
	const byGuid = new Map(codes.map((code) => [code.guid, code]));
	return new Map([
		...codes.map(({ guid }): [Guid, string] => [
			guid,
			pathTo(byGuid, guid)
				.map(({ name }) => name)
				.join(' / ')
		]),
		...documents.map(({ guid, title }): [Guid, string] => [guid, title]),
		...cases.map(({ guid, name }): [Guid, string] => [guid, name])
	]);
}
