/** Memos in Markdown: a heading a memo, what it is about, the passage, and its text with its formatting. */
import type { MemoBlock, MemoRun } from '../../core/memo-blocks.ts';
import { say } from '../../words/say.ts';
import type { MemoSheet } from '../memo-sheet.ts';
import type { MemoWriter } from './writer.ts';

export const memosMarkdown: MemoWriter = {
	id: 'memos-markdown',
	label: 'export.format.markdown',
	extension: '.md',
	mime: 'text/markdown;charset=utf-8',
	cannotCarry: ['export.cannotCarry.memoLinks', 'export.cannotCarry.underline'],
	async write(memos, { language, project, date, filter }) {
		const about = [say('export.memos.about', { date, n: memos.length }, language), filter].filter(Boolean);
		const parts = [
			`# ${onOneLine(say('export.memos.title', { project }, language))}`,
			...about.map(onOneLine),
			...memos.map(memoText)
		];
		return new TextEncoder().encode(`${parts.join('\n\n')}\n`);
	}
};

function memoText({ title, about, quote, blocks }: MemoSheet): string {
	const passage = quote ? [prefixed('> ', '> ', escaped(quote).replaceAll('\n', '  \n'))] : [];
	return [`## ${onOneLine(title)}`, `*${onOneLine(about)}*`, ...passage, blocksText(blocks)]
		.filter(Boolean)
		.join('\n\n');
}

/** Blocks parted by an empty line, within a quotation by an empty line of it; items of a list follow at once. */
function blocksText(blocks: readonly MemoBlock[]): string {
	return blocks
		.map((block, i) => {
			const before = blocks[i - 1];
			if (!before) return blockText(block);
			const quotes = Math.min(block.quotes, before.quotes);
			const item = block.first && block.lists.length && before.lists.length && block.quotes === before.quotes;
			const gap = item ? '\n' : `\n${'> '.repeat(quotes).trimEnd()}\n`;
			return gap + blockText(block);
		})
		.join('');
}

function blockText({ kind, lists, first, quotes, runs }: MemoBlock): string {
	const quoted = '> '.repeat(quotes);
	const markers = lists.map(({ number }) => (number === null ? '- ' : `${number}. `));
	const inset = markers.map((marker) => ' '.repeat(marker.length)).join('');
	const last = markers.at(-1) ?? '';
	const opening = first ? inset.slice(0, inset.length - last.length) + last : inset;
	return prefixed(quoted + opening, quoted + inset, bodyOf(kind, runs));
}

function bodyOf(kind: MemoBlock['kind'], runs: readonly MemoRun[]): string {
	if (kind === 'rule') return '---';
	if (kind === 'code') {
		const text = runs.map((run) => run.text).join('');
		const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
		return `${fence}\n${text}\n${fence}`;
	}
	const text = runs.map(runText).join('').replaceAll('\n', '  \n');
	return kind === 'heading' ? `### ${text.replace(/\s*\n/g, ' ')}` : text.replace(lineStart, '$1\\$2');
}

function runText({ text, bold, italic, strike, code, href }: MemoRun): string {
	// Signs of emphasis have to hug the words.
	const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
	if (!words) return text;
	let marked = code ? codeSpan(words) : escaped(words);
	if (strike) marked = `~~${marked}~~`;
	if (italic) marked = `*${marked}*`;
	if (bold) marked = `**${marked}**`;
	if (href) marked = `[${marked}](<${href.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
	return before + marked + after;
}

function codeSpan(text: string): string {
	const ticks = '`'.repeat(longestTicks(text) + 1);
	const inner = text.startsWith('`') || text.endsWith('`') ? ` ${text} ` : text;
	return ticks + inner + ticks;
}

const longestTicks = (text: string): number =>
	Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/** What only means something where a line begins: bullets, headings of underlines, numbers. */
const lineStart = /^(\s*\d*)([-+=.)](?=\s|$|-|=))/gm;

/** Signs that Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&');
const onOneLine = (text: string): string =>
	escaped(text.replace(/\s+/g, ' ').trim()).replace(lineStart, '$1\\$2');

const prefixed = (first: string, others: string, text: string): string =>
	text
		.split('\n')
		.map((line, i) => (i ? others : first) + line)
		.join('\n');
