/** Coded passages as a Word document: under a heading for each code, each passage with where it comes from. */
import type { IRunStylePropertiesOptions, Paragraph } from 'docx';
import { parseCodePath } from '../../core/code-path.ts';
import { type Language, say } from '../../words/say.ts';
import { clock, type Excerpt } from '../excerpt.ts';
import type { WriteOptions, Writer } from './writer.ts';

export const excerptsDocx: Writer = {
	id: 'excerpts-docx',
	label: 'export.format.docx',
	extension: '.docx',
	mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	cannotCarry: [
		'export.cannotCarry.guids',
		'export.cannotCarry.context',
		'export.cannotCarry.memoFormatting'
	],
	async write(excerpts, options) {
		const docx = await import('docx');
		const file = new docx.Document({
			creator: 'Samtal',
			title: clean(say('export.docx.title', { project: options.project }, options.language)),
			styles: styles(options.language),
			sections: [{ children: paragraphs(docx, excerpts, options) }]
		});
		return new Uint8Array(await docx.Packer.toArrayBuffer(file));
	}
};

type Docx = typeof import('docx');

function paragraphs(docx: Docx, excerpts: readonly Excerpt[], options: WriteOptions): Paragraph[] {
	const { language, project, date, filter } = options;
	const paragraph = (style: string, text: string) =>
		new docx.Paragraph({ style, children: runs(docx, text) });
	const heading = (text: string) =>
		new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, keepNext: true, children: runs(docx, text) });
	const lines = [
		new docx.Paragraph({
			heading: docx.HeadingLevel.TITLE,
			children: runs(docx, say('export.docx.title', { project }, language))
		}),
		paragraph('SamtalAbout', say('export.docx.about', { date, n: excerpts.length }, language))
	];
	if (filter) lines.push(paragraph('SamtalAbout', filter));
	for (const passages of byCode(excerpts)) {
		const path = parseCodePath(passages[0]!.codePath).join(' / ');
		lines.push(heading(say('export.docx.code', { path, n: passages.length }, language)));
		for (const passage of passages) {
			lines.push(
				paragraph('SamtalPassage', passage.quote),
				paragraph('SamtalSource', source(passage, language))
			);
			if (passage.memo) lines.push(paragraph('SamtalMemo', passage.memo));
		}
	}
	return lines;
}

/** The passages of each code, codes in the order in which they first appear. */
function byCode(excerpts: readonly Excerpt[]): Excerpt[][] {
	const groups = new Map<string, Excerpt[]>();
	for (const excerpt of excerpts) {
		const group = groups.get(excerpt.codeGuid);
		if (group) group.push(excerpt);
		else groups.set(excerpt.codeGuid, [excerpt]);
	}
	return [...groups.values()];
}

function source(passage: Excerpt, language: Language): string {
	const speaker =
		passage.case && passage.case !== passage.speaker
			? [passage.speaker, passage.case].filter(Boolean).join(', ')
			: passage.speaker;
	const turn = passage.turn === null ? '' : say('export.docx.turn', { n: passage.turn }, language);
	const coder = say('export.docx.codedBy', { name: passage.coder }, language);
	return [speaker, passage.document, turn, clock(passage.time), coder].filter(Boolean).join(' · ');
}

/** A paragraph's text, its line feeds as line breaks. */
function runs(docx: Docx, text: string) {
	return clean(text)
		.split(/\r\n|\r|\n/)
		.map((line, i) => new docx.TextRun({ text: line, ...(i ? { break: 1 } : {}) }));
}

/** `text` without what XML can't hold. */
function clean(text: string): string {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

/** Named styles, so that an author can change the look of all passages at once. */
function styles(language: Language) {
	const style = (
		id: string,
		key: string,
		run: IRunStylePropertiesOptions,
		before: number,
		after: number,
		indent = 0
	) => ({
		id,
		name: say(key, {}, language),
		basedOn: 'Normal',
		quickFormat: true,
		run,
		paragraph: { spacing: { before, after }, indent: { left: indent } }
	});
	return {
		default: {
			document: {
				run: { font: 'Calibri', size: 22, language: { value: language === 'sv' ? 'sv-SE' : 'en-GB' } }
			},
			title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
			heading1: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } }
		},
		paragraphStyles: [
			style('SamtalAbout', 'export.docx.style.about', { color: '555555' }, 0, 60),
			{ ...style('SamtalPassage', 'export.docx.style.passage', {}, 160, 40, 360), next: 'SamtalSource' },
			style('SamtalSource', 'export.docx.style.source', { size: 18, color: '555555' }, 0, 60, 360),
			style('SamtalMemo', 'export.docx.style.memo', { size: 20, italics: true }, 0, 80, 360)
		]
	};
}
