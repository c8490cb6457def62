import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { ExchangeDesk } from '../../src/lib/exchange/desk.ts';
import { memoBlocks } from '../../src/lib/core/memo-blocks.ts';
import type { MemoSheet } from '../../src/lib/exchange/memo-sheet.ts';
import { memoWriterOf, memoWriters } from '../../src/lib/exchange/writers/index.ts';
import en from '../../src/lib/words/en.json' with { type: 'json' };
import { commandWriter } from '../core/write-commands.ts';
import { ada, guids, openDesk } from '../storage/open-desk.ts';

const options = { language: 'en', project: 'Skolan & vi', date: '24 November 2026', filter: '' } as const;
const text = (words: string, ...marks: string[]) => ({
	type: 'text',
	text: words,
	marks: marks.map((mark) =>
		mark.startsWith('http') ? { type: 'link', attrs: { href: mark } } : { type: mark }
	)
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const item = (...content: object[]) => ({ type: 'listItem', content });
const body = JSON.stringify({
	type: 'doc',
	content: [
		{ type: 'heading', attrs: { level: 3 }, content: [text('Why?')] },
		paragraph(
			text('It is '),
			text('so ', 'bold'),
			text('very', 'bold', 'italic'),
			text(' *odd*, see '),
			text('here', 'https://example.org/a b'),
			{ type: 'hardBreak' },
			text('- not a list')
		),
		{
			type: 'orderedList',
			content: [
				item(paragraph(text('one')), { type: 'bulletList', content: [item(paragraph(text('deep')))] }),
				item(paragraph(text('two')), paragraph(text('more')))
			]
		},
		{ type: 'blockquote', content: [paragraph(text('said')), paragraph(text('again'))] },
		{ type: 'codeBlock', content: [text('a ``` b')] },
		{ type: 'orderedList', content: [item(paragraph(text('first', 'code')))] }
	]
});
const sheet: MemoSheet = {
	title: 'On *time*',
	about: 'Code · Hinder / Tid · Ada · 2026-11-24',
	quote: 'Vi sa nej,\noch gick.',
	blocks: memoBlocks(body)
};

test('Markdown keeps a memo’s formatting, and takes no sign of its words for its own', async () => {
	const bytes = await memoWriterOf('memos-markdown')!.write([sheet], { ...options, filter: 'Only mine.' });
	expect(new TextDecoder().decode(bytes)).toBe(`# Skolan \\& vi: memos

1 memo, saved 24 November 2026

Only mine.

## On \\*time\\*

*Code · Hinder / Tid · Ada · 2026-11-24*

> Vi sa nej,${'  '}
> och gick.

### Why?

It is **so** ***very*** \\*odd\\*, see [here](<https://example.org/a%20b>)${'  '}
\\- not a list

1. one
   - deep
2. two

   more

> said
>
> again

\`\`\`\`
a \`\`\` b
\`\`\`\`

1. \`first\`
`);
});

test('Word keeps a memo’s formatting', async () => {
	const bytes = await memoWriterOf('memos-docx')!.write(
		[sheet, { ...sheet, quote: '', blocks: [] }],
		options
	);
	const { value } = await mammoth.convertToHtml(
		{ buffer: Buffer.from(bytes) },
		{ styleMap: ['p.SamtalQuote => blockquote:fresh', 'p.SamtalPassage => p.passage'] }
	);
	expect(value).toContain('2 memos, saved 24 November 2026');
	expect(value).toContain('<h1>On *time*</h1><p>Code · Hinder / Tid · Ada · 2026-11-24</p>');
	expect(value).toContain('<p class="passage">Vi sa nej,<br />och gick.</p><h2>Why?</h2>');
	expect(value).toContain(
		'It is <strong>so <em>very</em></strong> *odd*, see <a href="https://example.org/a b">here</a><br />- not a list'
	);
	expect(value).toContain('<ol><li>one<ul><li>deep</li></ul></li><li>two</li></ol><p>more</p>');
	const xml = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
	const lists = Array.from(xml.matchAll(/<w:numId w:val="(\d+)"/g), ([, id]) => id);
	// One, two; the bullet between; and a list that begins anew.
	expect(lists).toHaveLength(4);
	expect(lists[2]).toBe(lists[0]);
	expect(new Set(lists).size).toBe(3);
	expect(value).toMatch(/<blockquote>said<\/blockquote><blockquote>again<\/blockquote>/);
});

test('every format names itself and what it leaves out with a sentence of the catalogue', () => {
	for (const { label, cannotCarry } of memoWriters)
		for (const key of [label, ...cannotCarry]) expect(en).toHaveProperty([key]);
});

test('the memos of a project are written with the names of what they are about', async () => {
	const { desk } = await openDesk();
	const write = commandWriter();
	const run = (command: object) => desk.answer('run', { command, by: ada });
	const incoming = write.incoming([['Ann', 'Hello world.']], 'Möte 3');
	const top = write.code('Hinder');
	const code = write.code('Tid', { parent: top.guid });
	const coding = write.addCoding([{ document: incoming.guid, code: code.guid, start: 0, end: 5 }]);
	for (const command of [
		write.importOf([incoming]),
		write.addCode(top),
		write.addCode(code),
		coding,
		{ ...write.addMemo('coding', coding.codings[0]?.guid as string), title: '', body: 'Why?' },
		{ ...write.addMemo('project', null), title: 'All' }
	])
		await run(command);
	const exchange = new ExchangeDesk((verb, args) => desk.answer(verb, args as never), guids(7));
	const args = { format: 'memos-markdown', language: 'sv', date: '24 november 2026', sentence: '' } as const;
	const made = await exchange.answer('writeMemos', { ...args, filter: { sort: 'oldest' } });
	expect(made).toMatchObject({ count: 2, extension: '.md' });
	const words = new TextDecoder().decode(made.bytes);
	expect(words).toContain('2 memon, sparade 24 november 2026');
	expect(words).toMatch(
		/## Analytiskt\n\n\*Kodat avsnitt · Hinder \/ Tid · Möte 3 · Ada · 2026-03-02\*\n\n> Hello\n\nWhy\?\n\n## All\n\n\*Projekt/
	);
	const one = await exchange.answer('writeMemos', { ...args, filter: { targets: ['project'] } });
	expect(one.count).toBe(1);
	await expect(exchange.answer('writeMemos', { ...args, format: 'x', filter: {} })).rejects.toThrow(
		RangeError
	);
	await desk.close();
});
