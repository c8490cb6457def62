/**
 * Readers over made transcripts of 10,000 words: megabytes of spoken text (UTF-8) a second, from bytes to the Plan that
 * the preview shows. Formats that a parser takes apart first are measured beside that parser alone.
 */
import mammoth from 'mammoth';
import Papa from 'papaparse';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { docxFile, paragraph } from '../exchange/docx-file.ts';
import { dice } from './dice.ts';
import { madeTalk, madeWords, type MadeTurn } from './generated-talk.ts';
import { baselineOf, rowOf, type Baseline, type Part, type Row } from './row.ts';

export const part: Part = {
	name: 'readers',
	about: 'reading transcripts of 10,000 words',
	measure: async () => {
		const talks = madeTalks(different);
		const rows: Row[] = [];
		for (const format of Object.keys(writers)) {
			for (const files of [100, 1000]) {
				const samples = await speeds(format, talks, files, readWith(format));
				const baseline = await parserAlone(format, talks, files);
				rows.push(rowOf(`reading .${format} files`, files, samples, baseline, 'MB/s'));
			}
		}
		for (const files of [4, 40]) {
			const alone = await speeds('docx', talks, files, (bytes) =>
				mammoth.extractRawText({ buffer: Buffer.from(bytes) })
			);
			const baseline = baselineOf(rowOf('', files, alone, null, 'MB/s'), 'mammoth alone');
			const samples = await speeds('docx', talks, files, readWith('docx'));
			rows.push(rowOf('reading .docx files', files, samples, baseline, 'MB/s'));
		}
		return rows;
	}
};

/** Transcripts that differ; each is read again and again. */
const different = 20;
const fastEnough: Baseline = { name: 'budget 20 MB/s (more is better)', median: 20 };

/** Formats that another parser reads first, measured beside it; the others have a budget. */
const parsers: Readonly<Record<string, { name: string; parse: (text: string) => unknown }>> = {
	tsv: { name: 'papaparse alone', parse: (text) => Papa.parse(text, { delimiter: '\t' }) },
	json: { name: 'JSON.parse alone', parse: (text) => JSON.parse(text) as unknown }
};

async function parserAlone(format: string, talks: readonly Talk[], files: number): Promise<Baseline> {
	const parser = parsers[format];
	if (!parser) return fastEnough;
	const decode = (bytes: Uint8Array) => Promise.resolve(parser.parse(new TextDecoder().decode(bytes)));
	return baselineOf(rowOf('', files, await speeds(format, talks, files, decode), null, 'MB/s'), parser.name);
}

type Talk = { readonly turns: readonly MadeTurn[]; readonly megabytes: number };

function madeTalks(count: number): Talk[] {
	const random = dice(5);
	const vocabulary = madeWords(random);
	return Array.from({ length: count }, () => {
		const turns = madeTalk(random, vocabulary, 10_000);
		const megabytes = Buffer.byteLength(turns.map(({ text }) => text).join('\n')) / 1e6;
		return { turns, megabytes };
	});
}

const readWith = (format: string) => async (bytes: Uint8Array) => {
	const read = await readFile(bytes, `talk.${format}`);
	const turns = read.ok ? (read.value.documents[0]?.turns.length ?? 0) : 0;
	if (turns !== 250) throw new Error(`${turns} turns were read of a .${format} file`);
};

/** MB a second, file by file. */
async function speeds(
	format: string,
	talks: readonly Talk[],
	files: number,
	read: (bytes: Uint8Array) => Promise<unknown>
): Promise<number[]> {
	const write = format === 'docx' ? toDocx : writers[format as keyof typeof writers];
	const written = talks.map(({ turns, megabytes }) => ({ bytes: write(turns), megabytes }));
	for (const { bytes } of written.slice(0, 3)) await read(bytes);
	const samples: number[] = [];
	for (let i = 0; i < files; i++) {
		const { bytes, megabytes } = written[i % written.length]!;
		const start = performance.now();
		await read(bytes);
		samples.push((megabytes / (performance.now() - start)) * 1000);
	}
	return samples;
}

const names = ['Moderator', 'Guest'];
const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

const writers = {
	txt: (turns: readonly MadeTurn[]) =>
		encode(turns.map(({ speaker, text }) => `${names[speaker]}: ${text}\n`)),
	vtt: (turns: readonly MadeTurn[]) =>
		encode([
			'WEBVTT\n',
			...cues(turns).map(({ from, to, name, words }) => `${from} --> ${to}\n<v ${name}>${words}</v>\n`)
		]),
	srt: (turns: readonly MadeTurn[]) =>
		encode(
			cues(turns).map(
				({ from, to, name, words }, i) =>
					`${i + 1}\n${from.replace('.', ',')} --> ${to.replace('.', ',')}\n${name}: ${words}\n`
			)
		),
	tsv: (turns: readonly MadeTurn[]) =>
		encode([
			'start\tend\tspeaker\ttext',
			...cues(turns).map(({ name, words }, i) => `${i * 4000}\t${i * 4000 + 4000}\t${name}\t${words}`)
		]),
	json: (turns: readonly MadeTurn[]) => {
		const segments = cues(turns).map(({ name, words }, i) => ({
			...{ id: i, seek: 0, start: i * 4, end: i * 4 + 4, text: ` ${words}`, speaker: name },
			...{ temperature: 0, avg_logprob: -0.11318790729229267, no_speech_prob: 3.366968813131588e-12 }
		}));
		return encode([JSON.stringify({ segments, language: 'en' })]);
	}
};

function toDocx(turns: readonly MadeTurn[]): Uint8Array {
	return docxFile(turns.map(({ speaker, text }) => paragraph(`${names[speaker]}: `, text)).join(''));
}

/** Cues of ten words, four seconds each, as speech recognisers write them. */
function cues(turns: readonly MadeTurn[]): { from: string; to: string; name: string; words: string }[] {
	let second = 0;
	return turns.flatMap(({ speaker, text }) => {
		const words = text.split(' ');
		const parts = Array.from({ length: Math.ceil(words.length / 10) }, (_, i) =>
			words.slice(i * 10, i * 10 + 10)
		);
		return parts.map((part) => {
			const from = clock(second);
			second += 4;
			return { from, to: clock(second), name: names[speaker]!, words: part.join(' ') };
		});
	});
}

function clock(seconds: number): string {
	const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
	return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.000`;
}
