/** Makes small pdf files for tests, whole or hostile: text at places on pages, in the fonts that every reader knows. */

/** Words at a place: points from the lower left corner of a page of 595 × 842. */
export type PdfText = { x: number; y: number; text: string; size?: number; bold?: boolean };

/** What may be told of a file. `encrypt` locks it with a password that nobody knows; `stream` stands in for the first page's. */
export type PdfMaking = { encrypt?: boolean; stream?: Uint8Array; filter?: string; count?: number };

/** The bytes of a pdf with these pages, the letters in Windows-1252. */
export function pdfFile(pages: readonly (readonly PdfText[])[], making: PdfMaking = {}): Uint8Array {
	const objects: Uint8Array[] = [];
	const add = (content: Uint8Array | string) =>
		objects.push(typeof content === 'string' ? bytesOf(content) : content);
	const firstPage = 5;
	const kids = pages.map((_, at) => `${firstPage + at * 2} 0 R`).join(' ');
	add('<</Type/Catalog/Pages 2 0 R>>');
	add(`<</Type/Pages/Kids[${kids}]/Count ${making.count ?? pages.length}>>`);
	for (const name of ['Helvetica', 'Helvetica-Bold'])
		add(`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`);
	pages.forEach((texts, at) => {
		add(
			`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${firstPage + at * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`
		);
		const own = at === 0 ? making.stream : undefined;
		add(streamOf(own ?? bytesOf(texts.map(shown).join('\n')), own ? making.filter : undefined));
	});
	const lock = `/Encrypt<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>/ID[<01><01>]`;
	return fileOf(objects, making.encrypt ? lock : '');
}

/** A pdf of one page with Japanese words in a font that is not in the file, as old programs wrote them. */
export function cjkFile(words: string): Uint8Array {
	const codes = Array.from(words, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
		streamOf(bytesOf(`BT /F1 14 Tf 70 700 Td <${codes}> Tj ET`)),
		'<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-H/DescendantFonts[6 0 R]>>',
		'<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>',
		'<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>'
	];
	return fileOf(objects.map((object) => (typeof object === 'string' ? bytesOf(object) : object)));
}

/** Lines of one column, the first at `y`, each `leading` below the one before. */
export function column(x: number, y: number, lines: readonly string[], leading = 14): PdfText[] {
	return lines.flatMap((text, at) => (text ? [{ x, y: y - at * leading, text }] : []));
}

function streamOf(content: Uint8Array, filter = ''): Uint8Array {
	const how = filter && `/Filter ${filter}`;
	return joined([bytesOf(`<</Length ${content.length}${how}>>\nstream\n`), content, bytesOf('\nendstream')]);
}

/** The file around its objects, numbered from 1, the catalogue first. */
function fileOf(objects: readonly Uint8Array[], trailer = ''): Uint8Array {
	const parts: Uint8Array[] = [bytesOf('%PDF-1.7\n')];
	const places: number[] = [];
	let length = parts[0]!.length;
	objects.forEach((object, at) => {
		const part = joined([bytesOf(`${at + 1} 0 obj\n`), object, bytesOf('\nendobj\n')]);
		places.push(length);
		length += part.length;
		parts.push(part);
	});
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	parts.push(
		bytesOf(
			`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF`
		)
	);
	return joined(parts);
}

function shown({ x, y, text, size = 11, bold = false }: PdfText): string {
	return `BT /F${bold ? 2 : 1} ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
}

function bytesOf(text: string): Uint8Array {
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
