/** The made study keeps its promises: what a benchmark says of its sizes is so. */
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/lib/analysis/coding-columns.ts';
import { cooccurrence } from '../../src/lib/analysis/cooccurrence.ts';
import { Engine } from '../../src/lib/storage/engine.ts';
import { createKeeper, openKeeper } from '../../src/lib/storage/keeper.ts';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { sqlJs } from '../storage/open-desk.ts';
import { contentsOf } from '../storage/open-engine.ts';
import { longDocument, makeStudy, type Study } from '../../src/cli/generated-study.ts';
import { quantile, rowOf } from '../bench/row.ts';
import { coder, writeStudy } from '../../src/cli/study-file.ts';

const small = { codings: 3000, documents: 20, codes: 50, words: 200 };

describe('a made study', () => {
	test('has the sizes that were asked for', () => {
		const study = makeStudy(small);
		expect(study.codings).toHaveLength(small.codings);
		expect(study.documents).toHaveLength(small.documents);
		expect(study.codes).toHaveLength(small.codes);
		expect(wordsIn(study, 0)).toBe(longDocument.words);
		expect(wordsIn(study, 1)).toBe(longDocument.words / 10);
		expect(wordsIn(study, 2)).toBe(small.words);
	});

	test('is the same for one seed and another for another', () => {
		expect(makeStudy(small)).toEqual(makeStudy(small));
		expect(makeStudy({ ...small, seed: 2 }).codings).not.toEqual(makeStudy(small).codings);
	});

	test('holds the same texts however many codings it has', () => {
		const texts = ({ documents }: Study): string[] => documents.map(({ text }) => text);
		expect(texts(makeStudy({ ...small, codings: 300 }))).toEqual(texts(makeStudy(small)));
	});

	test('keeps the laws of codings: words at both ends, and no two overlapping ones of one code', () => {
		const { codings, documents } = makeStudy(small);
		const ends = new Map<string, number>();
		for (const { document, code, start, end } of codings) {
			const quote = documents[document]!.text.slice(start, end);
			expect(quote.length).toBe(end - start);
			expect(quote.trim()).toBe(quote);
			expect(quote).not.toBe('');
			expect(start).toBeGreaterThanOrEqual(ends.get(`${document} ${code}`) ?? 0);
			ends.set(`${document} ${code}`, end);
		}
	});

	test('leaves the codes with a key out of the long transcript, and gives each key once', () => {
		const { codings, codes } = makeStudy(small);
		const keys = codes.flatMap(({ key }) => key ?? []);
		expect(keys.length).toBeGreaterThan(0);
		expect(new Set(keys).size).toBe(keys.length);
		expect(codings.filter(({ document, code }) => document === 0 && codes[code]!.key)).toEqual([]);
	});

	test('at full size has 2,000 codings in the long transcript and some 670,000 overlapping pairs', () => {
		const study = makeStudy({ codings: 200_000 });
		expect(study.codings.filter(({ document }) => document === 0)).toHaveLength(longDocument.codings);
		const { pairs } = finished(cooccurrence(columnsOf(study.codings), study.codes.length, 'overlap'));
		const overlapping = pairs.reduce((sum, count) => sum + count, 0) / 2;
		expect(overlapping).toBeGreaterThan(640_000);
		expect(overlapping).toBeLessThan(700_000);
	});
});

test('a made study is a real project that opens, holds together and can be coded on', async () => {
	const file = writeStudy(await sqlJs(), makeStudy({ ...small, codings: 300 }), 'Study');
	const files = memoryFiles();
	const verify = async (): Promise<boolean> => true;
	const made = await createKeeper(files, verify, file.bytes, file.replica);
	if (!made.ok) throw new Error(made.error.type);
	await made.value.close();
	const kept = await openKeeper(files, verify);
	if (!kept.ok) throw new Error(kept.error.type);
	const opened = await Engine.open(await sqlJs(), kept.value, () => openKeeper(files, verify));
	if (!opened.ok) throw new Error(opened.error.type);
	const engine = opened.value;
	const { tables, texts } = await contentsOf(engine);
	expect(Object.keys(tables.coding)).toHaveLength(300);
	expect(Object.values(texts).toSorted()).toEqual(file.study.documents.map(({ text }) => text).toSorted());
	const place = { guid: '00000000-0000-4000-8000-0000000000ff', start: 0, end: 5, coder: coder.guid };
	const done = await engine.run(
		{
			type: 'coding.add',
			coder: coder.guid,
			time: '2026-03-02T09:00:00Z',
			codings: [{ ...place, document: file.documents[3]!, code: file.codes[1]! }],
			newCode: null
		},
		coder
	);
	expect(done.ok).toBe(true);
	await engine.close();
});

test('a row tells its median, its slow end and its ratio', () => {
	expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
	const samples = Array.from({ length: 100 }, (_, i) => i + 1);
	expect(rowOf('a', 1, samples, { name: 'b', median: 25 })).toEqual({
		name: 'a',
		size: 1,
		unit: 'ms',
		median: 50,
		p95: 95,
		baseline: 'b',
		ratio: 2
	});
	expect(rowOf('a', 1, samples, null, 'MB/s')).toMatchObject({ p95: 5, baseline: null, ratio: null });
});

const wordsIn = ({ documents }: Study, document: number): number =>
	documents[document]!.text.split(/\s+/).length;
