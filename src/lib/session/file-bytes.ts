/** Reading a file that the user chose. */
import { message, type Message, type Result } from '../core/result.ts';
import type { Preview } from '../exchange/preview.ts';
import type { ReadError } from '../exchange/reader.ts';

/** The size above which a reader refuses (bytes): what it would refuse is not loaded first. */
const largest = 200_000_000;

/** A file's bytes given to the reader; a refusal is the message that tells why. */
export async function bytesOf(
	file: File,
	read: (bytes: Uint8Array) => Promise<Result<Preview, ReadError>>
): Promise<Result<Preview, Message>> {
	const refuse = (type: string, values: Record<string, string | number> = {}) =>
		({ ok: false, error: message(`import.refused.${type}`, values) }) as const;
	if (file.size > largest)
		return refuse('tooLarge', { megabytes: Math.ceil(file.size / 1e6), limit: largest / 1e6 });
	let bytes: Uint8Array;
	try {
		bytes = new Uint8Array(await file.arrayBuffer());
	} catch {
		// Moved, changed or locked since it was chosen, or a folder.
		return refuse('unreadable');
	}
	const done = await read(bytes);
	if (done.ok) return done;
	const { type, ...values } = done.error;
	return refuse(type, values);
}
