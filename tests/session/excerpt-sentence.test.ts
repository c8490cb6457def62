import { expect, test } from 'vitest';
import { excerptSentence } from '../../src/lib/session/excerpt-sentence.ts';

const all = { codes: null, roll: false, documents: null, coder: null, groups: [], leadersOut: false };

test('a report of everything needs no sentence', () => {
	expect(excerptSentence(all, 'en')).toBe('');
});

test('what was chosen is named in the language of the report', () => {
	const chosen = { ...all, codes: ['Trust', 'Time'], roll: true, documents: ['Möte 3'], coder: 'Bo' };
	expect(excerptSentence(chosen, 'en')).toBe(
		'Codes: Trust and Time, with sub-codes. Document: Möte 3. Coder: Bo.'
	);
	expect(excerptSentence(chosen, 'sv')).toBe(
		'Koder: Trust och Time, med underkoder. Dokument: Möte 3. Kodare: Bo.'
	);
});

test('a long list of names ends with a number', () => {
	const codes = Array.from({ length: 40 }, (_, i) => `C${i}`);
	expect(excerptSentence({ ...all, codes }, 'en')).toMatch(/^Codes: C0, .*C10,? and 29 more\.$/);
});

test('the groups in the filter are named, and that facilitators are left out', () => {
	const chosen = { ...all, groups: ['Kind: Interview', 'Level: unit, management'], leadersOut: true };
	expect(excerptSentence(chosen, 'en')).toBe(
		'Kind: Interview; Level: unit, management. Without what only facilitators say.'
	);
});
