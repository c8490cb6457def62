/** Coded passages as a Word document: under a heading for each code, each passage with where it comes from. */
import { parseCodePath } from '../../core/code-path.ts';
import { say } from '../../words/say.ts';
import { excerptSource } from '../excerpt.ts';
import { docxMime } from './docx-report.ts';
import { grouped, writePassagesDocx, type PassageGroup } from './passages-docx.ts';
import type { Writer } from './writer.ts';

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
	write(excerpts, { language, project, date, filter }) {
		const title = say('export.docx.title', { project }, language);
		const about = say('export.docx.about', { date, n: excerpts.length }, language);
		const groups = grouped(excerpts, ({ codeGuid }) => codeGuid).map((passages): PassageGroup => {
			const path = parseCodePath(passages[0]!.codePath).join(' / ');
			return {
				heading: say('export.docx.code', { path, n: passages.length }, language),
				passages: passages.map((one) => ({ ...one, source: excerptSource(one, language) }))
			};
		});
		return writePassagesDocx({ title, about: [about, filter] }, groups, language);
	}
};
