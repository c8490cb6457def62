/** From the lines of all pages to paragraphs: joined over lines, columns and pages, words cut by hyphens made whole. */
import { cleanText } from '../../core/text.ts';
import type { Paragraph } from '../layouts/paragraph.ts';
import type { Line } from './pdf-lines.ts';

/** The paragraphs, and how many words were made whole and characters replaced. */
export type PdfParagraphs = {
	readonly paragraphs: Paragraph[];
	readonly hyphens: number;
	readonly replaced: number;
};

const sentenceEnd = /[.!?…:。！？؟]["'”’»)\]]*$/;
const label = /^[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N} .'()-]{0,40}:(\s|$)/u;
const hanging = /^(och|eller|samt|and|or|und|oder|et|ou|y|o)\b/;
const cutWord = /\p{L}[-\u00ad\u2010]$/u;
const cjk = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Decides over the whole file what its usual letters and gaps are, and joins by that. */
export function pdfParagraphs(pages: readonly (readonly Line[])[]): PdfParagraphs {
	const lines = pages.flat();
	const measures = new Measures(lines);
	const vocabulary = vocabularyOf(lines);
	const paragraphs: Paragraph[] = [];
	const counts = { hyphens: 0, replaced: 0 };
	let open: Line[] = [];
	const close = () => {
		if (!open.length) return;
		const { text, hyphens } = joined(open, vocabulary);
		counts.hyphens += hyphens;
		const clean = cleanText(text);
		counts.replaced += clean.changes.replaced;
		const [first] = open as [Line];
		const heading = first.size >= measures.size * 1.15 && clean.text.length < 200;
		const bold = first.font === measures.font ? 0 : Math.min(first.lead, clean.text.length);
		if (clean.text.trim())
			paragraphs.push({ text: clean.text.trim(), gap: true, whole: true, bold: heading ? 0 : bold, heading });
		open = [];
	};
	for (const page of pages)
		page.forEach((line, at) => {
			const last = open.at(-1);
			const follows = last !== undefined && (at === 0 || last.column !== line.column || last.y >= line.y);
			if (last && (follows ? measures.beginsElsewhere(last, line) : measures.begins(last, line))) close();
			open.push(line);
		});
	close();
	return { paragraphs, ...counts };
}

/** What is usual in a file. */
class Measures {
	/** Size and font of most of its letters. */
	readonly size: number;
	readonly font: string;
	/** From line to line inside a paragraph, in sizes. */
	readonly #leading: number;
	/** Where columns that begin at about the same place end, and where most of their lines begin. */
	readonly #columns = new Map<number, { right: number; starts: Map<number, number>; start: number }>();

	constructor(lines: readonly Line[]) {
		const sizes = new Map<number, number>();
		const fonts = new Map<string, number>();
		for (const line of lines) {
			add(sizes, Math.round(line.size * 2) / 2, line.text.length);
			add(fonts, line.font, Math.min(line.lead, line.text.length));
		}
		this.size = most(sizes) ?? 10;
		this.font = most(fonts) ?? '';
		this.#leading = leadingOf(lines);
		for (const line of lines) {
			const key = Math.round(line.left / 12);
			const column = this.#columns.get(key) ?? { right: -Infinity, starts: new Map(), start: 0 };
			this.#columns.set(key, column);
			column.right = Math.max(column.right, line.right);
			add(column.starts, Math.round(line.x), 1);
		}
		for (const column of this.#columns.values()) column.start = most(column.starts) ?? 0;
	}

	/** True when `line`, below `last` in the same column, begins a paragraph. */
	begins(last: Line, line: Line): boolean {
		const { size } = line;
		if (Math.abs(last.size - size) > size * 0.15) return true;
		if (line.y - last.y > this.#leading * size * 1.3) return true;
		if (cutWord.test(last.text) && /^\p{Ll}/u.test(line.text)) return false;
		const indent = size * 0.8;
		const { start } = this.#column(line);
		const under = Math.abs(line.x - last.body) <= indent;
		// Left of where lines usually begin: the head of a paragraph that hangs.
		if (!under && line.x < start - indent) return true;
		const ended = sentenceEnd.test(last.text);
		// Right of it, after a sentence: a paragraph whose first line is indented.
		if (!under && line.x > start + indent && line.x > last.x + indent && ended) return true;
		return this.#isShort(last, line) || (label.test(line.text) && ended);
	}

	/** True when `line`, at the head of another page or column, doesn't go on with the paragraph of `last`. */
	beginsElsewhere(last: Line, line: Line): boolean {
		if (Math.abs(last.size - line.size) > line.size * 0.15) return true;
		if (/^\p{Ll}/u.test(line.text)) return false;
		return sentenceEnd.test(last.text) || label.test(line.text) || this.#isShort(last, line);
	}

	/** True when the first word of `line` would have found room on `last`: the break was meant. */
	#isShort(last: Line, line: Line): boolean {
		const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
		const width = ((line.right - line.x) * word) / Math.max(1, line.text.length);
		return last.right + width + line.size < this.#column(last).right;
	}

	#column(line: Line) {
		return this.#columns.get(Math.round(line.left / 12))!;
	}
}

/** The smallest step from line to line that is no exception: a tenth of all steps or more. */
function leadingOf(lines: readonly Line[]): number {
	const steps = new Map<number, number>();
	lines.forEach((line, at) => {
		const last = lines[at - 1];
		if (!last || last.column !== line.column) return;
		const step = Math.round(((line.y - last.y) / line.size) * 10) / 10;
		if (step >= 0.8 && step <= 4) add(steps, step, 1);
	});
	const total = [...steps.values()].reduce((sum, count) => sum + count, 0);
	const usual = [...steps].filter(([, count]) => count * 10 >= total).map(([step]) => step);
	return usual.length ? Math.min(...usual) : 1.2;
}

function add<K>(counts: Map<K, number>, key: K, n: number): void {
	counts.set(key, (counts.get(key) ?? 0) + n);
}

function most<K>(counts: ReadonlyMap<K, number>): K | undefined {
	let best: K | undefined;
	for (const [key, count] of counts) if (best === undefined || count > counts.get(best)!) best = key;
	return best;
}

/** The words of a file as they stand inside lines, to tell a hyphen of the word from one of the line. */
function vocabularyOf(lines: readonly Line[]): Set<string> {
	const words = new Set<string>();
	for (const { text } of lines)
		for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu)) words.add(word);
	return words;
}

function joined(lines: readonly Line[], vocabulary: ReadonlySet<string>): { text: string; hyphens: number } {
	const pieces = [lines[0]!.text];
	let hyphens = 0;
	for (let at = 1; at < lines.length; at++) {
		const last = pieces[at - 1]!;
		const next = lines[at]!.text;
		const cut = /(\p{L}+)[-\u00ad\u2010]$/u.exec(last.slice(-60));
		const word = cut && !hanging.test(next) ? /^\p{Ll}+/u.exec(next)?.[0] : undefined;
		if (cut && word) {
			const [whole, parted] = [`${cut[1]}${word}`.toLowerCase(), `${cut[1]}-${word}`.toLowerCase()];
			const keeps = !last.endsWith('\u00ad') && vocabulary.has(parted) && !vocabulary.has(whole);
			if (!keeps) pieces[at - 1] = last.slice(0, -1);
			hyphens++;
			pieces.push(next);
		} else if (cut && /^[\p{Lu}\d]/u.test(next)) pieces.push(next);
		else pieces.push(cjk.test(last.slice(-1)) && cjk.test(next.charAt(0)) ? next : ` ${next}`);
	}
	return { text: pieces.join('').replaceAll('\u00ad', ''), hyphens };
}
