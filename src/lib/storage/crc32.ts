/** CRC-32 as in zip and PNG (IEEE 802.3, reflected polynomial EDB88320): finds torn and flipped bytes, not forgery. */

const table = new Uint32Array(256).map((_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** The checksum of `bytes`, 0 to 2³² − 1. */
export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (let at = 0; at < bytes.length; at += 1) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 0xff]!;
	return (crc ^ 0xffffffff) >>> 0;
}
