/** Made transcripts of 10,000 words as files of every format, for the benchmarks of the readers. */
import { docxFile, paragraph } from '../exchange/docx-file.ts';
import { odtFile, odtParagraph } from '../exchange/odt-file.ts';
import { column, pdfFile } from '../exchange/pdf-file.ts';
import { sheetRows, xlsxFile } from '../exchange/xlsx-file.ts';
import { writeCsv } from '../../src/lib/exchange/writers/csv.ts';
import { dice } from '../../src/lib/analysis/dice.ts';
import { madeTalk, madeWords, type MadeTurn } from '../../src/cli/generated-talk.ts';

/** A transcript, and how much was said in it (UTF-8). */
export type Talk = { readonly turns: readonly MadeTurn[]; readonly megabytes: number };

/** Transcripts that differ, the same at every call. */
export function madeTalks(count: number): Talk[] {
	const random = dice(5);
	const vocabulary = madeWords(random);
	return Array.from({ length: count }, () => {
		const turns = madeTalk(random, vocabulary, 10_000);
		const megabytes = Buffer.byteLength(turns.map(({ text }) => text).join('\n')) / 1e6;
		return { turns, megabytes };
	});
}

const names = ['Moderator', 'Guest'];
const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

/** Writes a transcript in a format; csv and xlsx are tables of answers, a row a turn. */
export const writers = {
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
	},
	html: (turns: readonly MadeTurn[]) =>
		encode([
			'<!DOCTYPE html><html><body>',
			...turns.map(({ speaker, text }) => `<p><b>${names[speaker]}:</b> ${text}</p>`),
			'</body></html>'
		]),
	csv: (turns: readonly MadeTurn[]): Uint8Array =>
		writeCsv([['id', 'answer'], ...turns.map(({ text }, at) => [`A${at}`, text])]),
	docx: (turns: readonly MadeTurn[]) =>
		docxFile(turns.map(({ speaker, text }) => paragraph(`${names[speaker]}: `, text)).join('')),
	odt: (turns: readonly MadeTurn[]) =>
		odtFile(turns.map(({ speaker, text }) => odtParagraph(`${names[speaker]}: `, text)).join('')),
	xlsx: (turns: readonly MadeTurn[]) =>
		xlsxFile({ S: sheetRows([['id', 'answer'], ...turns.map(({ text }, at) => [`A${at}`, text])]) }),
	pdf: (turns: readonly MadeTurn[]) => {
		const lines = turns.flatMap(({ speaker, text }) => [
			...(`${names[speaker]}: ${text}`.match(/.{1,90}(?:\s|$)/g) ?? []).map((line) => line.trim()),
			''
		]);
		const pages = Math.ceil(lines.length / 50);
		return pdfFile(
			Array.from({ length: pages }, (_, page) => column(60, 780, lines.slice(page * 50, page * 50 + 50)))
		);
	}
};

/** A format that is written. */
export type Format = keyof typeof writers;

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
