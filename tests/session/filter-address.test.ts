/** Conditions and names go into an address and come back; what is none is left out. */
import { expect, test } from 'vitest';
import {
	conditionsFrom,
	conditionsTo,
	facilitatorsFrom,
	namesFrom
} from '../../src/lib/session/filter-address.ts';

test('conditions come back as they were, one an attribute', () => {
	const unit = { attribute: 'unit', values: ['A, b', ''], from: null, to: null };
	const age = { attribute: 'age', values: null, from: '3', to: null };
	expect(conditionsFrom(conditionsTo([unit, age])!)).toEqual([unit, age]);
	expect(conditionsFrom(conditionsTo([unit, { ...age, attribute: 'unit' }])!)).toEqual([
		{ ...age, attribute: 'unit' }
	]);
	expect(conditionsTo([])).toBeNull();
});

test('names keep blanks and commas', () => {
	expect(namesFrom(JSON.stringify(['Ann, of 3 b', 'Bo "the" Ö']))).toEqual(['Ann, of 3 b', 'Bo "the" Ö']);
	expect(namesFrom(undefined)).toBeNull();
});

test('nobody named is an empty name among the others', () => {
	expect(namesFrom('["Ann",""]')).toEqual(['Ann', '']);
});

test('facilitators are left out, but where one is named and nobody left them out', () => {
	expect([undefined, 'x', 'out', 'in'].map((text) => facilitatorsFrom(text, false))).toEqual([
		...['out', 'out', 'out', 'in']
	]);
	expect([undefined, 'x', 'out', 'in'].map((text) => facilitatorsFrom(text, true))).toEqual([
		...['in', 'in', 'out', 'in']
	]);
});

test('what can’t be read asks for nothing', () => {
	for (const text of ['', '{', '{"a":1}', '3', 'null']) {
		expect(conditionsFrom(text)).toEqual([]);
		expect(namesFrom(text)).toBeNull();
	}
	expect(conditionsFrom('[1,["unit",3,4]]')).toEqual([
		{ attribute: 'unit', values: null, from: null, to: null }
	]);
	expect(namesFrom('["Ann",3]')).toBeNull();
});
