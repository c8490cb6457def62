/**
 * Word documents. mammoth reads the package into paragraphs, runs and tables; what is made of them stands in
 * `docx-paragraphs.ts`. Pictures are never unpacked.
 */
import { zipSync } from 'fflate';
import { err, message, ok, type Message, type Result } from '../../core/result.ts';
import { findTurns } from '../layouts/index.ts';
import { planOf } from '../plan.ts';
import { extensionOf, type Reader, type ReadError } from '../reader.ts';
import { isZip, unzipEntry, zipEntries } from '../zip.ts';
import { docxParagraphs, type DocxNode } from './docx-paragraphs.ts';

/** The reader of docx. */
export const docx: Reader = {
	id: 'docx',
	label: 'import.format.docx',
	extensions: ['docx', 'docm'],
	looksLike: (head, name) => isZip(head) && (extensionOf(name) === 'docx' || mentionsWord(head)),
	async read(bytes, source, options) {
		if (!bytes.length) return err({ type: 'empty' });
		if (!isZip(bytes)) return err({ type: 'notThisFormat', format: 'docx' });
		const bare = withoutPictures(bytes);
		if (!bare.ok) return bare;
		const parsed = await parse(bare.value);
		if (!parsed.ok) return parsed;
		const content = docxParagraphs(parsed.value);
		const found = findTurns(content.paragraphs, options.layout);
		const notes: Message[] = [...found.notes];
		for (const [key, n] of Object.entries(content.counts))
			if (n) notes.push(message(`import.note.${key}`, { n }));
		return planOf({ reader: 'docx', source, ...found, notes });
	}
};

/** The first local headers of a docx name its parts. */
function mentionsWord(head: Uint8Array): boolean {
	const text = new TextDecoder('latin1').decode(head);
	return text.includes('word/') || (text.includes('[Content_Types].xml') && !text.includes('xl/'));
}

/** The package again, stored, with only the parts that hold text and how they hang together. */
function withoutPictures(bytes: Uint8Array): Result<Uint8Array<ArrayBuffer>, ReadError> {
	const entries = zipEntries(bytes);
	if (!entries.ok) return entries;
	if (!entries.value.some(({ name }) => name === '[Content_Types].xml'))
		return err({ type: 'notThisFormat', format: 'docx' });
	const parts: Record<string, Uint8Array> = Object.create(null);
	for (const entry of entries.value) {
		if (!/\.(xml|rels)$/.test(entry.name)) continue;
		const part = unzipEntry(bytes, entry);
		if (!part.ok) return part;
		parts[entry.name] = part.value;
	}
	if (
		!('_rels/.rels' in parts) ||
		!Object.keys(parts).some((name) => /^\/?word\/document\d*\.xml$/.test(name))
	)
		return err({ type: 'notThisFormat', format: 'docx' });
	return ok(zipSync(parts, { level: 0 }));
}

async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<Result<DocxNode, ReadError>> {
	try {
		const { default: mammoth } = await import('mammoth');
		let parsed: DocxNode | undefined;
		// Node's build reads `buffer`, the browser's `arrayBuffer`; each ignores the other.
		const input = { buffer: bytes, arrayBuffer: bytes.buffer } as unknown as { arrayBuffer: ArrayBuffer };
		await mammoth.convertToHtml(input, {
			transformDocument(document: DocxNode) {
				parsed = document;
				return { ...document, children: [] };
			}
		});
		return parsed ? ok(parsed) : err({ type: 'damaged' });
	} catch {
		return err({ type: 'damaged' });
	}
}
