/** The codebook as an appendix in html: one page that needs nothing else, without scripts. */
import { ok } from '../../core/result.ts';
import { xmlAttribute, xmlText } from '../writers/xml-text.ts';
import { appendixCannotCarry, appendixOf, type AppendixCode } from './appendix.ts';
import type { CodebookWriter } from './format.ts';

export const htmlWriter: CodebookWriter = {
	id: 'html',
	label: 'codebook.format.html',
	extension: '.html',
	mime: 'text/html;charset=utf-8',
	cannotCarry: appendixCannotCarry,
	async write(codebook, options) {
		const { title, memo, codes, sets, setsTitle } = appendixOf(codebook, options);
		const body = [
			`<h1>${xmlText(title)}</h1>`,
			...paragraphs(memo),
			...codes.flatMap(codeElements),
			...(sets.length ? [`<h2>${xmlText(setsTitle)}</h2>`] : []),
			...sets.flatMap(({ name, about, note, codes }) => [
				`<h3>${xmlText(name)}</h3>`,
				...[about, codes].filter(Boolean).map((text) => `<p>${xmlText(text)}</p>`),
				...paragraphs(note)
			])
		];
		const page = [
			'<!doctype html>',
			`<html lang="${xmlAttribute(options.language)}">`,
			'<head>',
			'<meta charset="utf-8">',
			`<title>${xmlText(title)}</title>`,
			`<style>${look}</style>`,
			'</head>',
			'<body>',
			...body,
			'</body>',
			'</html>',
			''
		];
		return ok(new TextEncoder().encode(page.join('\n')));
	}
};

const look =
	'body{font:16px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}' +
	'h1,h2,h3,h4,h5,h6{font-family:system-ui,sans-serif;line-height:1.25;margin:1.5em 0 .3em}' +
	'.about{color:#555;font-size:.9em;margin:0}p{margin:.3em 0}blockquote{margin:.5em 0 .5em 1.5em}cite{display:block;color:#555;font-size:.9em}';

function codeElements({ depth, name, color, about, definition, rules, quotes }: AppendixCode): string[] {
	const heading = `h${Math.min(depth + 2, 6)}`;
	return [
		`<${heading}><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${color}"/></svg> ${xmlText(name)}</${heading}>`,
		...(about ? [`<p class="about">${xmlText(about)}</p>`] : []),
		...paragraphs(definition),
		...rules.map(({ label, text }) => `<p><b>${xmlText(label)}:</b> ${broken(text)}</p>`),
		...quotes.map(
			({ text, source }) =>
				`<blockquote><p>${broken(text)}</p>${source ? `<cite>${xmlText(source)}</cite>` : ''}</blockquote>`
		)
	];
}

const paragraphs = (text: string): string[] =>
	text
		.split(/\n{2,}/)
		.filter((paragraph) => paragraph.trim())
		.map((paragraph) => `<p>${broken(paragraph)}</p>`);

const broken = (text: string): string => xmlText(text.trim()).replaceAll('\n', '<br>\n');
