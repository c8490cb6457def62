/** The readers on real files that others made, pinned after checking against the files by eye. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { planFor, speakerCounts, wordBag, wordsOf } from './reading.ts';
import { pins, refusedFiles } from './shared-pins.ts';

const data = '../shared/data';
const bytesOf = (path: string) => new Uint8Array(readFileSync(`${data}/${path}`));

describe.skipIf(!existsSync(data))('files in ../shared/data (skipped where the folder is absent)', () => {
	test.each(pins)('$file', async ({ file, reader, layout, turns, speakers, first, last, strip, labels }) => {
		const { plan, document } = await planFor(bytesOf(file), file.split('/').pop()!);
		expect([plan.reader, plan.layout, document.turns.length]).toEqual([reader, layout, turns]);
		expect(speakerCounts(document)).toEqual(speakers);
		const [a, z] = [document.turns[0]!, document.turns.at(-1)!];
		const name = (speaker: number | null) => (speaker === null ? null : document.speakers[speaker]!.name);
		expect([name(a.speaker), a.text.slice(0, first[1].length), a.startTime]).toEqual(first);
		expect([name(z.speaker), z.text.slice(-last[1].length), z.startTime]).toEqual(last);
		if (!strip) return;
		expect(wordsOf(document, labels ?? false)).toEqual(
			wordBag(strip(new TextDecoder().decode(bytesOf(file))))
		);
	});

	test.each(refusedFiles)('%s is refused, and what it is is named', async (file) => {
		expect(await readFile(bytesOf(file), file.split('/').pop()!)).toEqual({
			ok: false,
			error: { type: 'refiQda' }
		});
	});

	const docx2txt = spawnSync('docx2txt', ['--help']).error === undefined;
	test.skipIf(!docx2txt)(
		'docx holds the words that docx2txt finds (skipped where it is not installed)',
		async () => {
			for (const name of ['ID1', 'test_file', 'special.chars']) {
				const path = `qualcoder-examples/${name}.docx`;
				const { stdout } = spawnSync('docx2txt', [`${data}/${path}`, '-'], { encoding: 'utf8' });
				const { document } = await planFor(bytesOf(path), `${name}.docx`);
				// docx2txt writes the sign as a word.
				expect(wordsOf(document, false)).toEqual(wordBag(stdout.replaceAll('Euro', '€')));
			}
		}
	);

	test('docx loses no word', async () => {
		const mammoth = (await import('mammoth')).default;
		for (const name of ['ID1', 'test_file', 'special.chars']) {
			const bytes = bytesOf(`qualcoder-examples/${name}.docx`);
			const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
			const { document } = await planFor(bytes, `${name}.docx`);
			expect(wordsOf(document, false)).toEqual(wordBag(value));
		}
	});
});
