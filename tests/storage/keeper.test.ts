import { describe, expect, test } from 'vitest';
import { createKeeper, openKeeper } from '../../src/lib/storage/keeper.ts';
import { JOURNAL_HEADER_BYTES, MAX_RECORD_BYTES } from '../../src/lib/storage/journal.ts';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import { FaultyFiles } from './faulty-files.ts';
import { add, create, numbersToBytes, numberToRecord, open, replica, trusting } from './kept-numbers.ts';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const changed = (contents: Map<string, Uint8Array>, name: string, bytes: Uint8Array | null) => {
	const copy = new Map(contents);
	if (bytes) copy.set(name, bytes);
	else copy.delete(name);
	return copy;
};
const flipped = (bytes: Uint8Array, at: number) => {
	const copy = bytes.slice();
	copy[at]! ^= 0x20;
	return copy;
};

describe('a project that was closed', () => {
	test('opens as it was, from its snapshot and its records', async () => {
		const files = memoryFiles();
		const keeper = await create(files, [100]);
		add(keeper, 1, 2, 3);
		await keeper.close();
		const opened = await open(files);
		expect(opened.numbers).toEqual([100, 1, 2, 3]);
		expect(opened.damaged).toBeNull();
		expect(opened.keeper.recordsSinceSnapshot()).toBe(3);
		add(opened.keeper, 4);
		expect((await opened.keeper.snapshot(() => numbersToBytes([100, 1, 2, 3, 4]))).ok).toBe(true);
		expect(opened.keeper.recordsSinceSnapshot()).toBe(0);
		expect(opened.keeper.journalLength()).toBe(JOURNAL_HEADER_BYTES);
		add(opened.keeper, 5);
		const bytes = [...files.contents().values()].reduce((sum, file) => sum + file.length, 0);
		expect(opened.keeper.size()).toBe(bytes);
		await opened.keeper.close();
		const again = await open(files);
		expect(again.numbers).toEqual([100, 1, 2, 3, 4, 5]);
		expect(again.records).toHaveLength(1);
	});

	test('keeps one generation before the newest, and no more', async () => {
		const files = memoryFiles();
		const keeper = await create(files);
		for (const count of range(5)) {
			add(keeper, count);
			await keeper.snapshot(() => numbersToBytes(range(count + 1)));
		}
		expect((await files.list()).sort()).toEqual(['journal-5', 'journal-6', 'snapshot-5', 'snapshot-6']);
		await keeper.snapshot(() => numbersToBytes(range(5)), { forget: true });
		expect((await files.list()).sort()).toEqual(['journal-7', 'snapshot-7']);
	});

	test('is told from an empty folder, a held one and a hopeless one', async () => {
		const files = memoryFiles();
		expect(await openKeeper(files, trusting)).toMatchObject({ ok: false, error: { type: 'missing' } });
		const keeper = await create(files);
		expect(await openKeeper(files, trusting)).toMatchObject({ ok: false, error: { type: 'locked' } });
		await keeper.close();
		const hopeless = changed(files.contents(), 'snapshot-1', new Uint8Array(9));
		const folder = memoryFiles(hopeless);
		expect(await openKeeper(folder, trusting)).toMatchObject({ ok: false, error: { type: 'damaged' } });
		expect(folder.contents()).toEqual(hopeless);
	});

	test('takes no more appends or snapshots', async () => {
		const keeper = await create(memoryFiles());
		await keeper.close();
		await keeper.close();
		expect(keeper.append(numberToRecord(1))).toMatchObject({ ok: false, error: { type: 'closed' } });
		expect(await keeper.snapshot(() => numbersToBytes([]))).toMatchObject({ error: { type: 'closed' } });
	});
});

describe('making a project', () => {
	test('where one is already, is a mistake and touches nothing', async () => {
		const files = memoryFiles();
		await (await create(files, [1])).close();
		const before = files.contents();
		await expect(createKeeper(files, trusting, numbersToBytes([]), replica)).rejects.toThrow(RangeError);
		expect(files.contents()).toEqual(before);
	});

	test('on a full disk leaves nothing behind', async () => {
		const files = new FaultyFiles();
		files.quota = 80;
		const created = await createKeeper(files, trusting, numbersToBytes(range(50)), replica);
		expect(created).toMatchObject({ ok: false, error: { type: 'quota' } });
		expect(files.contents().size).toBe(0);
	});
});

