/**
 * The bytes of `snapshot-N`: the whole database as exported, then a trailer with its length and SHA-256. The trailer is
 * written last, when the bytes before it are on the disk: a snapshot without a good trailer is none.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { crc32 } from './crc32.ts';
import type { OpenFile } from './files.ts';
import { bytesToGuid, guidToBytes } from './journal.ts';

/** The length of the trailer, in bytes. */
export const SNAPSHOT_TRAILER_BYTES = 76;

/** What a snapshot file turned out to be. */
export type SnapshotReading =
	| {
			readonly type: 'whole';
			readonly bytes: Uint8Array;
			readonly generation: number;
			readonly replica: string;
	  }
	| { readonly type: 'newer'; readonly version: number }
	| { readonly type: 'bad' };

/**
 * Writes and flushes the exported bytes and room for the trailer, synchronously; the snapshot counts only once it is
 * sealed. Throws StorageFailure.
 */
export function writeSnapshot(file: OpenFile, bytes: Uint8Array): void {
	file.truncate(0);
	file.write(bytes, 0);
	// Room for the trailer is taken now, so that sealing needs no more space.
	file.write(new Uint8Array(SNAPSHOT_TRAILER_BYTES), bytes.length);
	file.flush();
}

/** Hashes the bytes that `writeSnapshot` wrote, letting edits in between, and writes and flushes the trailer. Throws StorageFailure. */
export async function sealSnapshot(
	file: OpenFile,
	bytes: Uint8Array,
	generation: number,
	replica: string
): Promise<void> {
	const trailer = new Uint8Array(SNAPSHOT_TRAILER_BYTES);
	const view = new DataView(trailer.buffer);
	trailer.set(MAGIC);
	view.setUint32(8, VERSION, true);
	view.setUint32(12, generation, true);
	view.setFloat64(16, bytes.length, true);
	trailer.set(guidToBytes(replica), 24);
	trailer.set(await hashInSlices(bytes), 40);
	view.setUint32(72, crc32(trailer.subarray(0, 72)), true);
	file.write(trailer, bytes.length);
	file.flush();
}

/** Reads a snapshot's file and checks its trailer, length and hash; `bytes` is a view into `file`. */
export async function readSnapshot(file: Uint8Array): Promise<SnapshotReading> {
	const length = file.length - SNAPSHOT_TRAILER_BYTES;
	if (length < 0) return { type: 'bad' };
	const trailer = file.subarray(length);
	const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength);
	if (MAGIC.some((byte, index) => trailer[index] !== byte)) return { type: 'bad' };
	if (view.getUint32(72, true) !== crc32(trailer.subarray(0, 72))) return { type: 'bad' };
	const version = view.getUint32(8, true);
	if (version !== VERSION) return version > VERSION ? { type: 'newer', version } : { type: 'bad' };
	if (view.getFloat64(16, true) !== length) return { type: 'bad' };
	const bytes = file.subarray(0, length);
	const digest = await hashAtOnce(bytes);
	if (digest.some((byte, index) => trailer[40 + index] !== byte)) return { type: 'bad' };
	return {
		type: 'whole',
		bytes,
		generation: view.getUint32(12, true),
		replica: bytesToGuid(trailer.subarray(24, 40))
	};
}

const MAGIC = new TextEncoder().encode('SAMTSNAP');
const VERSION = 1;

/** Some 6 ms of hashing: short enough for an edit that waits behind it. */
const SLICE_BYTES = 1024 * 1024;

/** SHA-256 with a turn of the event loop between slices: 50 MB take some 290 ms, an edit must not wait so long. */
async function hashInSlices(bytes: Uint8Array): Promise<Uint8Array> {
	const running = sha256.create();
	for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
		if (at > 0) await new Promise((resolve) => setTimeout(resolve));
		running.update(bytes.subarray(at, at + SLICE_BYTES));
	}
	return running.digest();
}

/** SHA-256 where nobody edits meanwhile: by WebCrypto, some twice as fast; it copies all bytes first, and is missing outside secure pages. */
async function hashAtOnce(bytes: Uint8Array): Promise<Uint8Array> {
	if (!globalThis.crypto?.subtle) return sha256(bytes);
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}
