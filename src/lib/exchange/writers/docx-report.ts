/** What Word documents of ours have in common: text as runs, and styles that an author can change at once. */
import type {
	IRunOptions,
	IRunStylePropertiesOptions,
	ISectionPropertiesOptions,
	Paragraph,
	Table,
	TextRun
} from 'docx';
import { type Language, say } from '../../words/say.ts';

/** The library, which is loaded when the first document is written. */
export type Docx = typeof import('docx');

export const docxMime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The bytes of a document with these paragraphs and tables, on pages as the library makes them unless `properties` says. */
export async function reportFile(
	docx: Docx,
	title: string,
	language: Language,
	children: readonly (Paragraph | Table)[],
	properties: ISectionPropertiesOptions = {}
): Promise<Uint8Array<ArrayBuffer>> {
	const file = new docx.Document({
		creator: 'Samtal',
		title: clean(title),
		styles: styles(language),
		numbering: {
			config: [listStyle(docx, 'samtal-bullets', true), listStyle(docx, 'samtal-numbers', false)]
		},
		sections: [{ properties, children }]
	});
	return new Uint8Array(await docx.Packer.toArrayBuffer(file));
}

/** A paragraph's text in one look, its line feeds as line breaks. */
export function runs(docx: Docx, text: string, look: IRunOptions = {}): TextRun[] {
	return clean(text)
		.split(/\r\n|\r|\n/)
		.map((line, i) => new docx.TextRun({ ...look, text: line, ...(i ? { break: 1 } : {}) }));
}

/** `text` without what XML can't hold. */
function clean(text: string): string {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

/** The look of a list's nine levels, as many as Word knows. */
function listStyle(docx: Docx, reference: string, bullets: boolean) {
	const levels = Array.from({ length: 9 }, (_, level) => ({
		level,
		format: bullets ? docx.LevelFormat.BULLET : docx.LevelFormat.DECIMAL,
		text: bullets ? '•' : `%${level + 1}.`,
		alignment: docx.AlignmentType.LEFT,
		style: { paragraph: { indent: { left: 360 * (level + 2), hanging: 360 } } }
	}));
	return { reference, levels };
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
			heading1: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } },
			heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } }
		},
		paragraphStyles: [
			style('SamtalAbout', 'export.docx.style.about', { color: '555555' }, 0, 60),
			{ ...style('SamtalPassage', 'export.docx.style.passage', {}, 160, 40, 360), next: 'SamtalSource' },
			style('SamtalSource', 'export.docx.style.source', { size: 18, color: '555555' }, 0, 60, 360),
			style('SamtalMemo', 'export.docx.style.memo', { size: 20, italics: true }, 0, 80, 360),
			style('SamtalQuote', 'export.docx.style.quote', { color: '333333' }, 40, 80, 360)
		]
	};
}
