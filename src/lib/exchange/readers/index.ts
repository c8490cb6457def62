/** Every reader, and the one door to them: `readFile` picks by content before name, guards size, and never throws. */
import type { Plan } from '../../core/draft.ts';
import { err, message, ok, type Result } from '../../core/result.ts';
import { extensionOf, type Reader, type ReadError, type ReadOptions } from '../reader.ts';
import { sourceHash } from '../source-hash.ts';
import { foreignFormat } from './foreign-format.ts';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { lrc } from './lrc.ts';
import { md } from './md.ts';
import { odt } from './odt.ts';
import { otr } from './otr.ts';
import { pdf } from './pdf.ts';
import { rtf } from './rtf.ts';
import { srt } from './srt.ts';
import { txt } from './txt.ts';
import { vtt } from './vtt.ts';
import { whisperTsv } from './whisper-tsv.ts';
import { xlsx } from './xlsx.ts';
import { zoomChat } from './zoom-chat.ts';

/**
 * The readers, the surer ones first. To add a format: one file beside these, one line here. Of several that share an
 * extension the last takes what none of them knows by its content.
 */
export const readers: readonly Reader[] = [
	xlsx,
	docx,
	odt,
	html,
	rtf,
	pdf,
	vtt,
	srt,
	whisperTsv,
	json,
	otr,
	lrc,
	zoomChat,
	csv,
	md,
	txt
];

/** Formats that have bytes of their own: what bears their name without them is something else. */
const packed = new Set(['xlsx', 'docx', 'odt', 'rtf', 'pdf']);

/** The largest file that is read, in bytes. */
export const fileLimit = 200_000_000;

/**
 * What is in a file, as a Plan to show before anything is stored. `name` is the file's name with its extension.
 * Fails with a ReadError, never by throwing.
 */
export async function readFile(
	bytes: Uint8Array,
	name: string,
	options: ReadOptions = {}
): Promise<Result<Plan, ReadError>> {
	if (!bytes.length) return err({ type: 'empty' });
	if (bytes.length > fileLimit)
		return err({ type: 'tooLarge', megabytes: Math.ceil(bytes.length / 1e6), limit: fileLimit / 1e6 });
	try {
		const picked = pickReader(bytes.subarray(0, 4096), name);
		if (!picked.ok) return picked;
		const source = { name, sourceHash: await sourceHash(bytes) };
		const read = await picked.value.read(bytes, source, options);
		return read.ok ? ok(withFormatNote(read.value, picked.value, name)) : read;
	} catch {
		// A parser met something that nobody thought of. The file is at fault as far as the user can tell.
		return err({ type: 'damaged' });
	}
}

/** The reader for a file with these first bytes: the one that knows its content, else the one of its extension, else plain text. */
export function pickReader(head: Uint8Array, name: string): Result<Reader, ReadError> {
	const byName = readers.findLast(({ extensions }) => extensions.includes(extensionOf(name)));
	const byContent = readers.find((reader) => reader.looksLike(head, name));
	if (byContent) return ok(byContent);
	const foreign = foreignFormat(head, name);
	if (foreign && byName && packed.has(byName.id))
		return err({ type: 'notThisFormat', format: extensionOf(name) });
	if (foreign) return err(foreign);
	return ok(byName ?? txt);
}

function withFormatNote(plan: Plan, reader: Reader, name: string): Plan {
	const extension = extensionOf(name);
	if (!extension || reader.extensions.includes(extension)) return plan;
	return {
		...plan,
		notes: [message('import.note.readAs', { format: reader.extensions[0]!, extension }), ...plan.notes]
	};
}
