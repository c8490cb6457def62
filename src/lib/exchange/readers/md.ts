/** Markdown as transcripts use it: headings lose their marks, names in bold are speakers; other marks stay in the text as given. */
import { message } from '../../core/result.ts';
import { bytesToText } from '../encoding.ts';
import { findTurns } from '../layouts/index.ts';
import { linesOf, type Paragraph } from '../layouts/paragraph.ts';
import { planOf } from '../plan.ts';
import type { Reader } from '../reader.ts';

/** The reader of markdown. */
export const md: Reader = {
	id: 'md',
	label: 'import.format.md',
	extensions: ['md', 'markdown'],
	looksLike: () => false,
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		const { paragraphs, headings } = withoutHeadingMarks(linesOf(decoded.value.text));
		const found = findTurns(paragraphs, options.layout, options.pattern);
		const notes = [...decoded.value.notes];
		if (headings) notes.push(message('import.note.headings', { n: headings }));
		return planOf({ reader: 'md', source, ...found, notes: [...notes, ...found.notes] });
	}
};

/** A longer line is no heading, whatever its first sign. */
const longestHeading = 1000;

function withoutHeadingMarks(lines: readonly Paragraph[]): { paragraphs: Paragraph[]; headings: number } {
	let headings = 0;
	let below = false;
	const paragraphs = lines.map((line) => {
		const mark = line.text.length <= longestHeading ? /^#{1,6}\s+/.exec(line.text) : null;
		const text = mark ? line.text.slice(mark[0].length).replace(/\s+#+$/, '') : line.text;
		const heading = mark !== null && text !== '';
		const gap = line.gap || below;
		below = heading;
		if (!heading) return { ...line, gap };
		headings++;
		return { ...line, text, gap: true, heading };
	});
	return { paragraphs, headings };
}