describe('a journal torn or changed at any byte', () => {
	const whole = async () => {
		const files = memoryFiles();
		const keeper = await create(files, [100]);
		const ends = [JOURNAL_HEADER_BYTES];
		for (const number of [1, 22, 333, 4]) {
			add(keeper, number);
			ends.push(keeper.journalLength());
		}
		await keeper.close();
		return { contents: files.contents(), ends, numbers: [100, 1, 22, 333, 4] };
	};

	test('cut anywhere: opens with the records before the cut, takes new ones, and opens with these', async () => {
		const { contents, ends, numbers } = await whole();
		const journal = contents.get('journal-1')!;
		for (let cut = JOURNAL_HEADER_BYTES; cut <= journal.length; cut += 1) {
			const files = memoryFiles(changed(contents, 'journal-1', journal.slice(0, cut)));
			const left = numbers.slice(0, ends.filter((end) => end <= cut).length);
			const opened = await open(files);
			expect(opened.numbers, `cut at ${cut}`).toEqual(left);
			expect(opened.damaged?.lost ?? false).toBe(false);
			add(opened.keeper, 5);
			await opened.keeper.close();
			const again = await open(files);
			expect(again.numbers).toEqual([...left, 5]);
			expect(again.damaged).toBeNull();
		}
	});

	test('changed anywhere: opens with the records before it, and keeps a copy where later ones are lost', async () => {
		const { contents, ends, numbers } = await whole();
		const journal = contents.get('journal-1')!;
		for (let at = 0; at < journal.length; at += 1) {
			const files = memoryFiles(changed(contents, 'journal-1', flipped(journal, at)));
			const inHeader = at < JOURNAL_HEADER_BYTES;
			const left = inHeader ? [100] : numbers.slice(0, ends.filter((end) => end <= at).length);
			const opened = await open(files);
			expect(opened.numbers, `byte ${at}`).toEqual(left);
			const lost = left.length < numbers.length - 1;
			expect(opened.damaged?.lost).toBe(lost);
			if (lost) expect(files.contents().get('damaged-journal-1-1')).toEqual(flipped(journal, at));
			add(opened.keeper, 5);
			await opened.keeper.close();
			expect((await open(files)).numbers).toEqual([...left, 5]);
		}
	});

	test('a write torn at any byte by a crash leaves what was acknowledged', async () => {
		const record = numberToRecord(7).length + 8;
		for (let bytes = 0; bytes <= record; bytes += 1) {
			const files = new FaultyFiles();
			const keeper = await create(files, [100]);
			add(keeper, 1, 2);
			files.life = 0;
			expect(() => keeper.append(numberToRecord(7))).toThrow();
			const opened = await open(new FaultyFiles(files.afterCrash({ operations: 0, bytes })));
			expect(opened.numbers, `torn at ${bytes}`).toEqual(bytes < record ? [100, 1, 2] : [100, 1, 2, 7]);
		}
	});
});

