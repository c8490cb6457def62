/** The codebook as an appendix in Word: a heading a code, with styles that an author can change at once. */
import type { Paragraph } from 'docx';
import { ok } from '../../core/result.ts';
import { appendixCannotCarry, appendixOf, type Appendix, type AppendixCode } from './appendix.ts';
import type { CodebookWriter } from './format.ts';

export const docxWriter: CodebookWriter = {
	id: 'docx',
	label: 'codebook.format.docx',
	extension: '.docx',
	mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	cannotCarry: appendixCannotCarry,
	async write(codebook, options) {
		const docx = await import('docx');
		const appendix = appendixOf(codebook, options);
		const file = new docx.Document({
			creator: 'Samtal',
			title: clean(appendix.title),
			styles,
			sections: [{ children: paragraphs(docx, appendix) }]
		});
		return ok(new Uint8Array(await docx.Packer.toArrayBuffer(file)));
	}
};

type Docx = typeof import('docx');

function paragraphs(docx: Docx, { title, memo, codes, sets, setsTitle }: Appendix): Paragraph[] {
	const text = (style: string, words: string): Paragraph[] =>
		words.trim() ? [new docx.Paragraph({ style, children: runs(docx, words) })] : [];
	const heading = (level: number, words: string, color?: string): Paragraph =>
		new docx.Paragraph({
			heading: `Heading${Math.min(level, 6)}` as 'Heading1',
			keepNext: true,
			children: [...(color ? [new docx.TextRun({ text: '■ ', color: color.slice(1) })] : []), ...runs(docx, words)]
		});
	const code = ({ depth, name, color, about, definition, rules, quotes }: AppendixCode): Paragraph[] => [
		heading(depth + 1, name, color),
		...text('SamtalAbout', about),
		...text('SamtalRule', definition),
		...rules.map(
			({ label, text }) =>
				new docx.Paragraph({
					style: 'SamtalRule',
					children: [new docx.TextRun({ text: `${clean(label)}: `, bold: true }), ...runs(docx, text)]
				})
		),
		...quotes.flatMap(({ text: words, source }) => [...text('SamtalPassage', words), ...text('SamtalSource', source)])
	];
	return [
		new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, title) }),
		...memo.split(/\n{2,}/).flatMap((part) => text('SamtalRule', part)),
		...codes.flatMap(code),
		...(sets.length ? [heading(1, setsTitle)] : []),
		...sets.flatMap(({ name, about, note, codes }) => [
			heading(2, name),
			...[about, codes, note].flatMap((part) => text('SamtalRule', part))
		])
	];
}

/** A text's runs, its line feeds as line breaks. */
function runs(docx: Docx, text: string) {
	return clean(text)
		.split('\n')
		.map((line, i) => new docx.TextRun({ text: line, ...(i ? { break: 1 } : {}) }));
}

/** `text` without what XML can't hold. */
const clean = (text: string): string =>
	text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');

const style = (id: string, name: string, run: object, left = 0) => ({
	id,
	name,
	basedOn: 'Normal',
	quickFormat: true,
	run,
	paragraph: { spacing: { before: 40, after: 60 }, indent: { left } }
});
const styles = {
	default: {
		document: { run: { font: 'Calibri', size: 22 } },
		title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
		heading1: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 320, after: 80 } } },
		heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 60 } } },
		heading3: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 200, after: 60 } } }
	},
	paragraphStyles: [
		style('SamtalAbout', 'Samtal about', { size: 18, color: '555555' }),
		style('SamtalRule', 'Samtal rule', {}),
		style('SamtalPassage', 'Samtal passage', {}, 360),
		style('SamtalSource', 'Samtal source', { size: 18, color: '555555' }, 360)
	]
};
