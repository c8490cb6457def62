/** One stream of an RTF file's text (the talk, or one note), with the table that is being read in it. */
import { RichText } from './rich-text.ts';

/** Gathers paragraphs, and rows until the table ends. */
export class RtfFlow {
	/** What has been gathered. */
	readonly text = new RichText();
	#rows: RichText[][] = [];
	#row: RichText[] = [];
	#cell = new RichText();

	/** Adds words to the paragraph or to the cell. */
	add(words: string, bold: boolean, inTable: boolean): void {
		this.#place(inTable).add(words, bold);
	}

	/** Takes one of the words that end a paragraph, a line, a cell or a row. */
	mark(name: string, inTable: boolean, heading: boolean): void {
		if (name === 'cell' && (inTable || this.#row.length)) {
			this.#cell.close();
			this.#row.push(this.#cell);
			this.#cell = new RichText();
		} else if (name === 'row') {
			if (this.#row.length) this.#rows.push(this.#row);
			this.#row = [];
		} else if (name === 'line') this.#place(inTable).endLine();
		else if (name === 'nestcell' || name === 'cell') this.add('\t', false, inTable);
		else if (name === 'sect') this.#place(inTable).close({ heading });
		else this.#place(inTable).end({ heading });
	}

	/** Ends the table, if one was being read, and the paragraph. */
	finish(): void {
		this.#endTable();
		this.text.close();
	}

	#place(inTable: boolean): RichText {
		if (inTable) return this.#cell;
		this.#endTable();
		return this.text;
	}

	#endTable(): void {
		this.#cell.close();
		if (this.#cell.paragraphs.length) this.#row.push(this.#cell);
		if (this.#row.length) this.#rows.push(this.#row);
		if (this.#rows.length) this.text.table(this.#rows);
		this.#rows = [];
		this.#row = [];
		if (this.#cell.paragraphs.length) this.#cell = new RichText();
	}
}
