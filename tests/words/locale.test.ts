/** Numbers and dates in each language of the catalogue. */
import { afterEach, describe, expect, it } from 'vitest';
import { localeOf } from '../../src/lib/words/locale.ts';
import { languages, speak } from '../../src/lib/words/say.ts';
import { sourceFiles } from '../layers/source-files.ts';

it('numbers are written in the language of the interface, not of the browser', () => {
	const unnamed = [...sourceFiles()].filter(([, source]) => source.includes('.toLocaleString()'));
	expect(unnamed.map(([path]) => path)).toEqual([]);
});

describe('dates', () => {
	const written = (locale: string): string =>
		new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
			Date.parse('2026-03-09T15:04:00Z')
		);

	afterEach(() => speak('en'));

	it('have the day before the month and twenty-four hours', () => {
		expect(written(localeOf('en'))).toMatch(/^9 March 2026\D+15:04$/);
		expect(written(localeOf('sv'))).toMatch(/^9 mars 2026\D+15:04$/);
	});

	it('are those of the language in force where none is named', () => {
		for (const language of languages) {
			speak(language);
			expect(localeOf()).toBe(localeOf(language));
		}
	});
});
