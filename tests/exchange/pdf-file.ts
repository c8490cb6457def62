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
		const content = own ?? bytesOf(texts.map(shown).join('\n'));
		const filter = own && making.filter ? `/Filter ${making.filter}` : '';
		add(
			joined([bytesOf(`<</Length ${content.length}${filter}>>\nstream\n`), content, bytesOf('\nendstream')])
		);
	});
	const parts: Uint8Array[] = [bytesOf('%PDF-1.7\n')];
	const places: number[] = [];
	let length = parts[0]!.length;
	objects.forEach((object, at) => {
		const part = joined([bytesOf(`${at + 1} 0 obj\n`), object, bytesOf('\nendobj\n')]);
		places.push(length);
		length += part.length;
		parts.push(part);
	});
	const lock = `/Encrypt<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>/ID[<01><01>]`;
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	parts.push(
		bytesOf(
			`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${making.encrypt ? lock : ''}>>\nstartxref\n${length}\n%%EOF`
		)
	);
	return joined(parts);
}

/** Lines of one column, the first at `y`, each `leading` below the one before. */
export function column(x: number, y: number, lines: readonly string[], leading = 14): PdfText[] {
	return lines.flatMap((text, at) => (text ? [{ x, y: y - at * leading, text }] : []));
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
