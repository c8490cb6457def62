import fc from 'fast-check';
import { crc32 as crc32Reference } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../src/lib/storage/crc32.ts';
import {
	bytesToGuid,
	encodeJournalHeader,
	encodeRecord,
	guidToBytes,
	hasRecordAfter,
	JOURNAL_HEADER_BYTES,
	MAX_RECORD_BYTES,
	RECORD_OVERHEAD_BYTES,
	scanJournal
} from '../../src/lib/storage/journal.ts';
import { replica } from './kept-numbers.ts';

const header = { generation: 7, previous: 6, previousLength: 1234, replica };
const payloads = ['{"a":1}', '{"åäö":"😀"}', '{}'].map((text) => new TextEncoder().encode(text));
const join = (parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const journal = join([encodeJournalHeader(header), ...payloads.map(encodeRecord)]);
const ends = payloads.map((_, index) =>
	payloads
		.slice(0, index + 1)
		.reduce((sum, payload) => sum + RECORD_OVERHEAD_BYTES + payload.length, JOURNAL_HEADER_BYTES)
);

describe('a journal', () => {
	test('gives back its header and its records', () => {
		const scan = scanJournal(journal);
		expect(scan.header).toEqual(header);
		expect(scan.records).toEqual(payloads);
		expect(scan).toMatchObject({ goodLength: journal.length, torn: false, newer: false });
	});

	test('cut at any byte gives the records that end before it', () => {
		for (let cut = 0; cut <= journal.length; cut += 1) {
			const scan = scanJournal(journal.subarray(0, cut));
			const whole = ends.filter((end) => end <= cut).length;
			expect(scan.records, `cut at ${cut}`).toEqual(payloads.slice(0, whole));
			const good = cut < JOURNAL_HEADER_BYTES ? 0 : (ends[whole - 1] ?? JOURNAL_HEADER_BYTES);
			expect(scan).toMatchObject({ goodLength: good, torn: cut > good });
		}
	});

	test('with any byte changed gives the records that end before it', () => {
		for (let at = 0; at < journal.length; at += 1) {
			for (const mask of [0x01, 0x80, 0xff]) {
				const broken = journal.slice();
				broken[at]! ^= mask;
				const scan = scanJournal(broken);
				const whole = at < JOURNAL_HEADER_BYTES ? 0 : ends.filter((end) => end <= at).length;
				expect(scan.records, `byte ${at}`).toEqual(payloads.slice(0, whole));
				expect(scan.torn).toBe(true);
			}
		}
	});

	test('whatever its bytes, is read without a throw, and never beyond its end', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
				const scan = scanJournal(join([journal, noise]));
				expect(scan.records.slice(0, 3)).toEqual(payloads);
				expect(scan.goodLength).toBeLessThanOrEqual(journal.length + noise.length);
				scanJournal(noise);
			}),
			{ seed: 1, numRuns: 200 }
		);
	});

	test('takes zeros, as a disk leaves them, and absurd lengths for no records', () => {
		const zeros = scanJournal(join([journal, new Uint8Array(64)]));
		expect(zeros).toMatchObject({ goodLength: journal.length, torn: true });
		const absurd = new Uint8Array(64);
		new DataView(absurd.buffer).setUint32(0, 0xffffffff, true);
		expect(scanJournal(join([journal, absurd]))).toMatchObject({ goodLength: journal.length, torn: true });
	});

	test('of a newer format is told from a broken one', () => {
		const newer = journal.slice();
		const view = new DataView(newer.buffer);
		view.setUint32(8, 2, true);
		expect(scanJournal(newer)).toMatchObject({ header: null, newer: false });
		view.setUint32(48, crc32(newer.subarray(0, 48)), true);
		expect(scanJournal(newer)).toMatchObject({ header: null, newer: true });
	});

	test('shows a whole record behind a broken one, and none behind a torn end', () => {
		const broken = journal.slice();
		broken[JOURNAL_HEADER_BYTES + RECORD_OVERHEAD_BYTES]! ^= 1;
		expect(hasRecordAfter(broken, scanJournal(broken).goodLength)).toBe(true);
		const torn = journal.subarray(0, journal.length - 1);
		expect(hasRecordAfter(torn, scanJournal(torn).goodLength)).toBe(false);
	});
});

test('a record that is empty or too long is refused as a mistake', () => {
	expect(() => encodeRecord(new Uint8Array(0))).toThrow(RangeError);
	expect(() => encodeRecord(new Uint8Array(MAX_RECORD_BYTES + 1))).toThrow(RangeError);
});

test('a GUID survives its 16 bytes; anything else is refused as a mistake', () => {
	expect(bytesToGuid(guidToBytes(replica))).toBe(replica);
	expect(() => guidToBytes('no guid')).toThrow(RangeError);
});

test('the checksum is that of zip', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === crc32OfNode(bytes)),
		{ seed: 1, numRuns: 100 }
	);
	expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

const crc32OfNode = (bytes: Uint8Array) => crc32Reference(bytes);
