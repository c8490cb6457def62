/** What stands on the pages of a pdf around the text: running heads, page numbers, and numbers of paragraphs or lines in the margin. */
import type { Segment } from './pdf-lines.ts';

/** One page's segments and its height in points. */
export type SegmentPage = { readonly height: number; readonly segments: readonly Segment[] };

/** The pages without it, and how much there was. */
export type BarePages = {
	readonly pages: Segment[][];
	readonly heads: number;
	readonly numbers: number;
};

const pageNumber =
	/^[\s\-–—|([]*(?:(?:page|sida|sid|seite|pagina|página|p|s)\.?\s*)?(\d{1,4})\s*(?:(?:\/|of|av|von|de|\()\s*\d{1,4})?[\s\-–—|)\]]*$/i;
const label = /^([^:]{1,40}):\s/;

/** Decides over all pages. */
export function withoutFurniture(pages: readonly SegmentPage[]): BarePages {
	const heads = new Set<Segment>([...repeated(pages), ...pageNumbers(pages)]);
	const bare = pages.map(({ segments }) => segments.filter((one) => !heads.has(one)));
	const numbers = new Set(marginNumbers(bare));
	return {
		pages: bare.map((segments) => segments.filter((one) => !numbers.has(one))),
		heads: heads.size,
		numbers: numbers.size
	};
}

/** The segments at the top and foot of a page: within its outer eighths, three lines at most. */
function edges({ height, segments }: SegmentPage): Segment[] {
	const rows = [...new Set(segments.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
	const [top, foot] = [rows[2] ?? Infinity, rows.at(-3) ?? -Infinity];
	return segments.filter(
		({ y }) => (Math.round(y) <= top && y < height / 8) || (Math.round(y) >= foot && y > (height * 7) / 8)
	);
}

/** What comes back at the same height of half the pages; digits may differ. */
function repeated(pages: readonly SegmentPage[]): Segment[] {
	const byKey = new Map<string, Map<number, Segment>>();
	const talk = new Set<string>();
	pages.forEach((page, at) => {
		const atEdge = new Set(edges(page));
		for (const one of page.segments) {
			if (!atEdge.has(one)) {
				talk.add(label.exec(one.text)?.[1] ?? '');
				continue;
			}
			const key = `${Math.round(one.y / 4)} ${one.text.replace(/\d+/g, '#')}`;
			const places = byKey.get(key) ?? new Map<number, Segment>();
			byKey.set(key, places.set(at, one));
		}
	});
	const found = new Set<Segment>();
	for (const places of byKey.values()) {
		const [first] = places.values();
		// "Anna: Mhm." may happen to open every page; her label stands in the middle of pages too.
		if (talk.has(label.exec(first!.text)?.[1] ?? 'none: ')) continue;
		const number = /^\d{1,4}[.)]?$/.test(first!.text);
		if (!number && places.size >= Math.max(2, Math.floor(pages.length / 2)))
			for (const one of places.values()) found.add(one);
	}
	return pages.flatMap(({ segments }) =>
		segments.filter((one) => found.has(one) && standsApart(one, segments, found))
	);
}

/** True when there is more room between it and the text than between two lines. */
function standsApart(one: Segment, segments: readonly Segment[], found: ReadonlySet<Segment>): boolean {
	return segments.every((other) => {
		const away = Math.abs(other.y - one.y);
		return found.has(other) || away < one.size * 0.45 || away > Math.max(one.size, other.size) * 1.6;
	});
}

/** Numbers at the edges that count the pages. */
function pageNumbers(pages: readonly SegmentPage[]): Segment[] {
	const byOffset = new Map<number, Map<number, Segment>>();
	pages.forEach((page, at) => {
		for (const one of edges(page)) {
			const number = pageNumber.exec(one.text)?.[1];
			if (number === undefined) continue;
			const places = byOffset.get(Number(number) - at) ?? new Map<number, Segment>();
			if (!places.has(at) || places.get(at)!.text.length < one.text.length) places.set(at, one);
			byOffset.set(Number(number) - at, places);
		}
	});
	const best = [...byOffset.values()].sort((a, b) => b.size - a.size)[0];
	if (!best) return [];
	if (pages.length > 1)
		return best.size >= Math.max(2, Math.floor(pages.length / 2)) ? [...best.values()] : [];
	const only = [...best.values()][0]!;
	const alone = only.y === Math.max(...pages[0]!.segments.map(({ y }) => y)) && pages[0]!.segments.length > 1;
	return alone && /^\D*1\b/.test(only.text) ? [only] : [];
}

/** Numbers that stand outside the text and rise from one to the next. */
function marginNumbers(pages: readonly (readonly Segment[])[]): Segment[] {
	const texts = pages.flat().filter(({ text }) => /\p{L}{2}/u.test(text));
	const left = commonest(texts.map(({ x }) => Math.round(x)));
	const right = Math.max(0, ...texts.map((one) => one.right));
	const found: Segment[] = [];
	let rises = 0;
	let before = 0;
	for (const page of pages) {
		let first = true;
		for (const one of page) {
			if (!/^\d{1,4}[.)]?$/.test(one.text) || (one.right > left && one.x < right)) continue;
			const number = parseInt(one.text, 10);
			if ((number >= before && number - before <= 10) || (first && number <= 5)) rises++;
			found.push(one);
			before = number;
			first = false;
		}
	}
	return found.length >= 3 && rises >= found.length * 0.8 ? found : [];
}

function commonest(numbers: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
