import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { isPlain } from '../../src/lib/words/plain.ts';
import { languages } from '../../src/lib/words/say.ts';
import en from '../../src/lib/words/en.json' with { type: 'json' };
import sv from '../../src/lib/words/sv.json' with { type: 'json' };
import { sourceFiles } from '../layers/source-files.ts';
import { dynamicPrefixes } from './dynamic-prefixes.ts';
import { argumentsOf, keysSaid } from './keys.ts';

const catalogues: Record<string, Record<string, string>> = { en, sv };
const keys = Object.keys(en);
const said = [...sourceFiles()].flatMap(([path, source]) => keysSaid(path, source));
const isDynamic = (key: string) => dynamicPrefixes.some((prefix) => key.startsWith(prefix));

test('both languages hold the same keys', () => {
	expect(Object.keys(sv)).toEqual(keys);
	expect(languages.map((language) => language in catalogues)).toEqual([true, true]);
});

test('every message can be read and names the same values in both languages', () => {
	const wrong = keys.filter(
		(key) => argumentsOf((sv as Record<string, string>)[key]!) !== argumentsOf(catalogues.en![key]!)
	);
	expect(wrong).toEqual([]);
});

test('a message that is its own sentence says the same when it is read', () => {
	for (const language of languages) {
		const plain = Object.values(catalogues[language]!).filter(isPlain);
		expect(plain.length).toBeGreaterThan(1000);
		const read = plain.map((text) => new IntlMessageFormat(text, language, undefined, { ignoreTag: true }));
		expect(read.map((message) => message.format())).toEqual(plain);
	}
});

test('no message is empty or says the same thing twice over', () => {
	for (const language of languages) {
		for (const [key, text] of Object.entries(catalogues[language]!))
			expect(text.trim(), `${language} ${key}`).toBe(text);
		expect(Object.entries(catalogues[language]!).filter(([, text]) => !text)).toEqual([]);
	}
});

test('every key that the source says is in the catalogue', () => {
	const missing = said.filter(({ key, whole }) => whole && !(key in en)).map(({ key, at }) => `${at} ${key}`);
	expect(missing).toEqual([]);
});

test('every key that the source makes up begins with a listed prefix', () => {
	const unlisted = said
		.filter(({ key, whole }) => !whole && !isDynamic(key))
		.map(({ key, at }) => `${at} ${key}`);
	expect(unlisted).toEqual([]);
});

test('every listed prefix begins a key, and the source uses it', () => {
	const source = [...sourceFiles().values()].join('\n');
	const idle = dynamicPrefixes.filter(
		(prefix) => !keys.some((key) => key.startsWith(prefix)) || !source.includes(prefix)
	);
	expect(idle).toEqual([]);
});

test('no key is left over', () => {
	const literals = new Set<string>();
	for (const source of sourceFiles().values()) {
		for (const [, literal] of source.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g))
			literals.add(literal!);
	}
	expect(keys.filter((key) => !literals.has(key) && !isDynamic(key))).toEqual([]);
});

test('the test sees keys in calls, in choices, in markup and in properties', () => {
	const seen = (source: string, path = 'a.svelte') =>
		keysSaid(path, source).map(({ key, whole }) => (whole ? key : `${key}*`));
	expect(seen("<p title={say('a.b')}>{say(on ? 'a.c' : `a.d`, { n })}</p>")).toEqual(['a.b', 'a.c', 'a.d']);
	expect(seen('say(`a.kind.${kind}`)')).toEqual(['a.kind.*']);
	expect(seen("return refuse({ key: 'a.e', values: {} }, message('a.f', { n: 'x.y' }))", 'a.ts')).toEqual([
		'a.e',
		'a.f'
	]);
	expect(seen("<b>{essay('no')}{soothsay.message}</b>")).toEqual([]);
});

test('the test tells messages with different values apart', () => {
	expect(argumentsOf('{n, plural, one {# a} other {{b}}}')).toBe(argumentsOf('{b} {n, plural, other {#}}'));
	expect(argumentsOf('{n, plural, one {#} other {#}}')).not.toBe(argumentsOf('{n}'));
	expect(argumentsOf('{a}')).not.toBe(argumentsOf('{b}'));
	expect(() => new IntlMessageFormat('{a', 'en')).toThrow();
});
