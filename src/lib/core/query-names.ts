/** How a query in writing names codes and themes: codes by path, or by a name that one alone bears; themes by name. */
import { codePath } from './code-path.ts';
import type { SentenceNames } from './query-sentence.ts';
import type { Code, Guid, Theme } from './records.ts';
import { pathTo, type TreeNode } from './tree.ts';

export type QueryNames = {
	/** What a text names: none, one, or several where it does not tell which. */
	readonly codes: (text: string) => readonly Guid[];
	readonly themes: (text: string) => readonly Guid[];
	/** A text that names this one alone: the path or name where it does, else the GUID. */
	readonly code: (guid: Guid) => string;
	readonly theme: (guid: Guid) => string;
	readonly shown: SentenceNames;
};

/** The names of these codes and themes. Capitals are passed over where no text fits exactly. */
export function queryNames(
	codes: readonly (TreeNode & Pick<Code, 'name'>)[],
	themes: readonly Pick<Theme, 'guid' | 'name'>[]
): QueryNames {
	const byGuid = new Map(codes.map((code) => [code.guid as Guid, code]));
	const paths = codes.map(({ guid, name }) => {
		return { guid, name, text: codePath(pathTo(byGuid, guid).map((one) => one.name)) };
	});
	const titles = themes.map(({ guid, name }) => ({ guid, name, text: name }));
	return {
		codes: (text) => named(paths, text),
		themes: (text) => named(titles, text),
		code: (guid) => textFor(paths, guid),
		theme: (guid) => textFor(titles, guid),
		shown: { code: (guid) => textOf(paths, guid) ?? null, theme: (guid) => textOf(titles, guid) ?? null }
	};
}

type Known = { readonly guid: Guid; readonly name: string; readonly text: string };

function named(all: readonly Known[], text: string): Guid[] {
	const tests: ((one: Known) => boolean)[] = [
		(one) => one.text === text,
		(one) => one.guid === text,
		(one) => fold(one.text) === fold(text),
		(one) => fold(one.name) === fold(text)
	];
	for (const test of tests) {
		const found = all.filter(test);
		if (found.length) return found.map(({ guid }) => guid);
	}
	return [];
}

const textOf = (all: readonly Known[], guid: Guid): string | undefined =>
	all.find((one) => one.guid === guid)?.text;

function textFor(all: readonly Known[], guid: Guid): string {
	const text = textOf(all, guid);
	return text !== undefined && named(all, text).length === 1 ? text : guid;
}

const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();
