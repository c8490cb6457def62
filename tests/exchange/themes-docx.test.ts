import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { memoBody } from '../../src/lib/core/memo-text.ts';
import type { Names } from '../../src/lib/exchange/excerpts.ts';
import { type AllThemes, themeReport } from '../../src/lib/exchange/theme-report.ts';
import { writeThemesDocx } from '../../src/lib/exchange/writers/themes-docx.ts';

const theme = (guid: string, name: string, idea = '') => {
	return { guid, name, idea, boundaries: '', status: 'kept', position: guid } as const;
};
const item = (guid: string, what: { code?: string; coding?: string }) => {
	return { guid, theme: 't1', code: null, coding: null, x: null, y: null, note: '', ...what };
};
const coding = { guid: 'g1', document: 'd1', code: 'c2', quote: 'Ja \u0000 & nej' };
const all = {
	themes: [theme('t1', 'Tiden', 'Den räcker inte.'), theme('t2', 'Makten')],
	cards: [
		{ item: item('i1', { code: 'c2' }), coding: null, turn: null },
		{ item: item('i2', { coding: 'g1' }), coding, turn: { number: 12, speaker: 'Åsa' } }
	],
	links: [{ guid: 'l1', from: 't1', to: 't2', label: 'hör till' }],
	memos: [{ theme: 't1', title: 'Obs', body: memoBody('Tänk på\ndetta') }]
} as unknown as AllThemes;
const names = {
	codes: [
		{ guid: 'c1', parent: null, name: 'Hinder' },
		{ guid: 'c2', parent: 'c1', name: 'Pengar/tid' }
	],
	documents: [{ guid: 'd1', title: 'Möte 3' }]
} as unknown as Names;

const htmlOf = async (report: Parameters<typeof writeThemesDocx>[0], language: 'en' | 'sv') => {
	const bytes = await writeThemesDocx(report, { language, project: 'Skolan & vi', date: '24 November 2026' });
	return (
		await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: ["p[style-name='Title'] => h3"] })
	).value;
};

test('the document tells of each theme all that is in it, and nothing of what is not', async () => {
	expect(await htmlOf(themeReport(all, names), 'en')).toBe(
		[
			'<h3>Skolan &amp; vi: themes</h3><p>2 themes, saved 24 November 2026</p>',
			'<h1>Tiden</h1><p>Kept</p><h2>Central idea</h2><p>Den räcker inte.</p>',
			'<h2>Codes</h2><p>Hinder / Pengar/tid</p>',
			'<h2>Coded passages</h2><p>Ja \uFFFD &amp; nej</p><p>Hinder / Pengar/tid · Åsa · Möte 3 · turn 12</p>',
			'<h2>Memos</h2><p>Obs<br />Tänk på<br />detta</p>',
			'<h2>Related themes</h2><p>Tiden hör till Makten.</p>',
			'<h1>Makten</h1><p>Kept</p>'
		].join('')
	);
});

test('it speaks the language of the report, and an arrow without words is drawn', async () => {
	const links = all.links.map((link) => ({ ...link, label: '' }));
	const value = await htmlOf(themeReport({ ...all, links }, names), 'sv');
	expect(value).toContain('<h2>Bärande tanke</h2>');
	expect(value).toContain('<p>Tiden → Makten.</p>');
});
