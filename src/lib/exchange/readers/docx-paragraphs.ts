/** From mammoth's tree of a Word document to paragraphs: bold heads, headings, table rows, footnotes. */
import { cleanText } from '../../core/text.ts';
import type { Paragraph } from '../layouts/paragraph.ts';

/** A node of mammoth's tree, as far as it is used here. */
export type DocxNode = {
	readonly type: string;
	readonly children?: readonly DocxNode[];
	readonly value?: string;
	readonly isBold?: boolean;
	readonly styleId?: string | null;
	readonly styleName?: string | null;
	readonly breakType?: string;
	readonly checked?: boolean;
	readonly noteType?: string;
	readonly noteId?: string;
	readonly comments?: readonly unknown[];
	readonly notes?: { resolve(reference: DocxNode): { body: readonly DocxNode[] } | null };
};

/** A document's paragraphs, and how many things there were that are more or less than text. */
export type DocxContent = {
	readonly paragraphs: readonly Paragraph[];
	readonly counts: {
		tableRows: number;
		footnotes: number;
		comments: number;
		pictures: number;
		replaced: number;
	};
};

/**
 * The paragraphs in reading order. A table's row is one paragraph, its cells parted by tabs; the text of foot- and
 * endnotes comes last, so that no word is lost.
 */
export function docxParagraphs(document: DocxNode): DocxContent {
	const walk = new Walk();
	walk.blocks(document.children ?? []);
	const references = walk.noteReferences;
	for (const reference of references) {
		const note = document.notes?.resolve(reference);
		if (note) walk.blocks(note.body);
	}
	return {
		paragraphs: walk.paragraphs,
		counts: { ...walk.counts, footnotes: references.length, comments: document.comments?.length ?? 0 }
	};
}

type Inline = { text: string; bold: number };

class Walk {
	readonly paragraphs: Paragraph[] = [];
	readonly noteReferences: DocxNode[] = [];
	readonly counts = { tableRows: 0, pictures: 0, replaced: 0 };
	#gap = true;

	blocks(nodes: readonly DocxNode[]): void {
		for (const node of nodes) {
			if (node.type === 'paragraph') this.#add(this.#inline(node), isHeading(node));
			else if (node.type === 'table') for (const row of node.children ?? []) this.#row(row);
			else if (node.children) this.blocks(node.children);
		}
	}

	#row(row: DocxNode): void {
		this.counts.tableRows++;
		const cells = (row.children ?? []).map((cell) => this.#cell(cell));
		const text = cells.map((cell) => cell.text).join('\t');
		this.#add({ text, bold: 0 }, false);
	}

	#cell(cell: DocxNode): Inline {
		const inner = new Walk();
		inner.blocks(cell.children ?? []);
		this.noteReferences.push(...inner.noteReferences);
		for (const key of ['tableRows', 'pictures', 'replaced'] as const) this.counts[key] += inner.counts[key];
		return { text: inner.paragraphs.map(({ text }) => text).join('\n'), bold: 0 };
	}

	#inline(paragraph: DocxNode): Inline {
		let text = '';
		let bold = 0;
		let bolding = true;
		const visit = (node: DocxNode, isBold: boolean) => {
			const piece = this.#pieceOf(node);
			if (piece.trim() && !isBold) bolding = false;
			text += piece;
			if (bolding && isBold) bold = text.length;
			for (const child of node.children ?? []) visit(child, isBold || node.isBold === true);
		};
		visit(paragraph, false);
		return { text, bold };
	}

	#pieceOf(node: DocxNode): string {
		if (node.type === 'text') return node.value ?? '';
		if (node.type === 'tab') return '\t';
		if (node.type === 'break') return '\n';
		if (node.type === 'checkbox') return node.checked ? '☒' : '☐';
		if (node.type === 'noteReference') this.noteReferences.push(node);
		if (node.type === 'image') this.counts.pictures++;
		return '';
	}

	#add({ text, bold }: Inline, heading: boolean): void {
		const { text: clean, changes } = cleanText(text);
		this.counts.replaced += changes.replaced;
		const lead = clean.length - clean.trimStart().length;
		const trimmed = clean.trim();
		if (trimmed)
			this.paragraphs.push({
				text: trimmed,
				gap: this.#gap,
				whole: true,
				bold: Math.max(0, Math.min(bold - lead, trimmed.length)),
				heading
			});
		this.#gap = !trimmed || heading;
	}
}

function isHeading({ styleName, styleId }: DocxNode): boolean {
	return (
		/^(heading|rubrik|title|subtitle|titel) ?\d?$/i.test(styleName ?? '') ||
		/^(Heading|Rubrik)\d$/.test(styleId ?? '')
	);
}
