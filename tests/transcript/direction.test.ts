import { expect, test } from 'vitest';
import { directionAt, directionOf } from '../../src/lib/transcript/direction.ts';

const of = (language: string | null, ...texts: string[]) =>
	directionOf(
		{ language },
		texts.map((text) => ({ text }))
	);

test('a document is read from the side of its language', () => {
	expect(of('ar', 'All is in Latin letters.')).toBe('rtl');
	expect(of('he-IL', '')).toBe('rtl');
	expect(of('sv', 'שלום')).toBe('ltr');
});

test('without a language most of its first letters decide, not the first of them', () => {
	expect(of(null, 'BankID: לא עובד אצלנו, אף פעם לא', 'כן')).toBe('rtl');
	expect(of(null, 'سلمى said that she had tried it three times.')).toBe('ltr');
	expect(of(null, '12:30 – ?', 'أهلًا بكِ')).toBe('rtl');
	expect(of(null, '', '1, 2, 3')).toBe('ltr');
	expect(of(null)).toBe('ltr');
});

test('letters have the direction of their script, numbers go from the left, marks and blanks have none', () => {
	const text = 'ملف PDF رقم ٢٠, 4😀.';
	const at = (character: string) => directionAt(text, text.indexOf(character));
	expect(at('م')).toBe('rtl');
	expect(at('D')).toBe('ltr');
	expect([at('٢'), at('4')]).toEqual(['ltr', 'ltr']);
	expect([at(' '), at('.'), at('😀'), directionAt(text, text.length)]).toEqual([null, null, null, null]);
});
