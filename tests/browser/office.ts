/** LibreOffice as a judge of what is saved: it opens files as a reader of the paper would, and says what it finds in them. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The programs that are not installed here, of those that it takes. */
export const missing = ['soffice', 'pdftotext', 'pdfimages'].filter(
	(name) => !(process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
);

/** Commas, quotes and UTF-8, as one answers when LibreOffice asks how to read a CSV file. */
const csv = 'Text - txt - csv (StarCalc):44,34,76';

/** Pictures in a PDF keep their pixels. */
const asItIs = JSON.stringify({
	ReduceImageResolution: { type: 'boolean', value: 'false' },
	UseLosslessCompression: { type: 'boolean', value: 'true' }
});

/** A file as it was saved. */
type Saved = { readonly name: string; readonly bytes: Uint8Array };

export class Office {
	readonly #folder: string;

	/** Keeps its files and its profile in `folder`. */
	constructor(folder: string) {
		this.#folder = folder;
	}

	/** The first sheet of each workbook, as CSV. */
	workbooks(files: readonly Saved[]): Promise<string[]> {
		return this.#converted(files, 'csv', ['--convert-to', `csv:${csv}`]);
	}

	/** Each CSV file as LibreOffice understood it, as CSV. */
	tables(files: readonly Saved[]): Promise<string[]> {
		return this.#converted(files, 'csv', [`--infilter=${csv}`, '--convert-to', `csv:${csv}`]);
	}

	/** The words of each text document, a line a paragraph. */
	texts(files: readonly Saved[]): Promise<string[]> {
		return this.#converted(files, 'txt', ['--convert-to', 'txt:Text (encoded):UTF8']);
	}

	/** The words of drawings that were put into a text document, as they stand in its PDF. */
	async drawings(files: readonly Saved[]): Promise<string> {
		const name = 'drawings.fodt';
		await this.#converted([{ name, bytes: new TextEncoder().encode(withDrawings(files)) }], 'pdf', [
			'--convert-to',
			'pdf'
		]);
		const { stdout } = await run('pdftotext', ['-layout', join(this.#folder, 'out', 'drawings.pdf'), '-']);
		return stdout;
	}

	/** What a picture is once it was put into a text document as large as it says it is: its pixels, and how many go to an inch. */
	async picture({ name, bytes }: Saved): Promise<{ pixels: number[]; perInch: number[] }> {
		const pict = `{\\rtf1\\ansi\\paperw30000\\paperh30000 {\\pict\\pngblip ${Buffer.from(bytes).toString('hex')}}}`;
		const file = { name: `${parse(name).name}.rtf`, bytes: new TextEncoder().encode(pict) };
		await this.#converted([file], 'pdf', ['--convert-to', `pdf:writer_pdf_Export:${asItIs}`]);
		const pdf = join(this.#folder, 'out', `${parse(name).name}.pdf`);
		const { stdout } = await run('pdfimages', ['-list', pdf]);
		const [, , first] = stdout.split('\n').map((line) => line.trim().split(/\s+/));
		const [width, height, across, down] = [3, 4, 12, 13].map((column) => Number(first?.[column]));
		return { pixels: [width!, height!], perInch: [across!, down!] };
	}

	async #converted(files: readonly Saved[], ending: string, how: readonly string[]): Promise<string[]> {
		const out = join(this.#folder, 'out');
		await mkdir(out, { recursive: true });
		const paths = files.map(({ name }) => join(this.#folder, name));
		await Promise.all(files.map(({ bytes }, at) => writeFile(paths[at]!, bytes)));
		const profile = pathToFileURL(join(this.#folder, 'profile')).href;
		await run('soffice', [
			...[`-env:UserInstallation=${profile}`, '--headless', ...how],
			...['--outdir', out, ...paths]
		]);
		return Promise.all(paths.map((path) => readFile(join(out, `${parse(path).name}.${ending}`), 'utf8')));
	}
}

/** A flat OpenDocument text with each drawing in a paragraph of its own. */
function withDrawings(files: readonly Saved[]): string {
	const frames = files.map(
		({ bytes }, at) =>
			`<text:p><draw:frame draw:name="${at}" text:anchor-type="as-char" svg:width="17cm" svg:height="20cm">` +
			`<draw:image><office:binary-data>${Buffer.from(bytes).toString('base64')}</office:binary-data></draw:image>` +
			'</draw:frame></text:p>'
	);
	const spaces = ['office', 'text', 'drawing'].map(
		(name) =>
			`xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
	);
	return (
		`<?xml version="1.0" encoding="UTF-8"?><office:document ${spaces.join(' ')} ` +
		'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" ' +
		'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>' +
		`${frames.join('')}</office:text></office:body></office:document>`
	);
}
