/**
 * Turns written as vtt, srt and `Name: text` come back the same. Limits of the generated turns: neighbours differ in
 * speaker, every speaker comes back, words hold no line break, `<`, `&`, `{` or `-->`, no word ends in a colon, and
 * words are parted by single spaces.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFor } from './reading.ts';

type Spoken = { name: string; text: string; start: number; end: number };

const names = [
	'Anna',
	'Åke Öst',
	'Dr. Melissa Ko',
	'P1',
	'Moderator',
	'محمد',
	'李雷',
	"O'Neil",
	'Eva-Lena von Ek'
];
const word = fc.constantFrom(
	'vi',
	'går',
	'då?',
	'Nej.',
	'🙂',
	'éa',
	'10:30',
	'42',
	'x<',
	'ånger,',
	'”så”',
	'و',
	'NOTE'
);
const words = fc
	.array(
		word.filter((one) => one !== 'x<'),
		{ minLength: 1, maxLength: 12 }
	)
	.map((list) => list.join(' '));

/** Turns in which each speaker speaks twice at least, and nobody twice in a row. */
const turns: fc.Arbitrary<Spoken[]> = fc
	.tuple(
		fc.shuffledSubarray(names, { minLength: 2, maxLength: 5 }),
		fc.array(fc.tuple(words, fc.nat(400_000)), { minLength: 5, maxLength: 40 })
	)
	.map(([cast, said]) => {
		let time = 0;
		const rounds = said.slice(0, Math.max(2, Math.floor(said.length / cast.length)) * cast.length);
		return rounds.map(([text, length], at) => {
			const start = time;
			time += length;
			return { name: cast[at % cast.length]!, text, start, end: time };
		});
	})
	.filter((list) => list.length >= 4 && new Set(list.map(({ name }) => name)).size * 2 <= list.length);

function clock(ms: number, point: string, hours: boolean): string {
	const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
	const rest = `${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${point}${String(ms % 1000).padStart(3, '0')}`;
	return hours || ms >= 3_600_000 ? `${two(ms / 3_600_000)}:${rest}` : rest;
}

/** Each turn as one or several cues, cut between words. */
function cuesOf(
	list: readonly Spoken[],
	label: (name: string) => string,
	point: string,
	hours: boolean
): string[] {
	return list.flatMap(({ name, text, start, end }) => {
		const parts = text.match(/\S+(?: \S+){0,4}/g)!;
		const at = (index: number) => start + Math.floor(((end - start) * index) / parts.length);
		return parts.map(
			(part, index) =>
				`${clock(at(index), point, hours)} --> ${clock(at(index + 1), point, hours)}\n${label(name)}${part}`
		);
	});
}

const tenth = (ms: number) => Math.floor(ms / 100) * 100;

async function readBack(content: string, file: string, withEnds: boolean): Promise<Spoken[]> {
	const { document } = await planFor(content, file);
	return document.turns.map(({ speaker, text, startTime, endTime }) => ({
		name: speaker === null ? '' : document.speakers[speaker]!.name,
		text,
		start: withEnds ? startTime! : 0,
		end: withEnds ? endTime! : 0
	}));
}

describe('what is written comes back', () => {
	const law = (check: (list: Spoken[], option: boolean) => Promise<void>) =>
		fc.assert(fc.asyncProperty(turns, fc.boolean(), check), { seed: 1, numRuns: 100 });

	test('vtt with voices', () =>
		law(async (list, hours) => {
			const cues = cuesOf(list, (name) => `<v ${name}>`, '.', hours);
			expect(await readBack(`WEBVTT\n\n${cues.join('\n\n')}\n`, 'a.vtt', true)).toEqual(list);
		}));

	test('vtt with names and identifiers, with CRLF or without', () =>
		law(async (list, windows) => {
			const cues = cuesOf(list, (name) => `${name}: `, '.', true).map((cue, at) => `cue ${at}\n${cue}`);
			const file = `WEBVTT\n\n${cues.join('\n\n')}\n`;
			expect(await readBack(windows ? file.replaceAll('\n', '\r\n') : file, 'a.vtt', true)).toEqual(list);
		}));

	test('srt with names, with empty lines between cues or without', () =>
		law(async (list, loose) => {
			const cues = cuesOf(list, (name) => `${name}: `, ',', true).map((cue, at) => `${at + 1}\n${cue}`);
			expect(await readBack(cues.join(loose ? '\n\n' : '\n'), 'a.srt', true)).toEqual(list);
		}));

	test('json and tsv with speakers', () =>
		law(async (list, table) => {
			const segments = list.map(({ name, text, start, end }) => ({ start, end, speaker: name, text }));
			const rows = segments.map(({ start, end, speaker, text }) => [start, end, speaker, text].join('\t'));
			const seconds = segments.map((one) => ({ ...one, start: one.start / 1000, end: one.end / 1000 }));
			const back = table
				? await readBack(`start\tend\tspeaker\ttext\n${rows.join('\n')}\n`, 'a.tsv', true)
				: await readBack(JSON.stringify({ segments: seconds }), 'a.json', true);
			expect(back).toEqual(list);
		}));

	test('txt with names and times at the ends of turns, as f4 writes them', () =>
		law(async (list, loose) => {
			const tenths = list.map((turn) => ({ ...turn, start: tenth(turn.start), end: tenth(turn.end) }));
			const lines = tenths.map(
				({ name, text, end }) => `${name}: ${text} #${clock(end, '-', true).slice(0, -2)}#`
			);
			const back = await readBack(lines.join(loose ? '\n\n' : '\n'), 'a.txt', true);
			expect(back).toEqual(tenths.map((turn, at) => (at ? turn : { ...turn, start: null })));
		}));

	test('txt with names', () =>
		law(async (list, loose) => {
			const lines = list.map(({ name, text }) => `${name}: ${text}`);
			const back = await readBack(lines.join(loose ? '\n\n' : '\n'), 'a.txt', false);
			expect(back).toEqual(list.map((turn) => ({ ...turn, start: 0, end: 0 })));
		}));
});
