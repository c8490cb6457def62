/** Made media for tests: a tone as a wav file, and a picture of one colour as a png file. */
import { crc32, deflateSync } from 'node:zlib';

/** A mono wav of 8-bit samples at 8,000 a second: `seconds` of a quiet tone. */
export function toneWav(seconds: number): Buffer {
	const rate = 8000;
	const samples = Buffer.alloc(rate * seconds);
	for (let at = 0; at < samples.length; at++) samples[at] = 128 + Math.round(8 * Math.sin(at / 3));
	const head = Buffer.alloc(44);
	head.write('RIFF', 0);
	head.writeUInt32LE(36 + samples.length, 4);
	head.write('WAVEfmt ', 8);
	head.writeUInt32LE(16, 16);
	head.writeUInt16LE(1, 20);
	head.writeUInt16LE(1, 22);
	head.writeUInt32LE(rate, 24);
	head.writeUInt32LE(rate, 28);
	head.writeUInt16LE(1, 32);
	head.writeUInt16LE(8, 34);
	head.write('data', 36);
	head.writeUInt32LE(samples.length, 40);
	return Buffer.concat([head, samples]);
}

/** A png of this many pixels, all of one grey. */
export function greyPng(width: number, height: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc((width + 1) * height, 0x90);
	for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
	const chunk = (name: string, data: Buffer): Buffer => {
		const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
		const ends = Buffer.alloc(8);
		ends.writeUInt32BE(data.length, 0);
		ends.writeUInt32BE(crc32(body), 4);
		return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
	};
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0))
	]);
}
