import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	changeShape,
	emptyChange,
	invert,
	isEmpty,
	updateOf,
	type Change
} from '../../src/lib/core/change.ts';
import { hashText } from '../../src/lib/core/hash.ts';
import { isFreeKey, reservedKeys } from '../../src/lib/core/keys.ts';
import { joinedBodies, memoBody, memoText } from '../../src/lib/core/memo-text.ts';
import { positionsInOrder } from '../../src/lib/core/sibling-order.ts';
import { codeColors, nextColor } from '../../src/lib/core/palette.ts';
import { cleanText, isClean, splitsCharacter } from '../../src/lib/core/text.ts';
import { commandWriter } from './write-commands.ts';

describe('a key of a code', () => {
	it.each(['a', 'å', 'b', 'z', 'aa', 'cc', 'öl'])('may be %s', (key) => expect(isFreeKey(key)).toBe(true));
	it.each(['', 'A', '1', ' ', 'abc', 'a1', '-', 'Åa', ...reservedKeys])('may not be %j', (key) =>
		expect(isFreeKey(key)).toBe(false)
	);
});

describe('the words of a memo', () => {
	const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
	const words = (text: string) => ({ type: 'text', text });
	const doc = (...content: object[]) => JSON.stringify({ type: 'doc', content });

	it.each([
		['', ''],
		['plain', 'plain'],
		['{"broken', '{"broken'],
		['null', 'null'],
		['7', '7'],
		['"text"', '"text"'],
		['[]', '[]'],
		[doc(null as never, 7 as never), ''],
		[doc(), ''],
		[doc(paragraph(words('One '), words('two'))), 'One two'],
		[doc(paragraph(words('One'), { type: 'hardBreak' }, words('two'))), 'One\ntwo'],
		[doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('x'))] }] }), 'x'],
		[doc(paragraph(), paragraph(words('After a blank line'))), 'After a blank line']
	])('of %j are %j', (body, text) => expect(memoText(body)).toBe(text));

	it('come back from a body made of them', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('a', 'ö', ' ', '\n', '"', '\\', '😀') }), (text) => {
				expect(memoText(memoBody(text))).toBe(text.trim());
			}),
			{ seed: 1, numRuns: 200 }
		);
	});
});

describe('the bodies of several memos', () => {
	it('become one that says what each said, one after the other', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'Ö', '\n', '😀', '{'), maxLength: 8 });
		const body = fc.tuple(text, fc.boolean()).map(([words, plain]) => (plain ? words : memoBody(words)));
		fc.assert(
			fc.property(fc.array(body, { maxLength: 4 }), (bodies) => {
				const words = bodies.map(memoText).filter((one) => one.trim());
				const squeezed = (one: string): string => one.replaceAll(/\n+/g, '\n').trim();
				expect(squeezed(memoText(joinedBodies(bodies)))).toBe(squeezed(words.join('\n')));
			}),
			{ seed: 1 }
		);
	});
});

describe('the keys of siblings in a given order', () => {
	it('ascend, and stay as they are where they can', () => {
		const key = fc.option(fc.constantFrom('a0', 'a1', 'a2', 'a5', 'b00', 'no key'), { nil: null });
		const sibling = fc.record({ guid: fc.string({ minLength: 1, maxLength: 3 }), position: key });
		const siblings = fc.uniqueArray(sibling, { maxLength: 8, selector: ({ guid }) => guid });
		const before = (a: string, aGuid: string, b: string, bGuid: string): boolean =>
			a === b ? aGuid < bGuid : a < b;
		fc.assert(
			fc.property(siblings, (given) => {
				const keys = positionsInOrder(given);
				expect(keys).toHaveLength(given.length);
				const rises = (of: readonly (string | null)[]): boolean =>
					given.every(({ guid }, i) => {
						if (of[i] === null) return false;
						return i === 0 || before(of[i - 1]!, given[i - 1]!.guid, of[i]!, guid);
					});
				expect(rises(keys)).toBe(true);
				const known = given.map(({ position }) => position);
				if (rises(known)) expect(keys).toEqual(known);
			}),
			{ seed: 1, numRuns: 500 }
		);
		const four = ['a1', 'a2', 'a0', 'a3'].map((position, i) => ({ guid: String(i), position }));
		expect(positionsInOrder(four)).toEqual(['a1', 'a2', expect.any(String), 'a3']);
	});
});

describe('a Change', () => {
	const write = commandWriter();
	const row = write.code('A');
	const change: Change = {
		added: [
			{ table: 'code', row },
			{ table: 'code', row: write.code('B', { parent: row.guid }) }
		],
		updated: [
			{ table: 'code', guid: row.guid, before: { name: 'A' }, after: { name: 'C' } },
			{ table: 'code', guid: row.guid, before: { name: 'C' }, after: { name: 'D' } }
		],
		removed: [{ table: 'code', row: write.code('E') }],
		splices: [
			{ document: row.guid, at: 3, removed: 'a', inserted: 'bc' },
			{ document: row.guid, at: 1, removed: '', inserted: 'x' }
		],
		texts: {}
	};

	it('inverted twice is itself, and survives JSON', () => {
		expect(invert(invert(change))).toEqual(change);
		expect(invert(change).added).toEqual(change.removed);
		expect(changeShape.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
		expect(isEmpty(emptyChange)).toBe(true);
		for (const part of ['added', 'updated', 'removed', 'splices'] as const)
			expect(isEmpty({ ...emptyChange, [part]: change[part] })).toBe(false);
	});

	it('lists only the fields that differ', () => {
		expect(updateOf('code', row, { name: 'A' })).toBeNull();
		expect(updateOf('code', row, { translations: {} })).toBeNull();
		expect(updateOf('code', row, { name: 'B', key: null })).toEqual({
			table: 'code',
			guid: row.guid,
			before: { name: 'A' },
			after: { name: 'B' }
		});
	});
});

describe('a text', () => {
	it('is cleaned once and then clean, units one for one', () => {
		const unit = fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 9, 10, 13, 0xfeff, 0xd800, 0xdc00, 0x1f600));
		fc.assert(
			fc.property(fc.array(unit), (units) => {
				const given = units.map((one) => String.fromCodePoint(one)).join('');
				const { text, changes } = cleanText(given);
				expect(isClean(text)).toBe(true);
				expect(text.isWellFormed()).toBe(true);
				const untouched = !changes.bom && !changes.lineBreaks && !changes.replaced;
				expect(text === given).toBe(untouched);
				expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))).toBe(
					text
				);
			}),
			{ seed: 1, numRuns: 300 }
		);
	});

	it('is cut only between characters', () => {
		expect([0, 1, 2, 3, 4].map((at) => splitsCharacter('a😀b', at))).toEqual([
			false,
			false,
			true,
			false,
			false
		]);
	});

	it('has the SHA-256 that everybody knows', () => {
		expect(hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	});
});

it('the next colour is one used least', () => {
	expect(nextColor([])).toBe(codeColors[0]);
	expect(nextColor([codeColors[0], codeColors[1]])).toBe(codeColors[2]);
	expect(nextColor(codeColors)).toBe(codeColors[0]);
});
