/**
 * Word documents. mammoth reads the package into paragraphs, runs and tables; what is made of them stands in
 * `docx-paragraphs.ts`. Pictures are never unpacked.
 */
import { zipSync } from 'fflate';
import { err, ok, type Result } from '../../core/result.ts';
import { extensionOf, type Reader, type ReadError } from '../reader.ts';
import { isZip, unzipEntry, zipEntries } from '../zip.ts';
import { docxText, type DocxNode } from './docx-paragraphs.ts';
import { richPlan } from './rich-plan.ts';

/** The reader of docx. */
export const docx: Reader = {
	id: 'docx',
	label: 'import.format.docx',
	extensions: ['docx', 'docm'],
	looksLike: (head, name) => isZip(head) && (/^doc[xm]$/.test(extensionOf(name)) || mentionsWord(head)),
	async read(bytes, source, options) {
		if (!bytes.length) return err({ type: 'empty' });
		if (!isZip(bytes)) return err({ type: 'notThisFormat', format: 'docx' });
		const bare = withoutPictures(bytes);
		if (!bare.ok) return bare;
		const parsed = await parse(bare.value);
		if (!parsed.ok) return parsed;
		return richPlan('docx', source, options, docxText(parsed.value));
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
