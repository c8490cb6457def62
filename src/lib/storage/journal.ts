/**
 * The bytes of `journal-N`: a header, then records, each its length (u32, little endian), the CRC-32 of its payload (u32)
 * and the payload. What a payload says (a Change as JSON) is the caller's matter.
 */
import { crc32 } from './crc32.ts';

/** The longest payload of one record, in bytes; a longer one belongs into a snapshot. */
export const MAX_RECORD_BYTES = 8 * 1024 * 1024;

/** The length of a journal's header, in bytes. */
export const JOURNAL_HEADER_BYTES = 52;

/** Bytes of a record beside its payload. */
export const RECORD_OVERHEAD_BYTES = 8;

/**
 * Whose journal it is, and where it goes on from: the journal `previous` up to `previousLength` bytes (0 and 0 for the first).
 * So a later journal says how much of the one before it was acknowledged.
 */
export type JournalHeader = {
	readonly generation: number;
	readonly previous: number;
	readonly previousLength: number;
	readonly replica: string;
};

/** What stands in a journal up to its first bad record. */
export type JournalScan = {
	/** Null where the header is bad; `newer` where it is whole but of a format that this version doesn't know. */
	readonly header: JournalHeader | null;
	readonly newer: boolean;
	/** The payloads, as views into the bytes given. */
	readonly records: Uint8Array[];
	/** Bytes up to the end of the last good record; 0 with a bad header. */
	readonly goodLength: number;
	/** Something follows the last good record that is no record. */
	readonly torn: boolean;
};

/** The bytes of a journal's header. */
export function encodeJournalHeader(header: JournalHeader): Uint8Array {
	const bytes = new Uint8Array(JOURNAL_HEADER_BYTES);
	const view = new DataView(bytes.buffer);
	bytes.set(MAGIC);
	view.setUint32(8, VERSION, true);
	view.setUint32(12, header.generation, true);
	view.setUint32(16, header.previous, true);
	view.setFloat64(24, header.previousLength, true);
	bytes.set(guidToBytes(header.replica), 32);
	view.setUint32(48, crc32(bytes.subarray(0, 48)), true);
	return bytes;
}

/** The bytes of one record; an empty or too long payload is the caller's mistake. */
export function encodeRecord(payload: Uint8Array): Uint8Array {
	if (payload.length === 0 || payload.length > MAX_RECORD_BYTES)
		throw new RangeError(`record of ${payload.length} bytes`);
	const bytes = new Uint8Array(RECORD_OVERHEAD_BYTES + payload.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, payload.length, true);
	view.setUint32(4, crc32(payload), true);
	bytes.set(payload, RECORD_OVERHEAD_BYTES);
	return bytes;
}

/** Reads a journal, stopping at the first bad record; whatever the bytes are, it gives an answer. */
export function scanJournal(bytes: Uint8Array): JournalScan {
	const { header, newer } = readHeader(bytes);
	const records: Uint8Array[] = [];
	if (!header) return { header, newer, records, goodLength: 0, torn: bytes.length > 0 };
	let at = JOURNAL_HEADER_BYTES;
	for (let payload = recordAt(bytes, at); payload; payload = recordAt(bytes, at)) {
		records.push(payload);
		at += RECORD_OVERHEAD_BYTES + payload.length;
	}
	return { header, newer, records, goodLength: at, torn: at < bytes.length };
}

/**
 * Whether a whole record stands anywhere after `from`. A torn last write leaves none, since nothing is appended behind it:
 * with one, what broke had been acknowledged.
 */
export function hasRecordAfter(bytes: Uint8Array, from: number): boolean {
	for (let at = from + 1; at + RECORD_OVERHEAD_BYTES < bytes.length; at += 1)
		if (recordAt(bytes, at)) return true;
	return false;
}

/** The 16 bytes of a GUID in its usual hexadecimal writing. */
export function guidToBytes(guid: string): Uint8Array {
	const hex = guid.replaceAll('-', '');
	if (!/^[0-9a-f]{32}$/.test(hex)) throw new RangeError(`not a GUID: ${guid}`);
	return Uint8Array.from({ length: 16 }, (_, index) => parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

/** The GUID that 16 bytes stand for. */
export function bytesToGuid(bytes: Uint8Array): string {
	const hex = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const MAGIC = new TextEncoder().encode('SAMTJRNL');
const VERSION = 1;

function readHeader(bytes: Uint8Array): { header: JournalHeader | null; newer: boolean } {
	if (bytes.length < JOURNAL_HEADER_BYTES) return { header: null, newer: false };
	const view = viewOf(bytes);
	if (MAGIC.some((byte, index) => bytes[index] !== byte)) return { header: null, newer: false };
	if (view.getUint32(48, true) !== crc32(bytes.subarray(0, 48))) return { header: null, newer: false };
	if (view.getUint32(8, true) !== VERSION) return { header: null, newer: view.getUint32(8, true) > VERSION };
	const header = {
		generation: view.getUint32(12, true),
		previous: view.getUint32(16, true),
		previousLength: view.getFloat64(24, true),
		replica: bytesToGuid(bytes.subarray(32, 48))
	};
	return { header, newer: false };
}

function recordAt(bytes: Uint8Array, at: number): Uint8Array | null {
	if (at + RECORD_OVERHEAD_BYTES >= bytes.length) return null;
	const view = viewOf(bytes);
	const length = view.getUint32(at, true);
	const start = at + RECORD_OVERHEAD_BYTES;
	if (length === 0 || length > MAX_RECORD_BYTES || start + length > bytes.length) return null;
	const payload = bytes.subarray(start, start + length);
	return crc32(payload) === view.getUint32(at + 4, true) ? payload : null;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
