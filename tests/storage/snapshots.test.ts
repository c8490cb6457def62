import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import {
	readSnapshot,
	sealSnapshot,
	SNAPSHOT_TRAILER_BYTES,
	writeSnapshot
} from '../../src/lib/storage/snapshots.ts';
import { replica } from './kept-numbers.ts';

const bytes = new TextEncoder().encode('SQLite format 3\0 and what follows it');

async function sealed(content: Uint8Array): Promise<Uint8Array> {
	const files = memoryFiles();
	const file = await files.open('snapshot-3');
	writeSnapshot(file, content);
	await sealSnapshot(file, content, 3, replica);
	return files.contents().get('snapshot-3')!;
}

test('a sealed snapshot gives back its bytes, its generation and whose it is', async () => {
	expect(await readSnapshot(await sealed(bytes))).toEqual({ type: 'whole', bytes, generation: 3, replica });
	expect(await readSnapshot(await sealed(new Uint8Array(0)))).toMatchObject({ type: 'whole' });
});

test('the hash in the trailer is the SHA-256 of all bytes, also over several slices', async () => {
	const long = Uint8Array.from({ length: 3 * 1024 * 1024 + 5 }, (_, index) => index * 31);
	const file = await sealed(long);
	const trailer = file.subarray(long.length);
	expect(Buffer.from(trailer.subarray(40, 72)).toString('hex')).toBe(
		createHash('sha256').update(long).digest('hex')
	);
});

test('a snapshot that is not sealed yet is none', async () => {
	const files = memoryFiles();
	writeSnapshot(await files.open('snapshot-1'), bytes);
	expect(await readSnapshot(files.contents().get('snapshot-1')!)).toEqual({ type: 'bad' });
});

test('sealing takes no more room than writing did', async () => {
	const files = memoryFiles();
	const file = await files.open('snapshot-1');
	writeSnapshot(file, bytes);
	const written = file.size();
	await sealSnapshot(file, bytes, 1, replica);
	expect(file.size()).toBe(written);
	expect(written).toBe(bytes.length + SNAPSHOT_TRAILER_BYTES);
});

test('cut at any byte, or with any byte changed, it is bad', async () => {
	const file = await sealed(bytes);
	for (let at = 0; at < file.length; at += 1) {
		expect(await readSnapshot(file.subarray(0, at)), `cut at ${at}`).toEqual({ type: 'bad' });
		const broken = file.slice();
		broken[at]! ^= 0x10;
		expect(await readSnapshot(broken), `byte ${at}`).toEqual({ type: 'bad' });
	}
});

test('with bytes behind its trailer it is bad', async () => {
	const file = await sealed(bytes);
	expect(await readSnapshot(new Uint8Array([...file, 0]))).toEqual({ type: 'bad' });
});
