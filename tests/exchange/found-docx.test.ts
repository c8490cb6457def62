import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { codePath } from '../../src/lib/core/code-path.ts';
import type { FoundExcerpt } from '../../src/lib/exchange/excerpt.ts';
import { writeFoundDocx } from '../../src/lib/exchange/writers/found-docx.ts';

const about = { language: 'en', project: 'Skolan & vi', date: '24 November 2026', filter: '' } as const;
const found = (over: Partial<FoundExcerpt>): FoundExcerpt => ({
	...{ document: 'Möte 3', documentGuid: 'm', speaker: 'Åsa', case: 'Rektor 4', turn: 12, time: 61_000 },
	...{ quote: 'Vi sa "nej",\noch gick.', codePaths: [codePath(['Hinder', 'Pengar/tid']), 'Stöd'] },
	...over
});
async function htmlOf(passages: readonly FoundExcerpt[], filter = ''): Promise<string> {
	const bytes = await writeFoundDocx(passages, { ...about, filter });
	const styleMap = ['p.SamtalPassage => blockquote', 'p.SamtalSource => p.source'];
	return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap })).value;
}

test('passages stand below their documents, each with who says it, where, and its codes', async () => {
	const html = await htmlOf(
		[
			found({}),
			found({ documentGuid: 'n', turn: null, time: null, speaker: '', case: '', codePaths: [] }),
			found({ quote: 'Ja', case: 'Åsa', codePaths: ['Stöd'] })
		],
		'Finds coded passages.'
	);
	expect(html).toContain('<p>3 passages, saved 24 November 2026</p><p>Finds coded passages.</p>');
	expect(html).toContain(
		'<h1>Möte 3 (2)</h1><blockquote>Vi sa "nej",<br />och gick.</blockquote>' +
			'<p class="source">Åsa, Rektor 4 · Möte 3 · turn 12 · 00:01:01 · codes: Hinder / Pengar/tid; Stöd</p>' +
			'<blockquote>Ja</blockquote><p class="source">Åsa · Möte 3 · turn 12 · 00:01:01 · code: Stöd</p>' +
			'<h1>Möte 3 (1)</h1>'
	);
	expect(html).toMatch(/<p class="source">Möte 3<\/p>$/);
});

test('no passages are still a document that says so', async () => {
	expect(await htmlOf([])).toContain('0 passages');
});
