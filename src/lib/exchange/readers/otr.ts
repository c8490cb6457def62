/**
 * oTranscribe: JSON that holds a page of HTML, with `<span class="timestamp" data-timestamp="12.3">` where somebody
 * pressed a key. The page is taken apart, never built; the times become marks that the layouts take for times.
 */
import type { Plan } from '../../core/draft.ts';
import { err, type Message, type Result } from '../../core/result.ts';
import { cleanText } from '../../core/text.ts';
import { bytesToText } from '../encoding.ts';
import type { Reader, ReadError, ReadOptions, Source } from '../reader.ts';
import { HtmlText } from './html-text.ts';
import { richPlan } from './rich-plan.ts';

/** What a file of oTranscribe holds, as far as it is used. */
export type Otr = { readonly text: string };

/** The reader of oTranscribe's files. */
export const otr: Reader = {
	id: 'otr',
	label: 'import.format.otr',
	extensions: ['otr'],
	looksLike: () => false,
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		let value: unknown;
		try {
			value = JSON.parse(decoded.value.text);
		} catch {
			return err({ type: 'damaged' });
		}
		if (!isOtr(value)) return err({ type: 'notThisFormat', format: 'otr' });
		return readOtr(value, source, options, decoded.value.notes);
	}
};

/** True for what was parsed of a file of oTranscribe: a page, and the recording that it belongs to. */
export function isOtr(value: unknown): value is Otr {
	if (typeof value !== 'object' || value === null || !('text' in value)) return false;
	return typeof value.text === 'string' && ('media' in value || value.text.includes('data-timestamp='));
}

/** Reads what oTranscribe wrote. */
export async function readOtr(
	{ text }: Otr,
	source: Source,
	options: ReadOptions,
	notes: readonly Message[]
): Promise<Result<Plan, ReadError>> {
	const { Parser } = await import('htmlparser2');
	const walk = new HtmlText();
	const page = withMarks(cleanText(text).text);
	const parser = new Parser(walk, { decodeEntities: true });
	for (let at = 0; at < page.length; at += 65_536) parser.write(page.slice(at, at + 65_536));
	parser.end();
	walk.text.close();
	walk.text.paragraphs.forEach((paragraph, at, all) => {
		all[at] = { ...paragraph, text: withoutMarksInside(paragraph.text) };
	});
	return richPlan('otr', source, options, walk.text, notes);
}

const stamp =
	/<span\b[^<>]{0,300}?\bdata-timestamp\s*=\s*["']?(\d{1,7}(?:\.\d{1,12})?)["']?[^<>]{0,300}>[^<>]{0,60}<\/span>/gi;
const mark = /#(\d{2,5}:\d\d:\d\d)-\d{3}#/g;

/** A time becomes `#00:00:12-300#`, as f4 writes it. */
function withMarks(page: string): string {
	return page.replace(stamp, (_, seconds: string) => {
		const ms = Math.round(Number(seconds) * 1000);
		const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
		const clock = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`;
		return ` #${clock}-${String(ms % 1000).padStart(3, '0')}# `;
	});
}

/** A time in the midst of the words stays a word, written as people read it; one after a label is the turn's. */
function withoutMarksInside(text: string): string {
	return text.replace(mark, (whole: string, clock: string, at: number) => {
		const before = text.slice(0, at).trimEnd();
		const atAnEnd = !before || /[:：]$/.test(before) || at + whole.length === text.length;
		return atAnEnd ? whole : clock;
	});
}
