/** The SHA-256 of a file's bytes: the platform's own, which is many times faster, where it is there. */
import { hashBytes } from '../core/hash.ts';

/** SHA-256 of bytes, hex. A page without a secure context has no `crypto.subtle`; the library does it then. */
export async function sourceHash(bytes: Uint8Array): Promise<string> {
	const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
	// Shared memory is not taken by it either.
	if (!subtle || Object.prototype.toString.call(bytes.buffer) !== '[object ArrayBuffer]')
		return hashBytes(bytes);
	const digest = await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