describe('a bad snapshot costs nothing', () => {
	const twoGenerations = async () => {
		const files = memoryFiles();
		const keeper = await create(files, [100]);
		add(keeper, 1, 2);
		await keeper.snapshot(() => numbersToBytes([100, 1, 2]));
		add(keeper, 3, 4);
		await keeper.close();
		return files.contents();
	};
	const everything = [100, 1, 2, 3, 4];

	test('changed in any byte, cut at any byte or empty: the one before and both journals give everything', async () => {
		const contents = await twoGenerations();
		const snapshot = contents.get('snapshot-2')!;
		const broken = range(snapshot.length).flatMap((at) => [flipped(snapshot, at), snapshot.slice(0, at)]);
		for (const bytes of broken) {
			const files = memoryFiles(changed(contents, 'snapshot-2', bytes));
			const opened = await open(files);
			expect(opened.numbers).toEqual(everything);
			expect(opened.damaged).toEqual({
				lost: false,
				found: [{ type: 'badSnapshot', name: 'snapshot-2' }]
			});
			add(opened.keeper, 5);
			expect(opened.keeper.recordsSinceSnapshot()).toBe(5);
			expect((await opened.keeper.snapshot(() => numbersToBytes([...everything, 5]))).ok).toBe(true);
			add(opened.keeper, 6);
			await opened.keeper.close();
			const again = await open(files);
			expect(again.numbers).toEqual([...everything, 5, 6]);
			expect(again.damaged).toBeNull();
		}
	});

	test('gone: the one before and both journals give everything', async () => {
		const opened = await open(memoryFiles(changed(await twoGenerations(), 'snapshot-2', null)));
		expect(opened.numbers).toEqual(everything);
		expect(opened.damaged).toBeNull();
	});

	test('a good one needs neither the snapshot nor the journal before it', async () => {
		const contents = await twoGenerations();
		const alone = changed(changed(contents, 'snapshot-1', null), 'journal-1', null);
		const opened = await open(memoryFiles(alone));
		expect(opened.numbers).toEqual(everything);
		expect(opened.damaged).toBeNull();
	});

	test('with the older journal cut short as well, the gap is told and the later journal kept', async () => {
		const contents = await twoGenerations();
		const bad = changed(contents, 'snapshot-2', flipped(contents.get('snapshot-2')!, 0));
		const journal = contents.get('journal-1')!;
		const files = memoryFiles(changed(bad, 'journal-1', journal.slice(0, journal.length - 1)));
		const opened = await open(files);
		expect(opened.numbers).toEqual([100, 1]);
		expect(opened.damaged?.lost).toBe(true);
		const kept = files.contents();
		expect(kept.get('damaged-journal-2-1')).toEqual(contents.get('journal-2'));
		expect(kept.has('damaged-journal-1-1')).toBe(true);
		expect(kept.has('damaged-snapshot-2-1')).toBe(true);
		add(opened.keeper, 9);
		await opened.keeper.close();
		const again = await open(files);
		expect(again.numbers).toEqual([100, 1, 9]);
		expect(again.damaged).toBeNull();
	});

	test('the loss of a journal is told', async () => {
		const contents = await twoGenerations();
		const opened = await open(memoryFiles(changed(contents, 'journal-2', null)));
		expect(opened.numbers).toEqual([100, 1, 2]);
		expect(opened.damaged).toEqual({
			lost: true,
			found: [{ type: 'lostRecords', name: 'journal-2', keptAs: null }]
		});
	});
});

