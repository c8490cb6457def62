import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoBlocks, projectLinks } from '../../src/lib/core/memo-blocks.ts';
import { memoBody, memoText } from '../../src/lib/core/memo-text.ts';

const guid = '00000000-0000-4000-8000-000000000001';
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const body = (...content: object[]) => JSON.stringify({ type: 'doc', content });
const link = (to: string, to_ = guid) => ({ type: 'samtalLink', attrs: { to, guid: to_ } });

test('a body is blocks, each with the lists and quotations around it', () => {
	const item = (...content: object[]) => ({ type: 'listItem', content });
	const blocks = memoBlocks(
		body(
			{ type: 'heading', attrs: { level: 3 }, content: [text('H')] },
			{
				type: 'orderedList',
				attrs: { start: 3 },
				content: [
					item(paragraph(text('a')), { type: 'bulletList', content: [item(paragraph(text('b')))] }),
					item(paragraph(text('c')), paragraph(text('d')))
				]
			},
			{ type: 'blockquote', content: [paragraph(text('e'), { type: 'hardBreak' }, text('f'))] },
			{ type: 'horizontalRule' },
			{ type: 'codeBlock', content: [text('g')] }
		)
	);
	const look = blocks.map(({ kind, lists, first, quotes, runs }) => [
		kind,
		lists.map(({ number }) => number),
		first,
		quotes,
		runs.map((run) => run.text).join('')
	]);
	expect(look).toEqual([
		['heading', [], false, 0, 'H'],
		['paragraph', [3], true, 0, 'a'],
		['paragraph', [3, null], true, 0, 'b'],
		['paragraph', [4], true, 0, 'c'],
		['paragraph', [4], false, 0, 'd'],
		['paragraph', [], false, 1, 'e\nf'],
		['rule', [], false, 0, ''],
		['code', [], false, 0, 'g']
	]);
});

test('runs bear their marks; an address that runs a script is none', () => {
	const href = (to: string) => ({ type: 'link', attrs: { href: to } });
	const [block] = memoBlocks(
		body(
			paragraph(
				text('a', { type: 'bold' }, { type: 'italic' }),
				text('b', href('https://example.org/')),
				text('c', href('javascript:alert(1)')),
				text('d', link('code'))
			)
		)
	);
	expect(block?.runs).toMatchObject([
		{ bold: true, italic: true, underline: false, href: null, link: null },
		{ href: 'https://example.org/' },
		{ href: null },
		{ link: { to: 'code', guid } }
	]);
});

test('links to the project come in order, each with all its words', () => {
	const other = guid.replace(/1$/, '2');
	const given = body(
		paragraph(text('see '), text('the ', link('code')), text('code', { type: 'bold' }, link('code'))),
		paragraph(text('and', link('code')), text('Ann', link('case', other)), text('x', link('nowhere'))),
		paragraph(text('y', link('coding', 'no guid')))
	);
	expect(projectLinks(given)).toEqual([
		{ to: 'code', guid, text: 'the code' },
		{ to: 'code', guid, text: 'and' },
		{ to: 'case', guid: other, text: 'Ann' }
	]);
	expect(projectLinks('')).toEqual([]);
});

test('words that are not the editor’s are paragraphs; what nests without end is cut', () => {
	expect(memoBlocks('a\n\nb').map(({ runs }) => runs[0]?.text)).toEqual(['a', 'b']);
	expect(memoBlocks('')).toEqual([]);
	const deep = `${'{"type":"blockquote","content":['.repeat(900)}${']}'.repeat(900)}`;
	expect(memoBlocks(`{"type":"doc","content":[${deep}]}`)).toEqual([]);
	for (const odd of ['{"type":"doc"}', '{"type":"doc","content":[7,null,{"type":"text"},{"content":{}}]}'])
		expect(memoBlocks(odd)).toEqual([]);
});

test('whatever the words, the blocks hold what the plain text holds', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (words) => {
			const lines = memoBlocks(memoBody(words)).map(({ runs }) => runs.map((run) => run.text).join(''));
			expect(lines.join('\n').trim()).toBe(memoText(memoBody(words)));
		})
	);
});
