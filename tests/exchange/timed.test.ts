/** The timed formats on made files: what comes through, what a broken file gives, and that hostile ones do no harm. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { timingOf } from '../../src/lib/exchange/cues/timing.ts';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { planFor, refusalOf, speakerCounts, spoken } from './reading.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/transcripts/${name}`));
const timesOf = ({ turns }: { turns: readonly { startTime: number | null; endTime: number | null }[] }) =>
	turns.map(({ startTime, endTime }) => [startTime, endTime]);
const keysOf = ({ notes }: { notes: readonly { key: string }[] }) => notes.map(({ key }) => key);

describe('f4 and other marks of time in text', () => {
	test('marks at the ends of paragraphs are times, and the speaker goes on after one', async () => {
		const { plan, document } = await planFor(fixture('f4.txt'), 'f4.txt');
		expect(spoken(document)).toEqual([
			[null, 'Interview 7, made by hand'],
			['I', 'Kan du berätta hur det började?'],
			['B', 'Ja, det var 2019.'],
			['B', 'Vi satt i fikarummet, klockan var 10:30, och det viktigaste var detta: ingen hade tid.'],
			['I', '(lacht) Wie ging es weiter?'],
			['B', 'Sedan kom pandemin (mars 2020).\nDå slutade vi träffas.']
		]);
		expect(timesOf(document)).toEqual([
			[null, null],
			[null, 12_300],
			[12_300, 15_000],
			[15_000, 62_800],
			[62_800, 65_100],
			[65_100, 160_000]
		]);
		expect(plan.notes).toContainEqual({ key: 'import.note.timeMarks', values: { n: 5 } });
	});

	test('a time that goes back begins no turn after its own end', async () => {
		const times = ['00:00:05-0', '00:01:02-0', '00:00:14-0', '00:01:20-0'];
		const said = times.map((time, at) => `${'IB'[at % 2]}: Svar ${at}. #${time}#`);
		const { document } = await planFor(said.join('\n\n'), 'a.txt');
		expect(document.turns.map(({ startTime, endTime }) => [startTime, endTime])).toEqual([
			[null, 5_000],
			[5_000, 62_000],
			[null, 14_000],
			[14_000, 80_000]
		]);
	});

	test('times at the head of lines, on a line alone, and as a stretch', async () => {
		const { document } = await planFor('[00:01] Ett.\n[00:05] Två.\nTre.\n\n[00:09 - 00:12] Fyra.', 'a.txt');
		expect(spoken(document).map(([, text]) => text)).toEqual(['Ett.', 'Två.\nTre.', 'Fyra.']);
		expect(timesOf(document)).toEqual([
			[1000, null],
			[5000, null],
			[9000, 12_000]
		]);
		const alone = await planFor(
			'Anna: Hej.\n[00:10]\nBo: Ja.\nOch nej.\n[00:20]\nEn sak till.\nAnna: Jo.',
			'a.txt'
		);
		expect(spoken(alone.document)).toEqual([
			['Anna', 'Hej.'],
			['Bo', 'Ja.\nOch nej.'],
			['Bo', 'En sak till.'],
			['Anna', 'Jo.']
		]);
		expect(timesOf(alone.document).map(([start]) => start)).toEqual([null, 10_000, 20_000, null]);
	});

	test('a time of day, times that go back, and a clock that runs along stay words', async () => {
		for (const text of [
			'Anna: Vi ses (10:30)\nBo: Ja.\nAnna: Bra.',
			'Anna: Vi ses (10:30)\nBo: Ja (9:15)\nAnna: Bra (8:00)',
			'Anna: Så [00:01] här [00:02] var [00:03] det [00:04]\nBo: Ja [00:05] men [00:06] nej [00:07]\nAnna: Jo.'
		]) {
			const { document } = await planFor(text, 'a.txt');
			expect(
				spoken(document)
					.map(([name, words]) => `${name}: ${words}`)
					.join('\n')
			).toBe(text);
		}
	});
});

describe('oTranscribe', () => {
	test('times at the head of lines are times, those amid words stay, the page can do nothing', async () => {
		const { plan, document } = await planFor(fixture('otranscribe.otr'), 'otranscribe.otr');
		expect(plan.reader).toBe('otr');
		expect(spoken(document)).toEqual([
			['Anna', 'Hej & välkomna till oss.'],
			['Björn', 'Tack! Det var länge sedan'],
			['Anna', 'Ja, 01:02:05 verkligen. länk'],
			['Björn', 'Hej då.']
		]);
		expect(timesOf(document).map(([start]) => start)).toEqual([1234, 65_500, 3_723_000, null]);
	});

	test('broken and hostile files', async () => {
		expect(await refusalOf('{"text":"<p>Hej', 'a.otr')).toBe('damaged');
		expect(await refusalOf('{"words":[]}', 'a.otr')).toBe('notThisFormat');
		expect(await refusalOf('{"text":"<script>alert(1)</script>","media":""}', 'a.otr')).toBe('noText');
		const page = (depth: number) =>
			JSON.stringify({
				text: `${'<span data-timestamp="1">'.repeat(depth)}Hej\u0000 &#1; <svg onload=alert(1)>`,
				media: ''
			});
		expect(await refusalOf(page(20_000), 'a.otr')).toBe('damaged');
		const { document } = await planFor(page(100), 'a.otr');
		const words = document.turns.map(({ text }) => text).join('');
		expect(words.startsWith('Hej\ufffd')).toBe(true);
		expect(words).not.toMatch(/[^\P{Cc}\n\t]|onload|alert/u);
		const again = await planFor(fixture('otranscribe.otr'), 'renamed.json');
		expect(again.document.turns).toHaveLength(4);
	}, 30_000);
});

describe('captions', () => {
	test('Teams: a cue by two speakers, an open voice, language and confidence in notes', async () => {
		const { plan, document } = await planFor(fixture('teams-meeting.vtt'), 'meeting.vtt');
		expect(spoken(document)).toEqual([
			['Åsa Öberg (Skola Norr)', 'Hej och välkomna, vi börjar nu. Är alla här?'],
			['محمد', 'نعم'],
			['דנה כהן', 'כן, אני'],
			['محمد', 'طيب'],
			['🦊 Räv', 'Då kör vi: punkt ett.']
		]);
		expect(document.turns[0]).toMatchObject({ startTime: 3_986, endTime: 8_000 });
		expect(document.language).toBe('sv-se');
		expect(plan.notes).toContainEqual({ key: 'import.note.asides', values: { n: 4 } });
	});

	test('timings of every dialect', () => {
		const read = (line: string) => {
			const timing = timingOf(line);
			return timing && [timing.start, timing.end, timing.words];
		};
		expect(read('00:01.000 --> 00:02.500 align:start')).toEqual([1000, 2500, '']);
		expect(read('  100:00:01,5-->100:00:02')).toEqual([360_001_500, 360_002_000, '']);
		expect(read('[00:00:00.000 --> 00:00:04.000]   Hej [skratt]')).toEqual([0, 4000, 'Hej [skratt]']);
		for (const line of [
			'',
			'-->',
			'1 --> 2',
			'00:01 --> x',
			'x 00:01 --> 00:02',
			'999999999:00:00 --> 00:02',
			'00:01 --> 00:02x'
		])
			expect(read(line)).toBeNull();
	});
});

describe('Whisper in JSON and its kin', () => {
	const turnsOf = async (value: unknown) => {
		const { plan, document } = await planFor(JSON.stringify(value), 'a.json');
		const turns = spoken(document).map(([name, text], at) => [name, text, ...timesOf(document)[at]!]);
		return [plan.notes.find(({ key }) => key === 'import.note.writtenBy')?.values?.by, ...turns];
	};
	const two = [
		['Speaker A', 'Hej på dig.', 500, 1500],
		['Speaker B', 'Ja.', 2000, 2500]
	];

	test('each is known by its keys', async () => {
		expect(
			await turnsOf({
				segments: [
					{ start: 0.5, end: 1, text: ' Hej', speaker: 'SPEAKER_00' },
					{ start: 1, end: 1.5, text: ' på dig.', speaker: 'SPEAKER_00' },
					{
						...{ start: 2, end: 3, text: 'Ja. Nej.' },
						words: [
							{ word: 'Ja.', start: 2, end: 2.5, speaker: 'SPEAKER_01' },
							{ word: 'Nej.', start: 2.5, end: 3, speaker: 'SPEAKER_00' }
						]
					}
				],
				language: 'sv'
			})
		).toEqual([
			'Whisper',
			['SPEAKER_00', 'Hej på dig.', 500, 1500],
			['SPEAKER_01', 'Ja.', 2000, 2500],
			['SPEAKER_00', 'Nej.', 2500, 3000]
		]);
		expect(
			await turnsOf({
				text: 'x',
				utterances: [
					{ speaker: 'A', start: 500, end: 1500, text: 'Hej på dig.' },
					{ speaker: 'B', start: 2000, end: 2500, text: 'Ja.' }
				]
			})
		).toEqual(['AssemblyAI', ...two]);
		expect(
			await turnsOf({
				results: {
					utterances: [
						{ speaker: 0, start: 0.5, end: 1.5, transcript: 'Hej på dig.' },
						{ speaker: 1, start: 2, end: 2.5, transcript: 'Ja.' }
					]
				}
			})
		).toEqual(['Deepgram', ['Speaker 0', ...two[0]!.slice(1)], ['Speaker 1', ...two[1]!.slice(1)]]);
		const word = (content: string, start?: string, end?: string, speaker_label?: string) => ({
			...(start
				? { type: 'pronunciation', start_time: start, end_time: end, speaker_label }
				: { type: 'punctuation' }),
			alternatives: [{ content }]
		});
		expect(
			await turnsOf({
				results: {
					transcripts: [],
					items: [
						word('Hej', '0.5', '0.7', 'spk_0'),
						word('på', '0.7', '1.0', 'spk_0'),
						word('dig', '1.0', '1.5', 'spk_0'),
						word('.'),
						word('Ja', '2.0', '2.5', 'spk_1'),
						word('.')
					]
				}
			})
		).toEqual(['Amazon Transcribe', ['spk_0', 'Hej på dig.', 500, 1500], ['spk_1', 'Ja.', 2000, 2500]]);
		expect(
			await turnsOf({
				monologues: [
					{
						speaker: 0,
						elements: [
							{ type: 'text', value: 'Hej', ts: 0.5, end_ts: 1.5 },
							{ type: 'punct', value: '.' }
						]
					}
				]
			})
		).toEqual(['Rev', ['Speaker 0', 'Hej.', 500, 1500]]);
		expect(
			await turnsOf({
				entries: [
					{ speakerDisplayName: 'Åsa', startOffset: '00:00:03.9866730', endOffset: '00:00:05', text: 'Hej' }
				]
			})
		).toEqual(['Teams', ['Åsa', 'Hej', 3986, 5000]]);
		expect(
			await turnsOf({
				transcription: [{ timestamps: {}, offsets: { from: 500, to: 1500 }, text: ' Hej' }],
				result: { language: 'sv' }
			})
		).toEqual(['whisper.cpp', [null, 'Hej', 500, 1500]]);
		expect(
			await turnsOf({
				recognizedPhrases: [
					{ speaker: 1, offsetInTicks: 5e6, durationInTicks: 1e7, nBest: [{ display: 'Hej.' }] }
				]
			})
		).toEqual(['Azure Speech', ['Speaker 1', 'Hej.', 500, 1500]]);
	});

	test('broken and hostile files are refused with their reason, or give what is in them', async () => {
		expect(await refusalOf('{"segments":[{"start":0,', 'a.json')).toBe('damaged');
		expect(await refusalOf('{"name":"x","rows":[1,2]}', 'a.json')).toBe('noTranscript');
		expect(await refusalOf('[]', 'a.json')).toBe('noTranscript');
		expect(await refusalOf('null', 'a.json')).toBe('noTranscript');
		expect(await refusalOf('['.repeat(200_000), 'a.json')).toBe('damaged');
		expect(await refusalOf('{"segments":[null,1,"x",{"text":7},{"text":" "}]}', 'a.json')).toBe(
			'noTranscript'
		);
		const odd = {
			__proto__: { x: 1 },
			segments: [
				{ start: -5, end: 1e300, text: 'Hej\u0000\ud800 <b>då</b>', speaker: 'x'.repeat(5000) },
				{ start: 'soon', end: null, text: 'Sedan', speaker: { name: 'Bo' } }
			]
		};
		const { document } = await planFor(JSON.stringify(odd), 'a.json');
		expect(spoken(document).map(([, text]) => text)).toEqual(['Hej\ufffd\ufffd <b>då</b>', 'Sedan']);
		expect(document.speakers.map(({ name }) => name.length)).toEqual([200, 2]);
		for (const { startTime, endTime } of document.turns) {
			expect(Number.isSafeInteger(startTime) && Number.isSafeInteger(endTime)).toBe(true);
			expect(startTime!).toBeGreaterThanOrEqual(0);
			expect(endTime!).toBeGreaterThanOrEqual(startTime!);
		}
	});
});

describe('tables, lines and chats with times', () => {
	test('Whisper’s table with speakers, seconds, and a line that is no row', async () => {
		const table = 'start\tend\tspeaker\ttext\n0.5\t1.5\tAnna\tHej\tpå dig\nrad två\n\n2.0\t2.5\tBo\tJa.\n';
		const { plan, document } = await planFor(table, 'a.tsv');
		expect(plan.reader).toBe('whisperTsv');
		expect(spoken(document)).toEqual([
			['Anna', 'Hej på dig rad två'],
			['Bo', 'Ja.']
		]);
		expect(timesOf(document)).toEqual([
			[500, 1500],
			[2000, 2500]
		]);
		expect(await refusalOf('start\tend\ttext\n', 'a.tsv')).toBe('noText');
		const survey = 'id\tstart\tend\ttext\n1\t2024-05-03 10:00\t2024-05-03 10:20\tBra\n';
		expect((await planFor(survey, 'a.tsv')).plan.reader).toBe('csv');
		const hostile = `start\tend\ttext\n${'\t'.repeat(100_000)}\n99999999999999999999\t1\tHej\n`;
		expect((await planFor(hostile, 'a.tsv')).document.turns[0]!.text).toContain('Hej');
	});

	test('LRC: tags, silence, two times on a line, minutes beyond 99', async () => {
		const { plan, document } = await planFor(fixture('lines.lrc'), 'lines.lrc', { join: { by: 'cue' } });
		expect(spoken(document).map(([, text]) => text)).toEqual([
			'Hej på dig',
			'Ja.',
			'Ja.',
			'Slut [skratt] [10:30]'
		]);
		expect(timesOf(document)).toEqual([
			[1500, 4000],
			[5000, 70_250],
			[70_250, 6_005_000],
			[6_005_000, 6_005_000]
		]);
		expect(plan.notes).toContainEqual({ key: 'import.note.tags', values: { n: 3 } });
		expect(await refusalOf('Only words', 'a.lrc')).toBe('notThisFormat');
		expect(await refusalOf('[00:01.00]\n[00:02.00]', 'a.lrc')).toBe('noText');
		await readFile(
			new TextEncoder().encode(`${'[00:01.00]'.repeat(50_000)}${'['.repeat(200_000)}Hej`),
			'a.lrc'
		);
	}, 30_000);

	test('Zoom’s saved chat: every message a turn, direct ones told', async () => {
		const { plan, document } = await planFor(fixture('zoom-saved-chat.txt'), 'meeting_saved_chat.txt');
		expect(plan.reader).toBe('zoomChat');
		expect(speakerCounts(document)).toEqual({ 'Anna Berg': 2, 'Björn Ek': 1, محمد: 1 });
		expect(spoken(document)).toEqual([
			['Anna Berg', 'Hej alla 👋\nLänken: https://example.org/a?b=1'],
			['Björn Ek', 'Tack!'],
			['Anna Berg', 'Ska vi ta paus?'],
			['محمد', '😀 نعم: طبعا']
		]);
		expect(document.turns[0]!.startTime).toBe(50_602_000);
		expect(keysOf(plan)).toEqual([
			'import.note.chat',
			'import.note.directMessages',
			'import.note.clockTimes'
		]);
		const plain = await planFor(fixture('zoom-saved-chat.txt'), 'chat.txt', { layout: 'plain' });
		expect(plain.document.speakers).toEqual([]);
		const endless = `00:00:01 From ${'a to '.repeat(100_000)}\n`.repeat(3);
		await readFile(new TextEncoder().encode(endless), 'a.txt');
	}, 30_000);
});

test('no bytes make a timed reader throw', async () => {
	const files = ['otranscribe.otr', 'teams-meeting.vtt', 'zoom-saved-chat.txt', 'lines.lrc', 'f4.txt'];
	const table = new TextEncoder().encode('start\tend\ttext\n0\t10\tHej\n10\t20\tJa\n');
	const json = new TextEncoder().encode('{"segments":[{"start":0,"end":1.5,"text":"Hej","speaker":"A"}]}');
	const whole = [...files.map(fixture), table, json];
	const names = [...files, 'a.tsv', 'a.json'];
	await fc.assert(
		fc.asyncProperty(
			fc.nat(whole.length - 1),
			fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { maxLength: 12 }),
			fc.nat(3000),
			async (which, changes, cut) => {
				const bytes = whole[which]!.slice(0, Math.max(1, cut));
				for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
				expect(typeof (await readFile(bytes, names[which]!)).ok).toBe('boolean');
			}
		),
		{ seed: 1, numRuns: 150 }
	);
});