describe('a snapshot while edits arrive', () => {
	const run = async (at: number, verify = trusting) => {
		const files = new FaultyFiles();
		const numbers = [100];
		const keeper = await create(files, numbers, async (name) => {
			files.onAwait('verify');
			return verify(name);
		});
		const edit = () => {
			const number = numbers.length;
			add(keeper, number);
			numbers.push(number);
		};
		edit();
		let step = 0;
		files.onAwait = () => {
			if (at === step || at === -1) edit();
			step += 1;
		};
		const result = await keeper.snapshot(() => numbersToBytes(numbers));
		files.onAwait = () => {};
		edit();
		return { files, numbers, result, steps: step, keeper };
	};

	test('at each of its waits: none is lost, none comes twice', async () => {
		const { steps } = await run(-2);
		expect(steps).toBeGreaterThan(5);
		for (const at of [-1, ...range(steps)]) {
			const { files, numbers, result } = await run(at);
			expect(result.ok).toBe(true);
			expect((await open(new FaultyFiles(files.afterCrash()))).numbers, `wait ${at}`).toEqual(numbers);
		}
	});

	test('at each of its waits, and the new snapshot reads back wrong: it goes, everything else stays', async () => {
		const { steps } = await run(-2, async () => false);
		for (const at of [-1, ...range(steps)]) {
			const { files, numbers, result, keeper } = await run(at, async () => false);
			expect(result).toEqual({ ok: false, error: { type: 'unverified' } });
			expect(keeper.recordsSinceSnapshot()).toBe(numbers.length - 1);
			expect(files.contents().has('snapshot-2')).toBe(false);
			const opened = await open(new FaultyFiles(files.afterCrash()));
			expect(opened.numbers, `wait ${at}`).toEqual(numbers);
			expect(opened.damaged).toBeNull();
		}
	});

	test('while a long one is hashed: edits do not wait for it', async () => {
		const files = memoryFiles();
		const keeper = await create(files);
		const long = new Uint8Array(6 * 1024 * 1024);
		let done = false;
		let added = 0;
		const taken = keeper
			.snapshot(() => long)
			.then((result) => {
				done = true;
				return result;
			});
		while (!done) {
			add(keeper, added);
			added += 1;
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect((await taken).ok).toBe(true);
		expect(added).toBeGreaterThan(3);
		await keeper.close();
		const opened = await openKeeper(files, trusting);
		if (!opened.ok) throw new Error(opened.error.type);
		expect(opened.value.snapshot.length).toBe(long.length);
		expect(opened.value.records.length).toBeGreaterThan(3);
	});

	test('a second one asked for meanwhile waits its turn', async () => {
		const files = memoryFiles();
		const keeper = await create(files);
		const order: string[] = [];
		const first = keeper.snapshot(() => (order.push('export 1'), numbersToBytes([1])));
		const second = keeper.snapshot(() => (order.push('export 2'), numbersToBytes([1, 2])));
		void first.then(() => order.push('done 1'));
		expect((await second).ok).toBe(true);
		expect(order).toEqual(['export 1', 'done 1', 'export 2']);
		await keeper.close();
		expect((await open(files)).numbers).toEqual([1, 2]);
	});

	test('closing waits for one under way, and the project opens whole', async () => {
		const files = memoryFiles();
		const keeper = await create(files);
		add(keeper, 1);
		const taken = keeper.snapshot(() => numbersToBytes([1]));
		await keeper.close();
		await taken;
		expect((await open(files)).numbers).toEqual([1]);
	});
});

describe('where the snapshot can not be read back by the second worker', () => {
	test('the keeper reads it back itself', async () => {
		const files = new FaultyFiles();
		const keeper = await create(files, [], async () => {
			throw new Error('no worker');
		});
		add(keeper, 1);
		expect((await keeper.snapshot(() => numbersToBytes([1]))).ok).toBe(true);
		expect((await open(new FaultyFiles(files.afterCrash()))).numbers).toEqual([1]);
	});
});

describe('a full disk', () => {
	test('in the append: the edit is refused and does not come back; with room again the next goes on', async () => {
		for (const room of range(numberToRecord(2).length + 8)) {
			const files = new FaultyFiles();
			const keeper = await create(files, [100]);
			add(keeper, 1);
			files.quota = keeper.size() + room;
			expect(keeper.append(numberToRecord(2))).toMatchObject({ ok: false, error: { type: 'quota' } });
			expect((await open(new FaultyFiles(files.contents()))).numbers).toEqual([100, 1]);
			files.quota = Infinity;
			add(keeper, 3);
			expect((await open(new FaultyFiles(files.afterCrash()))).numbers).toEqual([100, 1, 3]);
		}
	});

	test('in the flush of the append, the record written whole: it is refused and does not come back', async () => {
		const files = new FaultyFiles();
		const keeper = await create(files, [100]);
		let flushes = 0;
		files.refuse = (what) => what === 'flush journal-1' && flushes++ === 0;
		expect(keeper.append(numberToRecord(1)).ok).toBe(false);
		expect((await open(new FaultyFiles(files.contents()))).numbers).toEqual([100]);
	});

	test('in the append, and even the cut fails: nothing is appended behind the refused edit', async () => {
		const files = new FaultyFiles();
		const keeper = await create(files, [100]);
		files.refuse = (what) => what === 'flush journal-1' || what === 'truncate journal-1';
		expect(keeper.append(numberToRecord(1)).ok).toBe(false);
		expect(keeper.append(numberToRecord(123_456)).ok).toBe(false);
		files.refuse = () => false;
		add(keeper, 3);
		const opened = await open(new FaultyFiles(files.contents()));
		expect(opened.numbers).toEqual([100, 3]);
		expect(opened.damaged).toBeNull();
	});

	test('the uncut end of an old journal does not come back once a snapshot went past it', async () => {
		const files = new FaultyFiles();
		const keeper = await create(files, [100]);
		add(keeper, 1);
		files.refuse = (what) => what === 'flush journal-1' || what === 'truncate journal-1';
		expect(keeper.append(numberToRecord(2)).ok).toBe(false);
		expect((await keeper.snapshot(() => numbersToBytes([100, 1]))).ok).toBe(true);
		add(keeper, 3);
		const contents = changed(files.contents(), 'snapshot-2', new Uint8Array(5));
		expect((await open(new FaultyFiles(contents))).numbers).toEqual([100, 1, 3]);
	});

	test('in the snapshot, at any byte: it is refused and gone, and appending goes on', async () => {
		const content = numbersToBytes(range(20));
		for (let room = 0; room < content.length + 76 + JOURNAL_HEADER_BYTES; room += 1) {
			const files = new FaultyFiles();
			const keeper = await create(files, [100]);
			add(keeper, 1);
			files.quota = keeper.size() + room;
			expect(await keeper.snapshot(() => content)).toMatchObject({ ok: false, error: { type: 'quota' } });
			expect([...files.contents().keys()].sort()).toEqual(['journal-1', 'snapshot-1']);
			files.quota = Infinity;
			add(keeper, 2);
			expect(keeper.recordsSinceSnapshot()).toBe(2);
			expect((await keeper.snapshot(() => numbersToBytes([100, 1, 2]))).ok).toBe(true);
			add(keeper, 3);
			expect((await open(new FaultyFiles(files.afterCrash()))).numbers).toEqual([100, 1, 2, 3]);
		}
	});

	test('and the half-written files can not be removed either: they count for nothing', async () => {
		const files = new FaultyFiles();
		const keeper = await create(files, [100]);
		let begun = false;
		files.refuse = (what) => {
			begun ||= what === 'flush journal-2';
			return begun && /-2$/.test(what);
		};
		expect((await keeper.snapshot(() => numbersToBytes([100]))).ok).toBe(false);
		add(keeper, 1, 2);
		expect((await open(new FaultyFiles(files.contents()))).numbers).toEqual([100, 1, 2]);
		files.refuse = () => false;
		expect((await keeper.snapshot(() => numbersToBytes([100, 1, 2]))).ok).toBe(true);
		add(keeper, 3);
		const contents = changed(files.contents(), 'snapshot-3', new Uint8Array(5));
		expect((await open(new FaultyFiles(contents))).numbers).toEqual([100, 1, 2, 3]);
	});

	test('and a snapshot that read back wrong can not be removed: it counts for nothing', async () => {
		const files = new FaultyFiles();
		const keeper = await create(files, [100], async () => false);
		add(keeper, 1);
		files.refuse = (what) => what.startsWith('remove');
		expect((await keeper.snapshot(() => numbersToBytes([666]))).ok).toBe(false);
		add(keeper, 2);
		expect((await open(new FaultyFiles(files.contents()))).numbers).toEqual([100, 1, 2]);
	});

	test('an export that throws is the mistake of who gave it; the project goes on', async () => {
		const files = new FaultyFiles();
		const keeper = await create(files, [100]);
		const failing = keeper.snapshot(() => {
			throw new TypeError('inside a transaction');
		});
		await expect(failing).rejects.toThrow(TypeError);
		add(keeper, 1);
		expect((await keeper.snapshot(() => numbersToBytes([100, 1]))).ok).toBe(true);
		expect((await open(new FaultyFiles(files.afterCrash()))).numbers).toEqual([100, 1]);
	});
});

test('a record that is too long is refused, for a snapshot to take it', async () => {
	const keeper = await create(memoryFiles());
	expect(keeper.append(new Uint8Array(MAX_RECORD_BYTES + 1))).toMatchObject({ error: { type: 'tooLarge' } });
	expect(keeper.append(new Uint8Array(MAX_RECORD_BYTES)).ok).toBe(true);
});
