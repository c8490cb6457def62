/** From mammoth's tree of a Word document to paragraphs: bold heads, headings, tables, footnotes. */
import { RichText } from './rich-text.ts';

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

/** The text in reading order. Foot- and endnotes come last, a turn each, so that no word is lost. */
export function docxText(document: DocxNode): RichText {
	const walk = new Walk();
	const text = new RichText();
	walk.blocks(document.children ?? [], text);
	for (const reference of walk.noteReferences) {
		const note = document.notes?.resolve(reference);
		const inner = new RichText();
		if (note) walk.blocks(note.body, inner);
		text.append(inner, { alone: true });
	}
	text.counts.footnotes = walk.noteReferences.length;
	text.counts.comments = document.comments?.length ?? 0;
	return text;
}

class Walk {
	/** Grows while the notes themselves are walked, where a note refers to another. */
	readonly noteReferences: DocxNode[] = [];
	readonly #seen = new Set<string>();

	blocks(nodes: readonly DocxNode[], text: RichText): void {
		for (const node of nodes) {
			if (node.type === 'paragraph') {
				this.#inline(node, isStrong(node), text);
				text.end({ heading: isHeading(node) });
			} else if (node.type === 'table') text.table(this.#rows(node));
			else if (node.children) this.blocks(node.children, text);
		}
	}

	#rows(table: DocxNode): RichText[][] {
		return (table.children ?? []).map((row) =>
			(row.children ?? []).map((cell) => {
				const text = new RichText();
				this.blocks(cell.children ?? [], text);
				return text;
			})
		);
	}

	#inline(node: DocxNode, bold: boolean, text: RichText): void {
		if (node.type === 'text') text.add(node.value ?? '', bold);
		else if (node.type === 'tab') text.add('\t', bold);
		else if (node.type === 'break') text.endLine();
		else if (node.type === 'checkbox') text.add(node.checked ? '☒' : '☐', bold);
		else if (node.type === 'noteReference') this.#refer(node);
		else if (node.type === 'image') text.counts.pictures++;
		for (const child of node.children ?? []) this.#inline(child, bold || isStrong(child), text);
	}

	#refer(reference: DocxNode): void {
		const key = `${reference.noteType} ${reference.noteId}`;
		if (this.#seen.has(key)) return;
		this.#seen.add(key);
		this.noteReferences.push(reference);
	}
}

function isStrong({ isBold, styleName }: DocxNode): boolean {
	return isBold === true || /^(strong|stark)$/i.test(styleName ?? '');
}

function isHeading({ styleName, styleId }: DocxNode): boolean {
	return (
		/^(heading|rubrik|title|subtitle|titel) ?\d?$/i.test(styleName ?? '') ||
		/^(Heading|Rubrik)\d$/.test(styleId ?? '')
	);
}
