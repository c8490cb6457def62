/** Every format of codebooks, and the doors to them: by a file's name for reading, by its id or ending for writing. */
import { ok, type Result } from '../../core/result.ts';
import { extensionOf } from '../reader.ts';
import { csvReader, csvRows, csvWriter } from './csv.ts';
import { docxWriter } from './docx.ts';
import {
	refusal,
	type CodebookReader,
	type CodebookReading,
	type CodebookReadOptions,
	type CodebookRefusal,
	type CodebookWriter
} from './format.ts';
import { htmlWriter } from './html.ts';
import { jsonReader, jsonWriter } from './json.ts';
import { markdownWriter } from './markdown.ts';
import { qdcReader, qdcWriter } from './qdc.ts';
import { qualcoderReader } from './qualcoder.ts';
import { tablePreview, type TablePreview } from './table.ts';
import { xlsxReader, xlsxRows, xlsxWriter } from './xlsx.ts';

/** To add a format: one file beside these, one line in each list that it belongs to. */
export const codebookReaders: readonly CodebookReader[] = [jsonReader, qdcReader, csvReader, xlsxReader, qualcoderReader];
export const codebookWriters: readonly CodebookWriter[] = [
	jsonWriter,
	qdcWriter,
	csvWriter,
	xlsxWriter,
	docxWriter,
	markdownWriter,
	htmlWriter
];

/** The codebook in a file, by the format of its name. Never throws. */
export async function readCodebookFile(
	bytes: Uint8Array,
	options: CodebookReadOptions
): Promise<Result<CodebookReading, CodebookRefusal>> {
	const reader = codebookReaders.find(({ extensions }) => extensions.includes(extensionOf(options.name)));
	if (!reader) return refusal('unknownFormat', { name: options.name });
	try {
		return await reader.read(bytes, options);
	} catch {
		// A parser met something that nobody thought of. The file is at fault as far as the user can tell.
		return refusal('damaged');
	}
}

/** A look at a table of codes and what its columns seem to be; null for a file that is no table. */
export async function previewCodebookTable(
	bytes: Uint8Array,
	name: string
): Promise<Result<TablePreview | null, CodebookRefusal>> {
	const extension = extensionOf(name);
	const isTable = [csvReader, xlsxReader].find(({ extensions }) => extensions.includes(extension));
	if (!isTable) return ok(null);
	try {
		const rows = isTable === csvReader ? csvRows(bytes) : await xlsxRows(bytes);
		return rows.ok ? ok(tablePreview(rows.value)) : rows;
	} catch {
		return refusal('damaged');
	}
}

/** The writer called `id`, or the one of a file's name; undefined where there is none. */
export function codebookWriterOf(id: string): CodebookWriter | undefined {
	return codebookWriters.find((writer) => writer.id === id || writer.extension === `.${extensionOf(id)}`);
}
