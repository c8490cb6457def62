/** A sound file of every format, from which broken ones are made. */
import { readdirSync, readFileSync } from 'node:fs';
import { docxFile, paragraph, table } from '../docx-file.ts';
import { odtFile, odtParagraph, odtTable } from '../odt-file.ts';
import { column, pdfFile } from '../pdf-file.ts';
import { sheetRows, xlsxFile } from '../xlsx-file.ts';

/** A file by its name and bytes; a pack is a zip. */
export type Seed = { readonly name: string; readonly bytes: Uint8Array; readonly pack: boolean };

const fixtures = new URL('../../fixtures/transcripts/', import.meta.url);
const text = (name: string, content: string): Seed => ({
	name,
	bytes: new TextEncoder().encode(content),
	pack: false
});
const pack = (name: string, bytes: Uint8Array): Seed => ({ name, bytes, pack: true });

const said = ['Hur började det?', 'Med ett möte i våras. Vi var tre.', 'Och sedan?', 'Då kom 🙂 alla.'];
const names = ['Moderator', 'Åsa Öberg'];
const clock = (second: number): string => `00:00:${String(second).padStart(2, '0')}`;

const rtf = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\stylesheet{\s1\b heading 1;}}
\pard\f0\fs22 I: Hur b\'f6rjade det? #00:00:05-0#\par
{\b Anna:} Med ett m\u246?te.{\footnote\pard En not.}\par
\trowd\cellx1\cellx2\intbl Moderator\cell Och sedan?\cell\row
I: Tack.\par
}`;
const html = `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>x</title><style>.b{font-weight:bold}</style></head>
<body><h1>Intervju</h1><p><b>Anna:</b> Hej&nbsp;&amp; välkommen</p><p class="b">Bo: Ja<br>och nej</p>
<table><tr><td>Anna</td><td>Så.</td></tr></table><script>x()</script></body></html>`;
const survey =
	'id;age;role;What was good?\nA1;34;chief;"Short, but\nclear"\nA2;;staff;The ""room"" was cold\nA3;51;chief;Nothing\nA4;28;staff;All of it, really\n';
const mural =
	'ID,BG Color,Text,Sender,Position X,Position Y,Area,Last Updated\n1,#FFF,Shorter queues,,1,2,Ideas,\n2,#FFF,"No staff,\nno time",,1,2,Obstacles,\n';
const whisper = JSON.stringify({
	text: said.join(' '),
	segments: said.map((words, at) => ({ id: at, start: at * 4, end: at * 4 + 3.5, text: ` ${words}` })),
	language: 'sv'
});
const speakersJson = JSON.stringify({
	utterances: said.map((words, at) => ({
		speaker: 'AB'[at % 2],
		start: at * 4000,
		end: at * 4000 + 3000,
		text: words
	}))
});

/** The seeds: at least one for each reader, and one for each layout and dialect that has a way of its own. */
export const seeds: readonly Seed[] = [
	...readdirSync(fixtures)
		.filter((name) => name !== 'README.md')
		.sort()
		.map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, fixtures))), pack: false })),
	pack(
		'a.docx',
		docxFile(
			said.map((words, at) => paragraph(`${names[at % 2]}:`, ` ${words}`)).join('') + table([['Bo', 'Ja.']])
		)
	),
	pack(
		'a.odt',
		odtFile(
			said.map((words, at) => odtParagraph(`${names[at % 2]}:`, ` ${words}`)).join('') +
				odtTable([['Bo', 'Ja.']])
		)
	),
	pack(
		'a.xlsx',
		xlsxFile({
			Answers: sheetRows([
				['id', 'age', 'when', 'What was good?'],
				['A1', 34, { date: 45000 }, 'Short and clear'],
				['A2', null, { date: 45001.5 }, 'The room was cold'],
				['A3', 51, true, 'Nothing']
			])
		})
	),
	text('a.html', html),
	{ name: 'a.rtf', bytes: Uint8Array.from(rtf, (letter) => letter.charCodeAt(0)), pack: false },
	{
		name: 'a.pdf',
		bytes: pdfFile([
			[
				...column(
					70,
					760,
					said.map((words, at) => `${at % 2 ? 'Anna' : 'Bo'}: ${words.replace('🙂', '')}`),
					28
				)
			],
			[
				{ x: 70, y: 700, text: 'Anna:', bold: true },
				{ x: 110, y: 700, text: 'Tack.' }
			]
		]),
		pack: false
	},
	text(
		'a.vtt',
		`WEBVTT\n\nNOTE made\n\n${said.map((words, at) => `${at}\n${clock(at * 4)}.000 --> ${clock(at * 4 + 3)}.500 align:start\n<v ${names[at % 2]}>${words}</v>`).join('\n\n')}\n`
	),
	text(
		'a.srt',
		said
			.map(
				(words, at) =>
					`${at + 1}\n${clock(at * 4)},000 --> ${clock(at * 4 + 3)},500\n${names[at % 2]}: ${words}\n`
			)
			.join('\n')
	),
	text(
		'a.tsv',
		`start\tend\ttext\n${said.map((words, at) => `${at * 4000}\t${at * 4000 + 3500}\t${words}`).join('\n')}\n`
	),
	text('whisper.json', whisper),
	text('speakers.json', speakersJson),
	text('chat.txt', said.map((words, at) => `12:0${at}:01\t From ${names[at % 2]} : ${words}`).join('\r\n')),
	text('survey.csv', survey),
	text('board.csv', mural),
	{
		name: 'latin.txt',
		bytes: Uint8Array.from(
			'Bj\u00f6rn: H\u00e4r \u00e4r vi.\r\nEva: Ja, s\u00e5 \u00e4r det.\r\nBj\u00f6rn: Nej.\r\n',
			(letter) => letter.charCodeAt(0)
		),
		pack: false
	},
	{
		name: 'wide.txt',
		bytes: Uint8Array.from(Buffer.from('\ufeffBo: Hej på dig.\n\nEva: Hej.\n\nBo: Hej då.', 'utf16le')),
		pack: false
	}
];
