/**
 * Readers over made transcripts of 10,000 words: megabytes of spoken text (UTF-8) a second, from bytes to the Plan that
 * the preview shows, beside the parser that the format needs alone; and the peak memory of a process that reads many.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Parser } from 'htmlparser2';
import mammoth from 'mammoth';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/universal';
import { SaxesParser } from 'saxes';
import { unzipSync } from 'fflate';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { pdfPages } from '../../src/lib/exchange/readers/pdf-engine.ts';
import { madeTalks, writers, type Format, type Talk } from './made-files.ts';
import { baselineOf, rowOf, type Baseline, type Part, type Row } from './row.ts';

export const part: Part = {
	name: 'readers',
	about: 'reading transcripts of 10,000 words',
	measure: async () => {
		const talks = madeTalks(different);
		const rows: Row[] = [];
		for (const format of Object.keys(writers) as Format[]) {
			for (const files of sizes(format)) {
				const samples = await speeds(format, talks, files, readWith(format));
				const baseline = await parserAlone(format, talks, files);
				rows.push(rowOf(`reading .${format} files`, files, samples, baseline, 'MB/s'));
			}
		}
		for (const format of ['txt', 'vtt', 'csv', 'docx', 'pdf'] as const)
			rows.push(...memory(format, 'let go'));
		rows.push(...memory('txt', 'kept'));
		return rows;
	}
};

/** Transcripts that differ; each is read again and again. */
const different = 20;
/** Formats whose parsers take a tenth of a second a file and more. */
const slow: readonly Format[] = ['docx', 'pdf', 'xlsx'];
const sizes = (format: Format): readonly number[] => (slow.includes(format) ? [4, 40] : [100, 1000]);
const fastEnough: Baseline = { name: 'budget 20 MB/s (more is better)', median: 20 };

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What another parser does of the work, measured alone; formats without one have a budget. */
const parsers: { readonly [F in Format]?: { name: string; parse: (bytes: Uint8Array) => unknown } } = {
	tsv: { name: 'papaparse alone', parse: (bytes) => Papa.parse(textOf(bytes), { delimiter: '\t' }) },
	csv: { name: 'papaparse alone', parse: (bytes) => Papa.parse(textOf(bytes)) },
	json: { name: 'JSON.parse alone', parse: (bytes) => JSON.parse(textOf(bytes)) as unknown },
	html: {
		name: 'htmlparser2 alone',
		parse: (bytes) => {
			let length = 0;
			new Parser({ ontext: (words) => void (length += words.length) }).end(textOf(bytes));
			return length;
		}
	},
	odt: {
		name: 'saxes alone',
		parse: (bytes) => {
			let length = 0;
			const parser = new SaxesParser({ xmlns: true });
			parser.on('text', (words) => void (length += words.length));
			parser.write(textOf(unzipSync(bytes)['content.xml']!)).close();
			return length;
		}
	},
	docx: {
		name: 'mammoth alone',
		parse: (bytes) => mammoth.extractRawText({ buffer: Buffer.from(bytes) })
	},
	xlsx: {
		name: 'read-excel-file alone',
		parse: (bytes) => readWorkbook(new Uint8Array(bytes).buffer)
	},
	// Opening and naming the text of each page is pdfjs's own; lines and paragraphs are not.
	pdf: { name: 'pdfjs alone', parse: (bytes) => pdfPages(bytes) }
};

async function parserAlone(format: Format, talks: readonly Talk[], files: number): Promise<Baseline> {
	const parser = parsers[format];
	if (!parser) return fastEnough;
	const alone = await speeds(format, talks, files, async (bytes) => parser.parse(bytes));
	return baselineOf(rowOf('', files, alone, null, 'MB/s'), parser.name);
}

const readWith = (format: Format) => async (bytes: Uint8Array) => {
	const read = await readFile(bytes, `talk.${format}`);
	const found = read.ok ? (read.value.table?.rows ?? read.value.documents[0]!.turns).length : 0;
	if (found !== 250) throw new Error(`${found} turns were read of a .${format} file`);
};

/** MB a second, file by file. */
async function speeds(
	format: Format,
	talks: readonly Talk[],
	files: number,
	read: (bytes: Uint8Array) => Promise<unknown>
): Promise<number[]> {
	const written = talks.map(({ turns, megabytes }) => ({ bytes: writers[format](turns), megabytes }));
	for (const { bytes } of written.slice(0, 3)) await read(bytes);
	const samples: number[] = [];
	for (let i = 0; i < files; i++) {
		const { bytes, megabytes } = written[i % written.length]!;
		const start = performance.now();
		await read(bytes);
		samples.push((megabytes / (performance.now() - start)) * 1000);
	}
	return samples;
}

/**
 * The most memory (resident, MB) that a process of its own held while it read files one after the other: with each let go
 * after it, against the same at 100 files; or with the drafts kept until they are accepted, less the one copy of the text.
 */
function memory(format: Format, how: 'let go' | 'kept'): Row[] {
	const program = fileURLToPath(new URL('./reader-memory.ts', import.meta.url));
	let smaller: Baseline | null = null;
	return sizes(format).map((files) => {
		const args = ['--import', 'tsx', program, format, String(files), how];
		const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
		if (done.status !== 0) throw new Error(done.stderr);
		const { peak, text } = JSON.parse(done.stdout) as { peak: number; text: number };
		const held = how === 'kept' ? peak - text : peak;
		const name = `peak memory, .${format} ${how === 'kept' ? 'drafts kept, less the text' : 'files let go'}`;
		const row = rowOf(name, files, [held], smaller, 'MB');
		smaller ??= baselineOf(row, `${files} files`);
		return row;
	});
}
