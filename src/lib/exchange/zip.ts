/**
 * Opens a zip that nobody vouches for. The sizes it states are summed before anything is inflated, and inflating stops
 * as soon as an entry yields more than it stated, so a bomb never unfolds. Names are compared, never used as paths.
 */
import { Inflate } from 'fflate';
import { err, ok, type Result } from '../core/result.ts';
import type { ReadError } from './reader.ts';

/** The most that a file may unpack to, in bytes. */
export const unpackedLimit = 200_000_000;

/** One entry of a zip's central directory; sizes are bytes as stated there. */
export type ZipEntry = {
	readonly name: string;
	readonly method: number;
	readonly packed: number;
	readonly unpacked: number;
	/** Where the entry's local header begins. */
	readonly at: number;
};

/** True for bytes that begin as a zip does. */
export function isZip(head: Uint8Array): boolean {
	return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** The central directory. Refuses a damaged zip and one that states to unpack to more than the limit. */
export function zipEntries(bytes: Uint8Array): Result<ZipEntry[], ReadError> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endOfDirectory(view);
	if (end < 0) return err({ type: 'damaged' });
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	const entries: ZipEntry[] = [];
	let sum = 0;
	for (let index = 0; index < count; index++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return err({ type: 'damaged' });
		const nameLength = view.getUint16(at + 28, true);
		const entry: ZipEntry = {
			name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
			method: view.getUint16(at + 10, true),
			packed: view.getUint32(at + 20, true),
			unpacked: view.getUint32(at + 24, true),
			at: view.getUint32(at + 42, true)
		};
		entries.push(entry);
		sum += entry.unpacked;
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	if (sum > unpackedLimit) return err({ type: 'zipBomb', limit: unpackedLimit / 1e6 });
	return ok(entries);
}

/** Unpacks one entry, and never to more than it states. */
export function unzipEntry(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array<ArrayBuffer>, ReadError> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50)
		return err({ type: 'damaged' });
	const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
	const packed = bytes.subarray(from, from + entry.packed);
	if (packed.length < entry.packed) return err({ type: 'damaged' });
	if (entry.method === 0)
		return entry.packed === entry.unpacked ? ok(new Uint8Array(packed)) : err({ type: 'damaged' });
	if (entry.method !== 8) return err({ type: 'damaged' });
	return inflate(packed, entry.unpacked);
}

/** Input goes in by small steps: deflate unfolds at most 1032 times, so one step yields 16 MB at the worst. */
const step = 16_384;

function inflate(packed: Uint8Array, size: number): Result<Uint8Array<ArrayBuffer>, ReadError> {
	const whole = new Uint8Array(size);
	let filled = 0;
	let over = false;
	const stream = new Inflate((chunk) => {
		over ||= filled + chunk.length > size;
		if (!over) whole.set(chunk, filled);
		filled += chunk.length;
	});
	try {
		for (let at = 0; at < packed.length && !over; at += step)
			stream.push(packed.subarray(at, at + step), at + step >= packed.length);
	} catch {
		return err({ type: 'damaged' });
	}
	if (over) return err({ type: 'zipBomb', limit: unpackedLimit / 1e6 });
	return filled === size ? ok(whole) : err({ type: 'damaged' });
}

/** Where the end record stands, or -1; a comment of up to 64 kB may follow it. */
function endOfDirectory(view: DataView): number {
	const last = view.byteLength - 22;
	for (let at = last; at >= Math.max(0, last - 65_535); at--) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	return -1;
}
