/** Pdf files: pdfjs finds the text, and where it stands on the page tells what is a paragraph and what only furniture. */
import { err, message, type Message } from '../../core/result.ts';
import { findTurns } from '../layouts/index.ts';
import { planOf } from '../plan.ts';
import type { Reader } from '../reader.ts';
import { bombOf } from './pdf-bomb.ts';
import { pdfPages } from './pdf-engine.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import { linesOfPage, segmentsOf } from './pdf-lines.ts';
import { pdfParagraphs } from './pdf-paragraphs.ts';

/** The reader of pdf. */
export const pdf: Reader = {
	id: 'pdf',
	label: 'import.format.pdf',
	extensions: ['pdf'],
	looksLike: (head) => new TextDecoder('latin1').decode(head.subarray(0, 1024)).includes('%PDF-'),
	async read(bytes, source, options) {
		if (!bytes.length) return err({ type: 'empty' });
		if (!pdf.looksLike(bytes, source.name)) return err({ type: 'notThisFormat', format: 'pdf' });
		const bomb = bombOf(bytes);
		if (bomb) return err(bomb);
		const pages = await pdfPages(bytes);
		if (!pages.ok) return pages;
		const segments = pages.value.map(({ height, pieces }) => ({
			height,
			segments: segmentsOf(pieces ?? [])
		}));
		if (segments.every((page) => !page.segments.length))
			return err({ type: 'scanned', pages: segments.length });
		const bare = withoutFurniture(segments);
		const text = pdfParagraphs(bare.pages.map(linesOfPage));
		const found = findTurns(text.paragraphs, options.layout, options.pattern);
		const notes: Message[] = [];
		const unread = listOf(pages.value.map(({ pieces }) => pieces === null));
		const empty = listOf(
			pages.value.map(({ pieces }, at) => pieces !== null && !segments[at]!.segments.length)
		);
		if (unread) notes.push(message('import.note.pagesUnread', unread));
		if (empty) notes.push(message('import.note.pagesWithoutText', empty));
		if (bare.heads) notes.push(message('import.note.pageFurniture', { n: bare.heads }));
		if (bare.numbers) notes.push(message('import.note.marginNumbers', { n: bare.numbers }));
		if (text.hyphens) notes.push(message('import.note.hyphens', { n: text.hyphens }));
		if (text.replaced) notes.push(message('import.note.replaced', { n: text.replaced }));
		return planOf({ reader: 'pdf', source, ...found, notes: [...notes, ...found.notes] });
	}
};

/** At most so many stretches of pages are named. */
const stretchesShown = 12;

/** The numbers of the pages that hold, as people write them ("2, 5–7"); null when there are none. */
function listOf(pages: readonly boolean[]): { n: number; pages: string } | null {
	const stretches: string[] = [];
	for (let at = 0; at < pages.length; at++) {
		if (!pages[at]) continue;
		const from = at;
		while (pages[at + 1]) at++;
		stretches.push(from === at ? `${at + 1}` : `${from + 1}–${at + 1}`);
	}
	if (!stretches.length) return null;
	const more = stretches.length > stretchesShown ? ' …' : '';
	return { n: pages.filter(Boolean).length, pages: stretches.slice(0, stretchesShown).join(', ') + more };
}
