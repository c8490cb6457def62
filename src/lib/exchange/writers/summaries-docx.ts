/** The summary grid as a Word document: one table on landscape pages, its row of heads on each. */
import type { TableCell } from 'docx';
import { say } from '../../words/say.ts';
import { reportFile, runs } from './docx-report.ts';
import type { LabelledMatrix } from './matrix.ts';
import type { WriteOptions } from './writer.ts';

/** Inches in twentieths of a point, as Word measures. */
const inch = 1440;
/** An A4 page on its side and its margin. */
const page = { width: 11.69 * inch, height: 8.27 * inch, margin: 0.6 * inch };
/** The share of the width that the column of cases takes. */
const caseShare = 0.14;

/** The bytes of a Word document with the grid. */
export async function writeSummariesDocx(
	{ corner, rows, columns, values }: LabelledMatrix,
	{ language, project, date, filter }: WriteOptions
): Promise<Uint8Array<ArrayBuffer>> {
	const docx = await import('docx');
	const title = say('summaries.docx.title', { project }, language);
	const about = say('summaries.docx.about', { date, n: rows.length }, language);
	const width = page.width - 2 * page.margin;
	const first = Math.round(width * caseShare);
	const other = columns.length ? Math.floor((width - first) / columns.length) : 0;
	const cell = (text: string, at: number, bold = false): TableCell =>
		new docx.TableCell({
			width: { size: at ? other : first, type: docx.WidthType.DXA },
			margins: { top: 60, bottom: 60, left: 80, right: 80 },
			children: text
				.split(/\n{2,}/)
				.map((part) => new docx.Paragraph({ children: runs(docx, part, { bold, size: 18 }) }))
		});
	const table = new docx.Table({
		columnWidths: [first, ...columns.map(() => other)],
		width: { size: first + other * columns.length, type: docx.WidthType.DXA },
		rows: [
			new docx.TableRow({
				tableHeader: true,
				children: [corner, ...columns].map((words, at) => cell(words, at, true))
			}),
			...rows.map(
				(name, row) =>
					new docx.TableRow({
						children: [
							cell(String(name ?? ''), 0, true),
							...values[row]!.map((words, at) => cell(String(words ?? ''), at + 1))
						]
					})
			)
		]
	});
	return reportFile(
		docx,
		title,
		language,
		[
			new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, title) }),
			...[about, filter]
				.filter(Boolean)
				.map((words) => new docx.Paragraph({ style: 'SamtalAbout', children: runs(docx, words) })),
			table
		],
		{
			page: {
				// The library turns the page: it wants the short side for the width.
				size: { orientation: docx.PageOrientation.LANDSCAPE, width: page.height, height: page.width },
				margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin }
			}
		}
	);
}
