/** Makes small Word packages for tests, whole or hostile, out of paragraphs given as WordprocessingML. */
import { strToU8, zipSync } from 'fflate';

/** What the parts are dated by, so that the bytes don't follow the clock. */
const someDay = '2024-05-01T08:00:00Z';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const types =
	'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (items: string) =>
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;

/** A paragraph: bold words, then plain ones. */
export const paragraph = (bold: string, plain: string, extra = ''): string =>
	`<w:p>${bold ? `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${bold}</w:t></w:r>` : ''}<w:r><w:t xml:space="preserve">${plain}</w:t></w:r>${extra}</w:p>`;

/** A table of rows of cells. */
export const table = (rows: readonly (readonly string[])[]): string =>
	`<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph('', cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** The bytes of a docx with this body; `parts` are added or put in the place of others. */
export function docxFile(body: string, parts: Record<string, Uint8Array> = {}): Uint8Array {
	return zipSync(
		{
			'[Content_Types].xml': strToU8(types),
			'_rels/.rels': strToU8(
				relations(`<Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/>`)
			),
			'word/_rels/document.xml.rels': strToU8(
				relations(`<Relationship Id="r2" Type="${relation}/footnotes" Target="footnotes.xml"/>`)
			),
			'word/footnotes.xml': strToU8(
				`<w:footnotes xmlns:w="${w}"><w:footnote w:id="2">${paragraph('', 'En not om ånger.')}</w:footnote></w:footnotes>`
			),
			'word/document.xml': strToU8(
				`<w:document xmlns:w="${w}"><w:body>${body}<w:sectPr/></w:body></w:document>`
			),
			...parts
		},
		{ mtime: someDay }
	);
}

/** A zip in which the entry of `size` bytes is said, in the central directory, to have `stated` bytes. */
export function withStatedSize(zip: Uint8Array, size: number, stated: number): Uint8Array {
	const bytes = zip.slice();
	const view = new DataView(bytes.buffer);
	for (let at = 0; at + 46 < bytes.length; at++) {
		const central = view.getUint32(at, true) === 0x02014b50;
		if (central && view.getUint32(at + 24, true) === size) view.setUint32(at + 24, stated, true);
	}
	return bytes;
}
