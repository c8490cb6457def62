/**
 * Opens pdf files with pdfjs, in node and in the exchange worker. Its "worker" runs in here: this is a worker already,
 * so nothing is started and nothing fetched. The tables for old East Asian fonts are handed in from outside.
 */
import { err, ok, type Result } from '../../core/result.ts';
import type { ReadError } from '../reader.ts';

/** A piece of text as it stands on the page, in points from its upper left corner; `y` is the base line. */
export type PdfPiece = {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly size: number;
	readonly font: string;
	readonly rtl: boolean;
	/** False for text that is turned. */
	readonly upright: boolean;
};

/** One page; `pieces` is null for one that could not be read. */
export type PdfPage = { readonly height: number; readonly pieces: readonly PdfPiece[] | null };

/** Gives the bytes of one of pdfjs's own files (`cmaps/…`, `standard_fonts/…`), which ship with the program. */
export type PdfParts = (path: string) => Promise<Uint8Array>;

let parts: PdfParts = () => Promise.reject(new Error('no parts of pdfjs were handed in'));

/** Hands in where pdfjs's own files are; without it, text in unembedded East Asian fonts is not found. */
export function supplyPdfParts(given: PdfParts): void {
	parts = given;
}

/** More pages than this are not read. */
const mostPages = 5000;
/** So many pages that fail one after the other are taken for a damaged file. */
const mostFailures = 20;

/** The pages of a file. Refuses what is locked, damaged, or has pages beyond counting. */
export async function pdfPages(bytes: Uint8Array): Promise<Result<PdfPage[], ReadError>> {
	const pdfjs = await engine();
	const task = pdfjs.getDocument({
		// pdfjs takes the buffer away, so it gets one of its own (node's own kind of bytes would share it).
		data: new Uint8Array(bytes),
		isEvalSupported: false,
		useWorkerFetch: false,
		useWasm: false,
		useSystemFonts: true,
		disableFontFace: true,
		isOffscreenCanvasSupported: false,
		isImageDecoderSupported: false,
		enableXfa: false,
		maxImageSize: 0,
		verbosity: 0,
		cMapPacked: true,
		BinaryDataFactory: PdfPartsFactory
	});
	try {
		const file = await task.promise;
		if (file.numPages > mostPages || file.numPages > bytes.length) return err({ type: 'damaged' });
		const pages: PdfPage[] = [];
		for (let number = 1, failures = 0; number <= file.numPages; number++) {
			const page = await readPage(file, number);
			pages.push(page);
			failures = page.pieces ? 0 : failures + 1;
			if (failures === mostFailures) return err({ type: 'damaged' });
		}
		return pages.some(({ pieces }) => pieces) ? ok(pages) : err({ type: 'damaged' });
	} catch (fault) {
		return err({ type: (fault as Error).name === 'PasswordException' ? 'encrypted' : 'damaged' });
	} finally {
		await task.destroy();
	}
}

type File = Awaited<ReturnType<Awaited<ReturnType<typeof engine>>['getDocument']>['promise']>;

async function readPage(file: File, number: number): Promise<PdfPage> {
	try {
		const page = await file.getPage(number);
		const { transform, height } = page.getViewport({ scale: 1 });
		const { items } = await page.getTextContent();
		const pieces: PdfPiece[] = [];
		for (const item of items) {
			if (!('str' in item) || !item.str) continue;
			const [a, b, c, d, x, y] = times(transform, item.transform);
			const size = Math.hypot(c, d) || Math.hypot(a, b);
			const upright = Math.abs(b) <= Math.abs(a) * 0.1 && a >= 0;
			if (![x, y, size, item.width].every(Number.isFinite)) continue;
			pieces.push({
				text: item.str,
				x,
				y,
				width: item.width,
				size,
				font: item.fontName,
				rtl: item.dir === 'rtl',
				upright
			});
		}
		page.cleanup();
		return { height, pieces };
	} catch {
		return { height: 0, pieces: null };
	}
}

/** The product of two matrices as PDF writes them, six numbers each. */
function times(m: readonly number[], n: readonly number[]): [number, number, number, number, number, number] {
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
	const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n;
	return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

class PdfPartsFactory {
	async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
		if (!/^[\w.-]+$/.test(filename)) throw new Error('no such part');
		if (kind === 'cMapUrl') return parts(`cmaps/${filename}`);
		if (kind === 'standardFontDataUrl') return parts(`standard_fonts/${filename}`);
		throw new Error('no such part');
	}
}

/**
 * Loads pdfjs. Its drawing side wants classes of a browser as soon as it is loaded; where there are none, empty ones stand
 * in, since nothing is drawn. Its worker side leaves its handler on `globalThis`, where the other side looks for it.
 */
async function engine() {
	const scope = globalThis as Record<string, unknown>;
	for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
	// @ts-expect-error The worker's half comes without types.
	await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
	return import('pdfjs-dist/legacy/build/pdf.mjs');
}
