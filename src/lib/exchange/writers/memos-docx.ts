/** Memos as a Word document: a heading a memo, what it is about, the passage, and its text with its formatting. */
import type { IParagraphOptions, Paragraph, ParagraphChild } from 'docx';
import type { MemoBlock, MemoRun } from '../../core/memo-blocks.ts';
import { say } from '../../words/say.ts';
import type { MemoSheet } from '../memo-sheet.ts';
import { docxMime, reportFile, runs, type Docx } from './docx-report.ts';
import type { MemoWriter } from './writer.ts';

export const memosDocx: MemoWriter = {
	id: 'memos-docx',
	label: 'export.format.docx',
	extension: '.docx',
	mime: docxMime,
	cannotCarry: ['export.cannotCarry.memoLinks'],
	async write(memos, { language, project, date, filter }) {
		const docx = await import('docx');
		const title = say('export.memos.title', { project }, language);
		const lists = new Numbered();
		const about = [say('export.memos.about', { date, n: memos.length }, language), filter].filter(Boolean);
		return reportFile(docx, title, language, [
			new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, title) }),
			...about.map((text) => new docx.Paragraph({ style: 'SamtalAbout', children: runs(docx, text) })),
			...memos.flatMap((memo) => memoParagraphs(docx, memo, lists))
		]);
	}
};

function memoParagraphs(
	docx: Docx,
	{ title, about, quote, blocks }: MemoSheet,
	lists: Numbered
): Paragraph[] {
	const paragraph = (style: string, text: string): Paragraph[] =>
		text ? [new docx.Paragraph({ style, children: runs(docx, text) })] : [];
	return [
		new docx.Paragraph({
			heading: docx.HeadingLevel.HEADING_1,
			keepNext: true,
			children: runs(docx, title)
		}),
		...paragraph('SamtalAbout', about),
		...paragraph('SamtalPassage', quote),
		...blocks.map((block) => blockParagraph(docx, block, lists))
	];
}

function blockParagraph(docx: Docx, block: MemoBlock, lists: Numbered): Paragraph {
	return new docx.Paragraph({
		...(block.kind === 'heading' ? { heading: docx.HeadingLevel.HEADING_2 } : {}),
		...(block.kind === 'rule' ? { thematicBreak: true } : {}),
		...(block.quotes ? { style: 'SamtalQuote' } : {}),
		...placeOf(block, lists),
		children: block.runs.flatMap((run) => runParts(docx, run, block.kind === 'code'))
	});
}

/** A list item's number or bullet, or the indent of what follows in the same item. */
function placeOf({ lists, first }: MemoBlock, numbered: Numbered): IParagraphOptions {
	const level = Math.min(lists.length, 9) - 1;
	const innermost = lists.at(-1);
	if (!innermost) return {};
	if (!first) return { indent: { left: 360 * (level + 2) } };
	const { number } = innermost;
	if (number === null) return { numbering: { reference: 'samtal-bullets', level } };
	return { numbering: { reference: 'samtal-numbers', level, instance: numbered.instance(level, number) } };
}

function runParts(docx: Docx, run: MemoRun, isCode: boolean): ParagraphChild[] {
	const { bold, italic, underline, strike, code, href } = run;
	const look = {
		bold,
		italics: italic,
		strike,
		...(underline ? { underline: {} } : {}),
		...(code || isCode ? { font: 'Consolas' } : {}),
		...(href ? { style: 'Hyperlink' } : {})
	};
	const children = runs(docx, run.text, look);
	return href ? [new docx.ExternalHyperlink({ children, link: href })] : children;
}

/** Which list of numbers an item belongs to: one begins anew where its number does not follow the one before it. */
class Numbered {
	readonly #last = new Map<number, number>();
	readonly #instances = new Map<number, number>();
	#made = 0;

	instance(level: number, number: number): number {
		if (number !== (this.#last.get(level) ?? number) + 1) this.#instances.set(level, ++this.#made);
		this.#last.set(level, number);
		return this.#instances.get(level) as number;
	}
}
