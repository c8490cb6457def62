/** How many dots to the inch a PNG has, written into it: without this a text processor takes 300 dpi for 96. */

/** The PNG with its density named in a pHYs chunk. Source: PNG (third edition), W3C 2025, sections 5.3 and 11.3.4.3. */
export function withDensity(png: Uint8Array<ArrayBuffer>, dotsPerInch: number): Uint8Array<ArrayBuffer> {
	// The signature (8 bytes) and IHDR (25 bytes) come first in every PNG; pHYs may follow at once.
	const after = 33;
	const chunk = new Uint8Array(21);
	const view = new DataView(chunk.buffer);
	const dotsPerMetre = Math.round(dotsPerInch / 0.0254);
	view.setUint32(0, 9);
	chunk.set([0x70, 0x48, 0x59, 0x73], 4);
	view.setUint32(8, dotsPerMetre);
	view.setUint32(12, dotsPerMetre);
	chunk[16] = 1;
	view.setUint32(17, crc32(chunk.subarray(4, 17)));
	const out = new Uint8Array(png.length + chunk.length);
	out.set(png.subarray(0, after));
	out.set(chunk, after);
	out.set(png.subarray(after), after + chunk.length);
	return out;
}

/** CRC-32 as PNG uses it (its Annex D). */
function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}
