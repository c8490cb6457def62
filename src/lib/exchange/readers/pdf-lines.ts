/** From the pieces of a page to its lines in reading order: pieces side by side are one line, columns come one after the other. */
import type { PdfPiece } from './pdf-engine.ts';

/** A stretch of text on one base line, without a wide gap in it. */
export type Segment = {
	readonly text: string;
	readonly x: number;
	readonly right: number;
	readonly y: number;
	readonly size: number;
	/** The font it begins in, and for how many characters. */
	readonly font: string;
	readonly lead: number;
	readonly rtl: boolean;
};

/**
 * A line; `left` is where its column begins, and `column` tells columns apart. `body` is where its last words begin, after
 * a label and a tab.
 */
export type Line = Segment & { readonly left: number; readonly column: number; readonly body: number };

/** A gap this wide, in sizes of the letters, parts two segments; one as wide as `columnGap` where a column begins. */
const wideGap = 1.5;
const columnGap = 0.6;
/** Arabic letters in the form they take on paper; in a text they are written as themselves. */
const shaped = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;
const runningNumber = /^\s*\d{1,4}[.)]?\s*$/;

/** The segments of a page, from top to bottom and left to right; turned text comes last. */
export function segmentsOf(pieces: readonly PdfPiece[]): Segment[] {
	const upright = pieces.filter((piece) => piece.upright);
	const sorted = [...upright].sort((a, b) => a.y - b.y || a.x - b.x);
	const rowsOfPieces: PdfPiece[][] = [];
	for (let from = 0; from < sorted.length;) {
		let to = from + 1;
		const { y, size } = sorted[from]!;
		let [base, tallest] = [y, size];
		while (to < sorted.length && sorted[to]!.y - base < tallest * 0.45) {
			if (sorted[to]!.size > tallest) [base, tallest] = [sorted[to]!.y, sorted[to]!.size];
			to++;
		}
		rowsOfPieces.push(sorted.slice(from, to).sort((a, b) => a.x - b.x));
		from = to;
	}
	const stops = stopsOf(rowsOfPieces);
	const segments = rowsOfPieces.flatMap((row) => rowSegments(row, stops));
	for (const piece of pieces) if (!piece.upright && piece.text.trim()) segments.push(segment([piece]));
	return segments;
}

/** Where columns of a table begin: places at which something begins in a fifth of all rows, five at the least. */
function stopsOf(rowsOfPieces: readonly (readonly PdfPiece[])[]): Set<number> {
	const counts = new Map<number, number>();
	for (const row of rowsOfPieces) {
		let end = -Infinity;
		for (const { text, x, width, size } of row) {
			if (!text.trim()) continue;
			if (x - end > size * columnGap) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
			end = x + width;
		}
	}
	const needed = Math.max(5, rowsOfPieces.length / 5);
	return new Set([...counts].filter(([, n]) => n >= needed).map(([x]) => x));
}

function rowSegments(row: readonly PdfPiece[], stops: ReadonlySet<number>): Segment[] {
	const segments: Segment[] = [];
	let open: PdfPiece[] = [];
	const close = () => {
		if (open.some(({ text }) => text.trim())) segments.push(segment(open));
		open = [];
	};
	for (const piece of row) {
		const last = open.findLast(({ text }) => text.trim());
		if (last && piece.text.trim()) {
			// Bold that is drawn twice, a hair apart.
			if (last.text === piece.text && Math.abs(last.x - piece.x) < piece.size * 0.15) continue;
			const gap = piece.x - last.x - last.width;
			const number = runningNumber.test(last.text) && open.length <= 2;
			const narrow = stops.has(Math.round(piece.x)) || (number && !segments.length);
			if (gap > piece.size * (narrow ? columnGap : wideGap)) close();
		}
		open.push(piece);
	}
	close();
	return segments;
}

