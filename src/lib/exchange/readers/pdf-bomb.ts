/**
 * Looks for streams in a pdf that would unfold without end, before anything is opened. Streams of pictures are never
 * unpacked and don't count; a second packing inside the first is unpacked too.
 */
import { Unzlib } from 'fflate';
import type { ReadError } from '../reader.ts';

/** The most that one stream may unpack to, in bytes: a thousand times a page full of text. */
export const streamLimit = 50_000_000;

const mark = [0x73, 0x74, 0x72, 0x65, 0x61, 0x6d];
const step = 16_384;

/** The refusal for a file with such a stream, or null. */
export function bombOf(bytes: Uint8Array): ReadError | null {
	for (let at = bytes.indexOf(0x73); at >= 0; at = bytes.indexOf(0x73, at + 1)) {
		if (!mark.every((byte, index) => bytes[at + index] === byte)) continue;
		let from = at + 6;
		if (bytes[from] === 13) from++;
		if (bytes[from] === 10) from++;
		if (!isZlib(bytes, from)) continue;
		const head = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, at - 400), at));
		const dictionary = head.slice(Math.max(0, head.lastIndexOf(' obj')));
		if (/\/Subtype\s*\/Image/.test(dictionary)) continue;
		const end = endOf(bytes, from);
		if (unfolds(bytes.subarray(from, end), 2)) return { type: 'zipBomb', limit: streamLimit / 1e6 };
		at = end;
	}
	return null;
}

function isZlib(bytes: Uint8Array, at: number): boolean {
	const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
	return (first & 15) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0;
}

function endOf(bytes: Uint8Array, from: number): number {
	const end = [0x65, 0x6e, 0x64, ...mark];
	for (let at = bytes.indexOf(0x65, from); at >= 0; at = bytes.indexOf(0x65, at + 1))
		if (end.every((byte, index) => bytes[at + index] === byte)) return at;
	return bytes.length;
}

/** True when `packed` yields more than the limit, at this level or, where it is packed again, at the next. */
function unfolds(packed: Uint8Array, levels: number): boolean {
	let size = 0;
	let inner: Unzlib | null = null;
	let innerSize = 0;
	const outer = new Unzlib((chunk) => {
		if (!size && levels > 1 && isZlib(chunk, 0))
			inner = new Unzlib((more) => {
				innerSize += more.length;
			});
		size += chunk.length;
		try {
			for (let at = 0; inner && at < chunk.length && innerSize <= streamLimit; at += step)
				inner.push(chunk.subarray(at, at + step));
		} catch {
			inner = null;
		}
	});
	try {
		for (let at = 0; at < packed.length && size <= streamLimit && innerSize <= streamLimit; at += step)
			outer.push(packed.subarray(at, at + step), at + step >= packed.length);
	} catch {
		// Damaged from here on; pdfjs takes what it can.
	}
	return size > streamLimit || innerSize > streamLimit;
}
