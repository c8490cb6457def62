/** The codebook as an appendix in Markdown. */
import { ok } from '../../core/result.ts';
import { appendixCannotCarry, appendixOf, type AppendixCode } from './appendix.ts';
import type { CodebookWriter } from './format.ts';

export const markdownWriter: CodebookWriter = {
	id: 'markdown',
	label: 'codebook.format.markdown',
	extension: '.md',
	mime: 'text/markdown;charset=utf-8',
	cannotCarry: [...appendixCannotCarry, 'codebook.cannotCarry.colors'],
	async write(codebook, options) {
		const { title, memo, codes, sets, setsTitle } = appendixOf(codebook, options);
		const blocks = [`# ${line(title)}`, ...paragraphs(memo), ...codes.flatMap(codeBlocks)];
		if (sets.length) {
			blocks.push(`## ${line(setsTitle)}`);
			for (const { name, about, note, codes } of sets) {
				blocks.push(`### ${line(name)}`, ...[about, codes].filter(Boolean).map(escaped), ...paragraphs(note));
			}
		}
		return ok(new TextEncoder().encode(`${blocks.join('\n\n')}\n`));
	}
};

function codeBlocks({ depth, name, about, definition, rules, quotes }: AppendixCode): string[] {
	return [
		`${'#'.repeat(Math.min(depth + 2, 6))} ${line(name)}`,
		...(about ? [`*${line(about)}*`] : []),
		...paragraphs(definition),
		...rules.flatMap(({ label, text }) => {
			const [first = '', ...others] = paragraphs(text);
			return [`**${line(label)}:** ${first}`, ...others];
		}),
		...quotes.map(({ text, source }) =>
			[...text.split('\n').map(escaped), ...(source ? [`— ${escaped(source)}`] : [])].map((part) => `> ${part}`).join('  \n')
		)
	];
}

const paragraphs = (text: string): string[] =>
	text
		.split(/\n{2,}/)
		.filter((paragraph) => paragraph.trim())
		.map((paragraph) => paragraph.trim().split('\n').map(escaped).join('  \n'));

/** Signs that Markdown would take for its own, and what only means something where a line begins. */
const escaped = (text: string): string =>
	text
		.trim()
		.replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
		.replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? start : `\\${start}`))
		.replace(/^(\d+)([.)])/, '$1\\$2');
const line = (text: string): string => escaped(text.replace(/\s+/g, ' '));
