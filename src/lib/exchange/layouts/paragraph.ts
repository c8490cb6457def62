/** What the readers of running text hand to the layouts: the file's paragraphs in order, before anybody knows who speaks. */

/** One paragraph (docx) or line (txt, md) that holds something. */
export type Paragraph = {
	readonly text: string;
	/** True when an empty line or paragraph, or a heading, stands before it. */
	readonly gap: boolean;
	/** True when it is a paragraph of its own, false for a line that may go on in the next. */
	readonly whole: boolean;
	/** How many UTF-16 units from its start are bold. */
	readonly bold: number;
	readonly heading: boolean;
	/** True for what stands beside the talk and is a turn of its own, nobody's: a table's row or cell, a footnote. */
	readonly alone?: boolean;
};

/** The lines of a text that hold something, trimmed. */
export function linesOf(text: string): Paragraph[] {
	const lines: Paragraph[] = [];
	let gap = true;
	for (let at = 0; at <= text.length;) {
		let end = text.indexOf('\n', at);
		if (end < 0) end = text.length;
		const line = text.slice(at, end).trim();
		if (line) lines.push({ text: line, gap, whole: false, bold: 0, heading: false });
		gap = !line;
		at = end + 1;
	}
	return lines;
}
