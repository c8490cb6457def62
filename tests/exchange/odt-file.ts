/** Makes small OpenDocument packages for tests, whole or hostile, out of the inside of an `office:text`. */
import { strToU8, zipSync } from 'fflate';

/** What the parts are dated by, so that the bytes don't follow the clock. */
const someDay = '2024-05-01T08:00:00Z';

const names =
	'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';
const styles =
	'<style:style style:name="Strong"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T1" style:parent-style-name="Strong"/><style:style style:name="T2"><style:text-properties fo:font-weight="normal"/></style:style><style:style style:name="R1" style:parent-style-name="R2"/><style:style style:name="R2" style:parent-style-name="R1"/>';

/** The whole of `content.xml` around `body`; T1 is bold by its parent, T2 is not, R1 and R2 are each other's parents. */
export const odtContent = (body: string): string =>
	`<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;

/** A paragraph with bold words, then plain ones. */
export const odtParagraph = (bold: string, plain: string): string =>
	`<text:p text:style-name="P1">${bold ? `<text:span text:style-name="T1">${bold}</text:span>` : ''}${plain}</text:p>`;

/** A table of rows of cells, each with one paragraph. */
export const odtTable = (rows: readonly (readonly string[])[]): string =>
	`<table:table>${rows.map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell>${odtParagraph('', cell)}</table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`;

/** The bytes of an odt; `parts` are added or put in the place of others. */
export function odtFile(body: string, parts: Record<string, Uint8Array> = {}): Uint8Array {
	return zipSync(
		{
			mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
			'content.xml': strToU8(odtContent(body)),
			'META-INF/manifest.xml': strToU8('<manifest/>'),
			...parts
		},
		{ mtime: someDay }
	);
}
