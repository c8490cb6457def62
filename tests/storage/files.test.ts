import { describe, expect, test } from 'vitest';
import { StorageFailure, type ProjectFiles } from '../../src/lib/storage/files.ts';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import { FaultyFiles } from './faulty-files.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe.each<[string, () => ProjectFiles]>([
	['a folder in memory', () => memoryFiles()],
	['the faulty folder of the tests, while nothing fails', () => new FaultyFiles()]
])('%s', (_, make) => {
	test('keeps what is written, by name', async () => {
		const files = make();
		const file = await files.open('a');
		file.write(bytes(1, 2, 3), 0);
		file.write(bytes(9), 4);
		expect(file.read(0, 99)).toEqual(bytes(1, 2, 3, 0, 9));
		file.truncate(2);
		expect(file.size()).toBe(2);
		file.truncate(4);
		expect(file.read(1, 2)).toEqual(bytes(2, 0));
		expect(file.read(7, 2)).toEqual(bytes());
		file.close();
		expect(await files.list()).toEqual(['a']);
		const again = await files.open('a');
		expect(again.read(0, 9)).toEqual(bytes(1, 2, 0, 0));
	});

	test('lets one owner hold a file, and gives copies', async () => {
		const files = make();
		const file = await files.open('a');
		await expect(files.open('a')).rejects.toMatchObject({ type: 'locked' });
		await expect(files.remove('a')).rejects.toBeInstanceOf(StorageFailure);
		file.write(bytes(1), 0);
		file.read(0, 1)[0] = 5;
		expect(file.read(0, 1)).toEqual(bytes(1));
		file.close();
		await files.remove('a');
		await files.remove('a');
		expect(await files.list()).toEqual([]);
	});
});

test('a folder in memory is made of copies and copied on asking', async () => {
	const given = new Map([['a', bytes(1, 2)]]);
	const files = memoryFiles(given);
	given.get('a')![0] = 7;
	expect(files.contents()).toEqual(new Map([['a', bytes(1, 2)]]));
});
