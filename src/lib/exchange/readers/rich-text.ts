/**
 * Gathers the paragraphs of formats that mark bold, headings and tables (docx, html, odt, rtf): a reader names what it
 * meets, in order, and gets clean paragraphs. Knows no format and no speaker.
 */
import { cleanText } from '../../core/text.ts';
import type { Message } from '../../core/result.ts';
import { message } from '../../core/result.ts';
import type { Paragraph } from '../layouts/paragraph.ts';
import { tableParagraphs, type Cell } from './table-paragraphs.ts';

/** What a file holds that is more or less than its running text, counted for the notes. */
export type RichCounts = {
	/** Rows and cells of tables that became turns, and rows whose first words were taken as a speaker's label. */
	tableRows: number;
	tableCells: number;
	tableSpeakers: number;
	/** Running numbers that stood in a column of their own and were left out. */
	rowNumbers: number;
	footnotes: number;
	comments: number;
	pictures: number;
	hidden: number;
	replaced: number;
};

/** How a paragraph ends. */
export type Ending = {
	readonly heading?: boolean;
	/** True for what stands beside the talk, such as a footnote: a turn of its own. */
	readonly alone?: boolean;
};

/** The paragraphs of one document, or of one cell of a table. */
export class RichText {
	readonly paragraphs: Paragraph[] = [];
	readonly counts: RichCounts = {
		tableRows: 0,
		tableCells: 0,
		tableSpeakers: 0,
		rowNumbers: 0,
		footnotes: 0,
		comments: 0,
		pictures: 0,
		hidden: 0,
		replaced: 0
	};
	/** True once a table was put in here. */
	hasTable = false;
	#pieces: string[] = [];
	#length = 0;
	#bold = 0;
	#bolding = true;
	#last = '';
	#gap = true;
	#whole = true;
	#after: RichText[] = [];

	/** The last character of the paragraph so far; empty at its head. */
	get last(): string {
		return this.#last;
	}

	/** Adds words to the paragraph. */
	add(piece: string, bold: boolean): void {
		if (!piece) return;
		const blank = !/\S/.test(piece);
		if (!blank && !bold) this.#bolding = false;
		this.#pieces.push(piece);
		this.#length += piece.length;
		this.#last = piece.charAt(piece.length - 1);
		if (this.#bolding && bold) this.#bold = this.#length;
	}

	/** Ends a line inside a paragraph; two in a row are as good as an empty paragraph. */
	endLine(): void {
		this.#end({}, false);
	}

	/** Ends the paragraph. One without words only leaves a gap. */
	end(ending: Ending = {}): void {
		this.#end(ending, true);
	}

	/** Ends the paragraph if it has begun: where a block begins or closes. */
	close(ending: Ending = {}): void {
		if (this.#pieces.length) this.end(ending);
		else this.#whole = true;
	}

	/** Puts a table in, row by row. */
	table(rows: readonly (readonly RichText[])[]): void {
		this.close();
		this.hasTable = true;
		const cells = rows.map((row) => row.map((cell) => this.#cell(cell)));
		const made = tableParagraphs(cells);
		for (const key of ['tableRows', 'tableCells', 'tableSpeakers', 'rowNumbers'] as const)
			this.counts[key] += made.counts[key];
		for (const paragraph of made.paragraphs) this.paragraphs.push(paragraph);
		this.#gap = true;
	}

	/** Puts the paragraphs of `inner` here, such as those of a text box. */
	append(inner: RichText, ending: Ending = {}): void {
		const { paragraphs } = this.#cell(inner);
		for (const paragraph of paragraphs)
			this.paragraphs.push(ending.alone ? { ...paragraph, alone: true } : paragraph);
	}

	/** The same, once the paragraph that has begun is ended. */
	appendAfter(inner: RichText): void {
		if (this.#pieces.length) this.#after.push(inner);
		else this.append(inner);
	}

	#cell(inner: RichText): Cell {
		inner.close();
		for (const key of Object.keys(this.counts) as (keyof RichCounts)[]) this.counts[key] += inner.counts[key];
		return { paragraphs: inner.paragraphs, hasTable: inner.hasTable };
	}

	#end({ heading = false, alone = false }: Ending, whole: boolean): void {
		const { text, changes } = cleanText(this.#pieces.join(''));
		this.counts.replaced += changes.replaced;
		const lead = text.length - text.trimStart().length;
		const trimmed = text.trim();
		if (trimmed)
			this.paragraphs.push({
				text: trimmed,
				gap: this.#gap,
				whole: this.#whole,
				bold: Math.max(0, Math.min(this.#bold - lead, trimmed.length)),
				heading,
				...(alone ? { alone } : {})
			});
		this.#gap = !trimmed || heading;
		this.#whole = whole;
		this.#pieces = [];
		this.#length = this.#bold = 0;
		this.#bolding = true;
		this.#last = '';
		for (const inner of this.#after.splice(0)) this.append(inner);
	}
}

/** The notes that tell what was counted. */
export function countNotes(counts: Partial<RichCounts>): Message[] {
	return Object.entries(counts)
		.filter(([, n]) => n)
		.map(([key, n]) => message(`import.note.${key as keyof RichCounts}`, { n }));
}
