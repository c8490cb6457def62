import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownCodings, type MarginFilter } from '../../src/lib/core/margin-filter.ts';
import type { Coding } from '../../src/lib/core/records.ts';
import { focusGroup, guid } from '../transcript/made.ts';

const [ada, bo] = [guid(301), guid(302)];
const all: MarginFilter = { coder: 'all', codes: null, doubly: false, consensus: null };

const example = focusGroup().codings[0]!;

function made(number: number, start: number, end: number, coder: string, code = guid(200)): Coding {
	return { ...example, guid: guid(5000 + number), start, end, coder, code };
}

describe('the margin shows', () => {
	const codings = [
		made(1, 0, 10, ada),
		made(2, 8, 12, bo, guid(201)),
		made(3, 12, 20, ada, guid(201)),
		{ ...made(4, 0, 0, bo), orphan: true },
		{ ...made(5, 0, 0, bo), start: null, end: null }
	];
	const shown = (filter: Partial<MarginFilter>): number[] =>
		shownCodings(codings, { ...all, ...filter }).map((one) => codings.indexOf(one) + 1);

	test('everybody’s, one coder’s or none, and never what has no passage', () => {
		expect(shown({})).toEqual([1, 2, 3]);
		expect(shown({ coder: bo })).toEqual([2]);
		expect(shown({ coder: 'none' })).toEqual([]);
	});
	test('only some codes', () => {
		expect(shown({ codes: new Set([guid(201)]) })).toEqual([2, 3]);
		expect(shown({ codes: new Set([guid(201)]), coder: ada })).toEqual([3]);
		expect(shown({ codes: new Set() })).toEqual([]);
	});
	test('only what another coder coded too; touching is not enough', () => {
		expect(shown({ doubly: true })).toEqual([1, 2]);
		expect(shown({ doubly: true, coder: ada })).toEqual([1]);
		expect(shown({ doubly: true, consensus: bo })).toEqual([]);
	});
});

test('doubly coded is what a comparison of all pairs says', () => {
	const one = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 15 }), fc.constantFrom(ada, bo, guid(303)));
	fc.assert(
		fc.property(fc.array(one, { maxLength: 14 }), (given) => {
			const codings = given.map(([start, length, coder], i) => made(i, start, start + length, coder));
			const meets = (a: Coding, b: Coding): boolean =>
				a.coder !== b.coder && a.start! < b.end! && b.start! < a.end!;
			const expected = codings.filter((a) => codings.some((b) => meets(a, b)));
			expect(shownCodings(codings, { ...all, doubly: true })).toEqual(expected);
		}),
		{ seed: 1, numRuns: 300 }
	);
});
