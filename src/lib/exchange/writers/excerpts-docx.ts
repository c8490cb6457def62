/** Coded passages as a Word document: under a heading for each code, each passage with where it comes from. */
import type { Paragraph } from 'docx';
import { parseCodePath } from '../../core/code-path.ts';
import { say } from '../../words/say.ts';
import { excerptSource, type Excerpt } from '../excerpt.ts';
import { docxMime, reportFile, runs, type Docx } from './docx-report.ts';
import type { WriteOptions, Writer } from './writer.ts';

export const excerptsDocx: Writer = {
	id: 'excerpts-docx',
	label: 'export.format.docx',
	extension: '.docx',
	mime: docxMime,
	cannotCarry: [
		'export.cannotCarry.guids',
		'export.cannotCarry.context',
		'export.cannotCarry.memoFormatting'
	],
	async write(excerpts, options) {
		const docx = await import('docx');
		const title = say('export.docx.title', { project: options.project }, options.language);
		return reportFile(docx, title, options.language, paragraphs(docx, excerpts, options));
	}
};

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
				paragraph('SamtalSource', excerptSource(passage, language))
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