function segment(pieces: readonly PdfPiece[]): Segment {
	const words = pieces.filter(({ text }) => text.trim());
	const rtl = words.filter((piece) => piece.rtl).length * 2 > words.length;
	const ordered = rtl ? [...pieces].reverse() : pieces;
	let text = '';
	let lead = 0;
	let leading = true;
	const font = ordered.find((piece) => piece.text.trim())!.font;
	ordered.forEach((piece, at) => {
		const last = ordered[at - 1];
		const gap = !last ? 0 : rtl ? last.x - piece.x - piece.width : piece.x - last.x - last.width;
		if (last && gap > piece.size * 0.2 && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' ';
		leading &&= piece.font === font || !piece.text.trim();
		text += piece.text;
		if (leading && piece.text.trim()) lead = text.length;
	});
	const largest = words.reduce((most, piece) => (piece.text.length > most.text.length ? piece : most));
	return {
		text: text.trim().replace(shaped, (run) => run.normalize('NFKC')),
		rtl,
		x: Math.min(...words.map(({ x }) => x)),
		right: Math.max(...words.map(({ x, width }) => x + width)),
		y: largest.y,
		size: largest.size,
		font,
		lead: Math.max(0, lead - (text.length - text.trimStart().length))
	};
}

/** The lines of a page in reading order. A page read from right to left is told as in a mirror. */
export function linesOfPage(segments: readonly Segment[]): Line[] {
	const next = { column: 0 };
	const mirrored = segments.filter(({ rtl }) => rtl).length * 2 > segments.length;
	if (!mirrored) return region(segments, next, 0);
	const seen = segments.map((one) => ({ ...one, x: -one.right, right: -one.x }));
	return region(
		seen.sort((a, b) => a.y - b.y || a.x - b.x),
		next,
		0
	);
}

function region(segments: readonly Segment[], next: { column: number }, depth: number): Line[] {
	const gutter = depth < 2 ? gutterOf(segments) : null;
	if (gutter === null) return rows(segments, next.column++);
	const lines: Line[] = [];
	let left: Segment[] = [];
	let right: Segment[] = [];
	const flush = () => {
		if (left.length) lines.push(...region(left, next, depth + 1));
		if (right.length) lines.push(...region(right, next, depth + 1));
		[left, right] = [[], []];
	};
	for (const one of segments) {
		if (one.right <= gutter) left.push(one);
		else if (one.x >= gutter) right.push(one);
		else {
			flush();
			lines.push(...rows([one], next.column++));
		}
	}
	flush();
	return lines;
}

/** Segments on one base line become one line, parted by tabs. */
function rows(segments: readonly Segment[], column: number): Line[] {
	const left = Math.min(...segments.map(({ x }) => x));
	const lines: Line[] = [];
	for (const one of segments) {
		const last = lines.at(-1);
		if (!last || Math.abs(last.y - one.y) > last.size * 0.45 || one.x < last.right)
			lines.push({ ...one, left, column, body: one.x });
		else
			lines[lines.length - 1] = {
				...last,
				text: `${last.text}\t${one.text}`,
				right: one.right,
				body: one.x,
				size: one.text.length > last.text.length ? one.size : last.size
			};
	}
	return lines;
}

/**
 * Where the gap between two columns of text stands, or null. Both sides must hold lines that fill them: a column of short
 * names beside what they said is read across.
 */
function gutterOf(segments: readonly Segment[]): number | null {
	if (segments.length < 12) return null;
	const from = Math.min(...segments.map(({ x }) => x));
	const to = Math.max(...segments.map(({ right }) => right));
	let best: { at: number; crossing: number } | null = null;
	for (let share = 0.25; share <= 0.75; share += 0.01) {
		const at = from + (to - from) * share;
		const left = segments.filter(({ right }) => right <= at);
		const right = segments.filter(({ x }) => x >= at);
		const crossing = segments.length - left.length - right.length;
		const full = (side: readonly Segment[], width: number) =>
			side.length >= 5 && median(side.map((one) => one.right - one.x)) >= width * 0.55;
		if (crossing * 4 > segments.length || !full(left, at - from) || !full(right, to - at)) continue;
		if (!best || crossing < best.crossing) best = { at, crossing };
	}
	return best?.at ?? null;
}

function median(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
