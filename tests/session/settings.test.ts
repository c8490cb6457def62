/** Settings out of stored data: what is good of it stays, and nothing in it can break the window. */
import { describe, expect, test } from 'vitest';
import { firstSettings, settingsOf } from '../../src/lib/session/settings.ts';
import { firstTextLook, fonts, lookKey, stepTextSize, textLimits } from '../../src/lib/session/text-look.ts';

describe('stored settings', () => {
	test.each([undefined, null, 'text', 7, true, [], [{ theme: 'dark' }]])(
		'%j gives those of a new device',
		(stored) => {
			expect(settingsOf(stored)).toEqual(firstSettings);
		}
	);

	test('that are whole come back as they were', () => {
		const settings = {
			...firstSettings,
			coder: { guid: 'a', name: 'Ada', color: '#1f7fb8' },
			...{ language: 'sv' as const, theme: 'dark' as const, letterKeys: false, wholeWords: true },
			...{ font: 'legible' as const, textSize: 22, lineWidth: 52, lineSpacing: 1.9 },
			keys: { 'turn.next': ['Mod+j'] },
			pins: { project: [null, 'code'] },
			places: { project: { document: 'document', turn: 3 } }
		};
		expect(settingsOf(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
	});

	test('that are damaged in some fields keep the others', () => {
		const stored = {
			...{
				theme: 'purple',
				language: 'tlh',
				letterKeys: 'no',
				panes: { left: 300 },
				player: null,
				coder: 'Ada'
			},
			...{ keys: { 'turn.next': 'j', 'turn.previous': ['k'] }, pins: [], places: { a: null }, unknown: 1 },
			wholeWords: true
		};
		expect(settingsOf(stored)).toEqual({
			...firstSettings,
			keys: { 'turn.previous': ['k'] },
			wholeWords: true
		});
	});

	test('speak the language of the browser until one is chosen', () => {
		expect(settingsOf({}, ['sv-SE']).language).toBe('sv');
		expect(settingsOf({ language: 'en' }, ['sv-SE']).language).toBe('en');
		expect(settingsOf({}, ['fi-FI', '']).language).toBe('en');
	});
});

describe('how text is set', () => {
	test('is a book’s page at first: 17 px at 1.62, at most 66 characters', () => {
		expect(firstTextLook).toEqual({ font: 'serif', textSize: 17, lineWidth: 66, lineSpacing: 1.62 });
		expect(fonts).toContain(firstTextLook.font);
		for (const [name, { min, max }] of Object.entries(textLimits)) {
			expect(firstTextLook[name as keyof typeof textLimits]).toBeGreaterThan(min);
			expect(firstTextLook[name as keyof typeof textLimits]).toBeLessThan(max);
		}
	});

	test('takes no measure beyond its limits, and nothing that is no measure', () => {
		expect(settingsOf({ textSize: 900, lineWidth: -3, lineSpacing: 0 })).toMatchObject({
			textSize: textLimits.textSize.max,
			lineWidth: textLimits.lineWidth.min,
			lineSpacing: textLimits.lineSpacing.min
		});
		expect(settingsOf({ textSize: '20', lineWidth: null, lineSpacing: Number.NaN, font: 'comic' })).toEqual(
			firstSettings
		);
	});

	test('grows and shrinks by a pixel, as far as it goes', () => {
		const { min, max } = textLimits.textSize;
		expect(stepTextSize(17, 1)).toBe(18);
		expect(stepTextSize(17, -1)).toBe(16);
		expect(stepTextSize(max, 1)).toBe(max);
		expect(stepTextSize(min, -1)).toBe(min);
	});

	test('is told apart by every one of its four parts', () => {
		const looks = [{}, { font: 'sans' as const }, { textSize: 18 }, { lineWidth: 60 }, { lineSpacing: 1.7 }];
		expect(new Set(looks.map((patch) => lookKey({ ...firstTextLook, ...patch }))).size).toBe(looks.length);
	});
});
