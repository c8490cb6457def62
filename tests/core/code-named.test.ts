import { expect, test } from 'vitest';
import { codeNamed } from '../../src/lib/core/code-named.ts';
import { guid } from '../transcript/made.ts';

const node = (number: number, name: string, parent: number | null, position: string) => ({
	guid: guid(number),
	name,
	parent: parent === null ? null : guid(parent),
	position
});
const codes = [
	node(1, 'Barriers', null, 'b'),
	node(2, 'Time', 1, 'a'),
	node(3, 'Success', null, 'a'),
	node(4, 'Time', 3, 'a'),
	node(5, 'Och/eller', 3, 'b')
];
const named = (typed: string): [string, string | null] => {
	const { name, parent } = codeNamed(typed, codes);
	return [name, parent?.guid ?? null];
};

test('a name alone makes a category; behind a slash it goes under the code that is named before', () => {
	expect(named('  New  ')).toEqual(['New', null]);
	expect(named('barriers / New')).toEqual(['New', guid(1)]);
	expect(named('Barriers / Time / New')).toEqual(['New', guid(2)]);
});
test('of several codes of one name the first of the codebook is meant', () => {
	expect(named('TIME / New')).toEqual(['New', guid(4)]);
});
test('a slash that belongs to a name is no path, and neither is what no code bears', () => {
	expect(named('Och/eller / New')).toEqual(['New', guid(5)]);
	expect(named('and/or')).toEqual(['and/or', null]);
	expect(named('Nobody / New')).toEqual(['Nobody / New', null]);
	expect(named('Barriers / ')).toEqual(['Barriers /', null]);
	expect(named('')).toEqual(['', null]);
});
