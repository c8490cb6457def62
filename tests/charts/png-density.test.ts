import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { withDensity } from '../../src/lib/charts/png-density.ts';

it('names 300 dots to the inch in a chunk that checks, and leaves the picture as it was', () => {
	const png = Uint8Array.from({ length: 60 }, (_, i) => i);
	const out = Buffer.from(withDensity(png, 300));
	expect(out.subarray(0, 33)).toEqual(Buffer.from(png.subarray(0, 33)));
	expect(out.subarray(54)).toEqual(Buffer.from(png.subarray(33)));
	expect(out.readUInt32BE(33)).toBe(9);
	expect(out.toString('latin1', 37, 41)).toBe('pHYs');
	expect([out.readUInt32BE(41), out.readUInt32BE(45), out[49]]).toEqual([11811, 11811, 1]);
	expect(out.readUInt32BE(50)).toBe(crc32(out.subarray(37, 50)));
});
