/** From bytes to text: UTF-8, UTF-16 with or without a mark, Windows-1252 and the other old encodings that chardet knows. */
import chardet from 'chardet';
import { cleanText } from '../core/text.ts';
import { err, message, ok, type Message, type Result } from '../core/result.ts';
import type { ReadError } from './reader.ts';

/** A text fit to be kept, with what had to be done for it. */
export type DecodedText = { readonly text: string; readonly notes: readonly Message[] };

/**
 * Decodes and cleans the bytes of a text file. Refuses what holds no text (`empty`) and what is no text (`binary`).
 * `declared` is the encoding that the file names itself: believed for bytes that are not sound UTF-8 or UTF-16.
 */
export function bytesToText(bytes: Uint8Array, declared?: string): Result<DecodedText, ReadError> {
	if (!bytes.length) return err({ type: 'empty' });
	const decoded = decode(bytes, false, declared);
	if (!decoded) return err({ type: 'binary' });
	const { text, changes } = cleanText(decoded.text);
	if (!/\S/.test(text)) return err({ type: 'empty' });
	if (looksBinary(text, changes.replaced)) return err({ type: 'binary' });
	const notes: Message[] = [];
	if (decoded.encoding !== 'UTF-8')
		notes.push(message('import.note.encoding', { encoding: decoded.encoding }));
	if (changes.bom) notes.push(message('import.note.bomRemoved'));
	if (changes.lineBreaks) notes.push(message('import.note.lineBreaks', { n: changes.lineBreaks }));
	if (decoded.unreadable) notes.push(message('import.note.unreadableBytes', { n: decoded.unreadable }));
	if (changes.replaced) notes.push(message('import.note.replaced', { n: changes.replaced }));
	return ok({ text, notes });
}

/** The text of a file's first bytes, for a look at what it is; '' for what is no text. */
export function headToText(head: Uint8Array): string {
	const decoded = decode(head, true);
	return decoded ? cleanText(decoded.text).text : '';
}

type Decoded = { text: string; encoding: string; unreadable: number };

function decode(bytes: Uint8Array, cut = false, declared = ''): Decoded | null {
	const utf16 = utf16Kind(bytes);
	if (utf16) {
		const text = new TextDecoder(utf16, { ignoreBOM: true }).decode(bytes);
		return { text, encoding: utf16.toUpperCase(), unreadable: cut ? 0 : countUnreadable(text) };
	}
	if (bytes.subarray(0, 65536).includes(0)) return null;
	try {
		// A head may end inside a letter; `stream` holds that letter back instead of calling it an error.
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut });
		return { text, encoding: 'UTF-8', unreadable: 0 };
	} catch {
		return decodeOld(bytes, declared);
	}
}

function decodeOld(bytes: Uint8Array, declared: string): Decoded {
	const { letters, broken } = utf8Letters(bytes);
	if (letters > 4 * broken) {
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
		return { text, encoding: 'UTF-8', unreadable: countUnreadable(text) };
	}
	const believed = !/^utf/i.test(declared) && canDecode(declared);
	const encoding = believed ? new TextDecoder(declared).encoding : oldEncoding(bytes.subarray(0, 65536));
	const text = new TextDecoder(encoding).decode(bytes);
	return { text, encoding, unreadable: countUnreadable(text) };
}

/**
 * Western Europe's Windows-1252 (of which ISO-8859-1 is a part) unless another encoding is clearly more likely:
 * on short Nordic texts chardet takes its Central European and Turkish neighbours for equally good.
 */
function oldEncoding(sample: Uint8Array): string {
	const western = 'windows-1252';
	const matches = chardet.analyse(sample).filter(({ name }) => canDecode(name) && !/^UTF/.test(name));
	const best = matches[0];
	if (!best) return western;
	const asWestern = matches.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252');
	if (best.name === 'ISO-8859-1' || best.confidence < 30) return western;
	const neighbour = /^(ISO-8859-(1|2|9)|windows-125[0-4])$/.test(best.name) && best.name !== 'windows-1251';
	if (asWestern && best.confidence - asWestern.confidence < (neighbour ? 25 : 5)) return western;
	return best.name;
}

function canDecode(name: string): boolean {
	try {
		new TextDecoder(name);
		return true;
	} catch {
		return false;
	}
}

/** Marked, or every other byte of the head mostly zero: text in Latin letters as UTF-16. */
function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes.length < 2) return null;
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const head = Math.min(bytes.length & ~1, 4096);
	let even = 0;
	let odd = 0;
	for (let at = 0; at < head; at += 2) {
		if (bytes[at] === 0) even++;
		if (bytes[at + 1] === 0) odd++;
	}
	const pairs = head / 2;
	if (pairs < 2) return null;
	if (odd > pairs * 0.6 && even < pairs * 0.02) return 'utf-16le';
	if (even > pairs * 0.6 && odd < pairs * 0.02) return 'utf-16be';
	return null;
}

/** How many letters beyond ASCII are whole UTF-8, and how many bytes are not. */
function utf8Letters(bytes: Uint8Array): { letters: number; broken: number } {
	let letters = 0;
	let broken = 0;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at]!;
		if (byte < 0x80) continue;
		const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
		let whole = more > 0 && byte < 0xf5;
		for (let next = 1; whole && next <= more; next++) whole = (bytes[at + next] ?? 0) >> 6 === 2;
		if (whole) {
			letters++;
			at += more;
		} else broken++;
	}
	return { letters, broken };
}

function countUnreadable(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
	return count;
}

/** More than one character in fifty that no writer of text leaves behind. */
function looksBinary(text: string, replaced: number): boolean {
	return replaced * 50 > text.length;
}
