/** What is said before the rest of the words is there: that all of it comes with the first part. */
import { expect, test } from 'vitest';
import { actions } from '../../src/lib/session/action-list.ts';
import en from '../../src/lib/words/en.json' with { type: 'json' };
import { partOf } from '../../src/lib/words/part.ts';
import { loadedWith } from '../layers/check.ts';
import { sourceFiles } from '../layers/source-files.ts';
import { dynamicPrefixes } from './dynamic-prefixes.ts';
import { keysSaid } from './keys.ts';

const sources = sourceFiles();
const atOnce = new Set(
	['src/routes/+layout.svelte', 'src/routes/code/+page.svelte'].flatMap((page) => [
		...loadedWith(sources, page)
	])
);
const ids = new Set<string>(actions.map(({ id }) => id));

/** Keys, and beginnings of keys, that stand in a file. */
function keysIn(path: string, source: string): string[] {
	const literals = [...source.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(([, key]) => key!);
	const made = dynamicPrefixes.filter((prefix) => source.includes(`\`${prefix}`));
	return [
		...keysSaid(path, source).map(({ key }) => key),
		...literals.filter((key) => key in en && !ids.has(key)),
		...made
	];
}

test('whatever the files say that the Code page loads at once comes with the first part of the words', () => {
	const late = [...atOnce].flatMap((path) =>
		keysIn(path, sources.get(path) ?? '')
			.filter((key) => partOf(key) !== 'first')
			.map((key) => `${path} ${key}`)
	);
	expect(late).toEqual([]);
});

test('lines of the history and refusals come with it, since any page may have to tell them', () => {
	const told = Object.keys(en).filter((key) => /^(history|refusal|action)\./.test(key));
	expect(told.filter((key) => partOf(key) !== 'first')).toEqual([]);
});

test('a window never says what only the command line has', () => {
	const windows = [...sources].filter(([path]) => /^src\/(routes|lib)\//.test(path));
	const said = windows.flatMap(([path, source]) => keysIn(path, source).map((key) => [path, key] as const));
	expect(said.filter(([, key]) => partOf(key) === 'cli')).toEqual([]);
});

test('the first part is less than half of the words', () => {
	const keys = Object.keys(en);
	expect(keys.filter((key) => partOf(key) === 'first').length).toBeLessThan(keys.length / 2);
});
