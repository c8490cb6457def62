/** The readers on made files: what comes through, what is refused, and that encodings and hostile bytes do no harm. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileLimit, pickReader, readers, readFile } from '../../src/lib/exchange/readers/index.ts';
import { refusalMessage, type ReadError } from '../../src/lib/exchange/reader.ts';
import { languages, say } from '../../src/lib/words/say.ts';
import { docxFile, paragraph, table, withStatedSize } from './docx-file.ts';
import { planFor, refusalOf, speakerCounts, spoken } from './reading.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/transcripts/${name}`));
const bytesOf = (...bytes: number[]) => new Uint8Array(bytes);

describe('txt', () => {
	test('takes the names before colons, and leaves colons in running text alone', async () => {
		const { plan, document } = await planFor(fixture('name-colon.txt'), 'Intervju_2024-05-03.txt');
		expect(plan.layout).toBe('nameColon');
		expect(speakerCounts(document)).toEqual({ 'Intervjuare*': 3, 'Åsa Öberg': 2, Kalle: 1 });
		expect(spoken(document)).toEqual([
			[null, 'Intervju om samverkan\nDatum: 3 maj\nPlats: Malmö'],
			['Intervjuare', 'Vill du börja med att berätta om din roll?'],
			[
				'Åsa Öberg',
				'Jag är enhetschef. Det viktigaste är detta: barnen ska få rätt stöd i tid. 👩‍🏫\n' +
					'Problem: vi har aldrig tid att mötas, och det är ett problem varje vecka.\nVi försökte i våras.'
			],
			['Intervjuare', 'Vem är med i mötena?'],
			['Åsa Öberg', 'Skolan, socialtjänsten och ibland Kalle (kl. 10:30 på tisdagar).'],
			['Kalle', 'Ja, jag är med.'],
			['Intervjuare', 'Tack.']
		]);
		expect(document).toMatchObject({
			title: 'Intervju 2024-05-03',
			date: '2024-05-03',
			language: 'sv',
			kind: 'interview'
		});
		expect(plan.notes).toContainEqual({ key: 'import.note.onceNames', values: { n: 1, names: 'Kalle' } });
	});

	test('gives the words as they are where the user wants no speakers', async () => {
		const { plan, document } = await planFor(fixture('name-colon.txt'), 'a.txt', { layout: 'plain' });
		expect(plan.layout).toBe('plain');
		expect(plan.layouts).toContain('nameColon');
		expect(document.speakers).toEqual([]);
		expect(document.kind).toBe('other');
		expect(document.turns[1]!.text).toBe('Intervjuare: Vill du börja med att berätta om din roll?');
	});

	test('reads UTF-16 with and without a mark, and Windows-1252, and says so', async () => {
		const text =
			'Åsa: Vi är på väg till kommunen för att prata om skolan.\r\nBjörn: Det är något helt nytt för oss.\r\nÅsa: Ja.\r\n';
		const units = [...text].map((letter) => letter.charCodeAt(0));
		const little = bytesOf(...units.flatMap((unit) => [unit & 255, unit >> 8]));
		const big = bytesOf(...units.flatMap((unit) => [unit >> 8, unit & 255]));
		const files: [string, Uint8Array][] = [
			['UTF-16LE', bytesOf(0xff, 0xfe, ...little)],
			['UTF-16BE', bytesOf(0xfe, 0xff, ...big)],
			['UTF-16LE', little],
			['UTF-16BE', big],
			['windows-1252', bytesOf(...units)]
		];
		for (const [encoding, bytes] of files) {
			const { plan, document } = await planFor(bytes, 'a.txt');
			expect(speakerCounts(document)).toEqual({ Åsa: 2, Björn: 1 });
			expect(spoken(document)[1]![1]).toBe('Det är något helt nytt för oss.');
			expect(plan.notes).toContainEqual({ key: 'import.note.encoding', values: { encoding } });
			expect(plan.notes).toContainEqual({ key: 'import.note.lineBreaks', values: { n: 3 } });
		}
	});

	test('keeps UTF-8 with a broken byte as UTF-8 and counts what it lost', async () => {
		const bytes = bytesOf(...strToU8('Å ä ö å ä ö och så vidare '), 0xff, ...strToU8(' åäö'));
		const { plan, document } = await planFor(bytes, 'a.txt');
		expect(document.turns[0]!.text).toBe('Å ä ö å ä ö och så vidare \ufffd åäö');
		expect(plan.notes).toContainEqual({ key: 'import.note.unreadableBytes', values: { n: 1 } });
	});

	test('replaces control characters one for one and takes the byte order mark away', async () => {
		const { plan, document } = await planFor('\ufeffEtt\u0001två\ttre ' + 'ord '.repeat(30), 'a.txt');
		expect(document.turns[0]!.text.startsWith('Ett\ufffdtvå\ttre ord')).toBe(true);
		expect(plan.notes.map(({ key }) => key)).toEqual(['import.note.bomRemoved', 'import.note.replaced']);
	});
});

describe('md', () => {
	test('takes bold names with times, and headings without their marks', async () => {
		const { plan, document } = await planFor(fixture('bold-names.md'), 'bold-names.md');
		expect(plan.layout).toBe('boldName');
		expect(speakerCounts(document)).toEqual({ 'Moderator*': 2, 'Ana María': 1, "Ben O'Neil": 1 });
		expect(spoken(document)).toEqual([
			[null, 'Workshop on meeting structures'],
			['Moderator', 'Welcome, everyone. Shall we begin?'],
			['Ana María', 'Yes. The **main** thing is this: we meet too late.\nThat was true last year as well.'],
			["Ben O'Neil", 'I agree.'],
			['Moderator', 'Thank you 🙂']
		]);
		expect(document.turns.map(({ startTime }) => startTime)).toEqual([null, 0, 12_000, null, 65_000]);
		expect(plan.notes).toContainEqual({ key: 'import.note.headings', values: { n: 1 } });
	});
});

describe('vtt and srt', () => {
	test('takes voices, joins their cues, strips markup and keeps what only looks like it', async () => {
		const { plan, document } = await planFor(fixture('teams.vtt'), 'teams.vtt');
		expect(spoken(document)).toEqual([
			['Åsa Öberg', 'Hej & välkomna, vi är tre här <idag> alert(1) x < y <3'],
			['Björn', 'Ja.'],
			['Åsa Öberg', 'Bra!'],
			['Björn', 'Klart 👍 på andra raden']
		]);
		expect(document.turns.map(({ startTime, endTime }) => [startTime, endTime])).toEqual([
			[3_120, 7_500],
			[8_000, 9_000],
			[8_000, 9_000],
			[360_001_000, 360_002_000]
		]);
		expect(document.language).toBe('sv');
		expect(plan.notes).toContainEqual({ key: 'import.note.cuesJoined', values: { cues: 4, turns: 4 } });
		expect(plan.notes).toContainEqual({ key: 'import.note.asides', values: { n: 2 } });
	});

	test('joins cues without names up to a pause', async () => {
		const { document } = await planFor(fixture('unnamed.srt'), 'unnamed.srt');
		expect(spoken(document)).toEqual([
			[null, 'Vi började med en fråga: vad behöver barnet?'],
			[null, 'Sedan kom svaren. Det var allt.']
		]);
		expect(document.turns[0]).toMatchObject({ startTime: 1_000, endTime: 6_500 });
	});

	test('names in cues stay in the words where the user wants no speakers', async () => {
		const cues =
			'WEBVTT\n\n00:01.000 --> 00:02.000\nAnna: Hej\n\n00:02.000 --> 00:03.000\nBo: Hej\n\n00:03.000 --> 00:04.000\nAnna: Ja\n\n00:04.000 --> 00:05.000\nBo: Nej';
		expect(speakerCounts((await planFor(cues, 'a.vtt')).document)).toEqual({ Anna: 2, Bo: 2 });
		const { document } = await planFor(cues, 'a.vtt', { layout: 'plain' });
		expect(spoken(document)).toEqual([[null, 'Anna: Hej Bo: Hej Anna: Ja Bo: Nej']]);
	});

	test('makes paragraphs of an hour of short cues, with or without full stops', async () => {
		for (const stop of ['.', '']) {
			const cues = Array.from({ length: 1000 }, (_, at) => {
				const time = (ms: number) => new Date(ms).toISOString().slice(11, 23);
				return `${time(at * 3600)} --> ${time(at * 3600 + 3600)}\nnine words in every cue make an hour of${at % 3 ? '' : stop}`;
			});
			const { document } = await planFor(`WEBVTT\n\n${cues.join('\n\n')}\n`, 'a.vtt');
			const words = document.turns.map(({ text }) => text.split(' ').length);
			expect(document.turns.length).toBeGreaterThan(80);
			expect(Math.max(...words)).toBeLessThanOrEqual(110);
			expect(Math.min(...words.slice(0, -1))).toBeGreaterThanOrEqual(60);
		}
	});

	test('times and names that make no sense stay within what a project can hold', async () => {
		const voice = 'N'.repeat(3000);
		const file = `WEBVTT\nLanguage: ${'x'.repeat(80)}\n\n00:05.000 --> 00:01.000\n<v ${voice}>Hej\n\n999999999:00:00.000 --> 999999999:00:01.000\nNej`;
		const { document } = await planFor(file, 'a.vtt');
		expect(document.speakers[0]!.name.length).toBe(200);
		expect(document.language).toBeNull();
		expect(document.turns).toHaveLength(1);
		expect(document.turns[0]).toMatchObject({ startTime: 5000, endTime: 5000 });
		expect(document.turns[0]!.text).toContain('Nej');
	});

	test('content decides over the extension', async () => {
		const { plan } = await planFor(fixture('unnamed.srt'), 'unnamed.txt');
		expect(plan.reader).toBe('srt');
		expect(plan.notes[0]).toEqual({ key: 'import.note.readAs', values: { format: 'srt', extension: 'txt' } });
	});
});

describe('docx', () => {
	test('takes bold names, line breaks, tables by rows, and footnotes at the end', async () => {
		const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
		const body =
			paragraph('Moderator:', ' Hur började det?') +
			paragraph('Ärla Ö:', ' Med ett möte.<w:br/>Sedan fler 🙂', reference) +
			paragraph('', 'Det här är viktigt: alla kom.') +
			paragraph('Moderator:', ' Tack.') +
			table([
				['Tid', 'Vad'],
				['10:30', 'Fika']
			]);
		const { plan, document } = await planFor(
			docxFile(body.replace('<w:br/>', '</w:t><w:br/><w:t>')),
			'a.docx'
		);
		expect(plan.layout).toBe('boldName');
		expect(spoken(document)).toEqual([
			['Moderator', 'Hur började det?'],
			['Ärla Ö', 'Med ett möte.\nSedan fler 🙂\nDet här är viktigt: alla kom.'],
			['Moderator', 'Tack.'],
			[null, 'Tid\tVad'],
			[null, '10:30\tFika'],
			[null, 'En not om ånger.']
		]);
		expect(plan.notes).toContainEqual({ key: 'import.note.footnotes', values: { n: 1 } });
		expect(plan.notes).toContainEqual({ key: 'import.note.tableRows', values: { n: 2 } });
	});

	test('refuses a bomb that states its size, and one that lies about it', async () => {
		const size = 5_000_000;
		const packed = docxFile('', { 'word/document.xml': new Uint8Array(size) });
		for (const stated of [210_000_000, 1_000])
			expect(await refusalOf(withStatedSize(packed, size, stated), 'a.docx')).toBe('zipBomb');
		expect(await refusalOf(withStatedSize(packed, size, size + 1), 'a.docx')).toBe('damaged');
	});

	test('refuses what is cut off at any length, without throwing', async () => {
		const whole = docxFile(paragraph('Anna:', ' Hej'));
		for (let length = 4; length < whole.length; length += 97)
			expect(await refusalOf(whole.slice(0, length), 'a.docx')).toBe('damaged');
	});

	test('expands no entities and follows no paths', async () => {
		const entities =
			'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>' +
			'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;&c; Hej</w:t></w:r></w:p></w:body></w:document>';
		const read = await readFile(docxFile('', { 'word/document.xml': strToU8(entities) }), 'a.docx');
		if (read.ok) expect(read.value.documents[0]!.turns[0]!.text).not.toMatch(/aaaa|root:/);
		const odd = docxFile(paragraph('', 'Hej'), {
			'../../up.xml': strToU8('<x/>'),
			'__proto__/x.xml': strToU8('<x/>')
		});
		expect((await planFor(odd, 'a.docx')).document.turns[0]!.text).toBe('Hej');
	});
});

describe('refusals', () => {
	test('each bad file gets its own reason', async () => {
		const png = bytesOf(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
		const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256);
		const cases: [string, Uint8Array | string, string][] = [
			['empty', '', 'a.txt'],
			['empty', ' \n\t ', 'a.txt'],
			['empty', '\ufeff', 'a.vtt'],
			['binary', png, 'a.txt'],
			['binary', noise, 'a.txt'],
			['notThisFormat', 'Only words', 'a.docx'],
			['notThisFormat', zipSync({ 'other/part.xml': strToU8('<x/>') }), 'a.docx'],
			['notThisFormat', 'Only words', 'a.srt'],
			['notThisFormat', 'Only words', 'a.vtt'],
			['noText', 'WEBVTT\n\nNOTE nothing here\n', 'a.vtt'],
			['noText', docxFile(''), 'a.docx'],
			['damaged', '%PDF-1.7', 'a.txt'],
			['damaged', '{\\rtf1 Hej', 'a.rtf'],
			['unsupported', 'SQLite format 3', 'a.txt'],
			['notThisFormat', zipSync({ mimetype: strToU8('x') }), 'a.odt']
		];
		for (const [type, content, name] of cases)
			expect([name, await refusalOf(content, name)]).toEqual([name, type]);
	});

	test('a file over the limit is refused unread', async () => {
		const read = await readFile(new Uint8Array(fileLimit + 1), 'a.txt');
		expect(read).toEqual({ ok: false, error: { type: 'tooLarge', megabytes: 201, limit: 200 } });
	});

	test('every refusal is a sentence in both languages', () => {
		const errors: ReadError[] = [
			{ type: 'empty' },
			{ type: 'notThisFormat', format: 'docx' },
			{ type: 'binary' },
			{ type: 'tooLarge', megabytes: 300, limit: 200 },
			{ type: 'damaged' },
			{ type: 'zipBomb', limit: 200 },
			{ type: 'noText' },
			{ type: 'encrypted' },
			{ type: 'scanned', pages: 1 },
			{ type: 'scanned', pages: 12 },
			{ type: 'refiQda' },
			{ type: 'noRows' },
			{ type: 'tooWide', columns: 5000, limit: 2000 },
			{ type: 'tooManyCells', limit: 1_000_000 },
			{ type: 'noTranscript' },
			{ type: 'unsupported', format: 'Word 97–2003 (doc)' }
		];
		for (const language of languages)
			for (const error of errors) {
				const { key, values } = refusalMessage(error);
				expect(say(key, values, language)).toMatch(/^\p{Lu}.*\.$/u);
				expect(say(key, values, language)).not.toMatch(/[{}]/);
			}
	});
});

test('a reader is chosen by content, then by extension, then as plain text', () => {
	const picked = (head: string | Uint8Array, name: string) => {
		const reader = pickReader(typeof head === 'string' ? strToU8(head) : head, name);
		return reader.ok ? reader.value.id : reader.error.type;
	};
	expect(picked('WEBVTT\n\n', 'a.txt')).toBe('vtt');
	expect(picked('1\n00:00:01,000 --> 00:00:02,000\nHej', 'a')).toBe('srt');
	expect(picked(docxFile(''), 'a.bin')).toBe('docx');
	expect(picked('Hej', 'a.md')).toBe('md');
	expect(picked('Hej', 'a.xyz')).toBe('txt');
	expect(new Set(readers.map(({ id }) => id)).size).toBe(readers.length);
});

test('lines made to exhaust a pattern are read in time that grows with their length', async () => {
	const many = (piece: string) => piece.repeat(400_000);
	const lines = [
		`# ${many(' ')}x`,
		`${many(' ')}-->`,
		many('<v '),
		`<v${many(' ')}`,
		many('{\\'),
		many('['),
		many('00:'),
		many('a '),
		many('**'),
		many('\t.')
	];
	for (const line of lines) {
		await readFile(strToU8(`WEBVTT\n\n00:01.000 --> 00:02.000\n${line}\n`), 'a.vtt');
		await readFile(strToU8(`x\n${line}\nx`), 'a.md');
	}
	await readFile(strToU8(many('a: b\n')), 'a.txt');
}, 60_000);

test('no bytes make a reader throw', async () => {
	const whole = [
		fixture('teams.vtt'),
		fixture('unnamed.srt'),
		fixture('bold-names.md'),
		docxFile(paragraph('A:', 'b'))
	];
	const names = ['a.vtt', 'a.srt', 'a.md', 'a.docx'];
	await fc.assert(
		fc.asyncProperty(
			fc.nat(3),
			fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 20 }),
			fc.nat(5000),
			async (which, changes, cut) => {
				const bytes = whole[which]!.slice(0, Math.max(1, cut));
				for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
				expect(typeof (await readFile(bytes, names[which]!)).ok).toBe('boolean');
			}
		),
		{ seed: 1, numRuns: 120 }
	);
});
