/** What is in the transcripts that others made (../shared/data), as counted and read in the files by eye. */

/** What is known of one file. */
export type Pin = {
	file: string;
	reader: string;
	layout: string;
	turns: number;
	speakers: Record<string, number>;
	/** Start of the first turn's text, end of the last turn's text, and their times. */
	first: [string | null, string, number | null];
	last: [string | null, string, number | null];
	/** What a plain second reading of the text takes away before words are compared: syntax, labels, times. Null where another program reads the words. */
	strip: ((text: string) => string) | null;
	/** True when the speaker stands before every turn in the file, so that names count as words too. */
	labels?: boolean;
};

const cueSyntax = (text: string) =>
	text
		.replace(/^.*-->.*$/gm, (line) => line.replace(/^\[?[\d:.,]+ --> [\d:.,]+\]?/, ''))
		.replace(/^WEBVTT.*$/m, '')
		.replace(/^\d+\r?$/gm, '');
const names = (text: string) => cueSyntax(text).replace(/^[^:\n]{1,30}: /gm, '');
const voices = (text: string) => cueSyntax(text).replace(/<v [^>]+>/g, '');
const otterTimes = (text: string) => text.replace(/ {2}(\d+:)?\d+:\d\d\s*$/gm, '');
const boldTimes = (text: string) => text.replace(/^(\*\*[^*]+:\*\*) \[[\d:]+\]/gm, '$1');
const chatTimes = (text: string) => text.replace(/^[\d:]+\t/gm, '');
const tsvText = (text: string) => text.replace(/^(start\tend\ttext|\d+\t\d+\t)/gm, '');
const lrcText = (text: string) => text.replace(/^\[[\d:.]+\]/gm, '');
const jsonText = (text: string) =>
	(JSON.parse(text) as { segments: { text: string }[] }).segments.map((segment) => segment.text).join('\n');
const asIs = (text: string) => text;

/** Every transcript among them. */
export const pins: readonly Pin[] = [
	{
		file: 'README.md',
		reader: 'md',
		layout: 'plain',
		turns: 14,
		speakers: {},
		first: [null, 'Real files for tests', null],
		last: [null, 'files by hand for tests, and say in them that they are made.', null],
		strip: asIs
	},
	{
		file: 'pdpilot-pdf/P1.pdf',
		reader: 'pdf',
		layout: 'boldName',
		turns: 95,
		speakers: { Dan: 47, Participant: 47 },
		first: [null, 'Interview', null],
		last: ['Participant', 'Thank you.', null],
		strip: null
	},
	{
		file: 'pdpilot-pdf/P2.pdf',
		reader: 'pdf',
		layout: 'boldName',
		turns: 166,
		speakers: { Dan: 81, Participant: 84 },
		first: [null, 'Interview', null],
		last: ['Dan', 'Yes, let me remember where that button is.', null],
		strip: null
	},
	{
		file: 'pdpilot-pdf/P3.pdf',
		reader: 'pdf',
		layout: 'boldName',
		turns: 123,
		speakers: { Dan: 61, Participant: 61 },
		first: [null, 'Interview', null],
		last: ['Dan', 'Bye.', null],
		strip: null
	},
	{
		file: 'qualcoder-examples/ID2.odt',
		reader: 'odt',
		layout: 'plain',
		turns: 3,
		speakers: {},
		first: [null, 'I have not studied much before, but my father Joe', null],
		last: [null, 'The course cost €200.00 and I do not want to waste my money.', null],
		strip: null
	},
	{
		file: 'hitsave/wintermoor_bold_speakers.md',
		reader: 'md',
		layout: 'boldName',
		turns: 291,
		speakers: { 'Jonas Rosland': 45, 'Ben Walker': 51, 'Kyla Fury': 84, 'Ryan Anderson': 110 },
		first: [null, 'Wintermoor Tactics Club interview transcription', null],
		last: ['Ryan Anderson', 'a good[01:56:00] .', null],
		strip: boldTimes,
		labels: true
	},
	{
		file: 'hitsave/otter_lantana.md',
		reader: 'md',
		layout: 'block',
		turns: 63,
		speakers: { 'Jonas Rosland*': 29, 'Danny Silvers': 30 },
		first: [null, 'Transcript of interview with Danny Silvers of Lant', null],
		last: ['Danny Silvers', 'Bye thanks Jonas.\nTranscribed by https://otter.ai', 1764000],
		strip: otterTimes,
		labels: true
	},
	{
		file: 'hitsave/gigasword.md',
		reader: 'md',
		layout: 'block',
		turns: 88,
		speakers: { 'Jonas Rosland*': 42, 'Jack Breen': 41, 'Unknown Speaker': 1 },
		first: [null, 'Transcript of GigaSword interview with Jack Breen ', null],
		last: ['Jack Breen', 'some. See you guys and thank you all for watching.', 5511000],
		strip: otterTimes,
		labels: true
	},
	{
		file: 'hitsave/redstart.md',
		reader: 'md',
		layout: 'block',
		turns: 196,
		speakers: { 'Jonas Rosland*': 28, 'Jon Lawitts': 80, 'Vicky Wei': 70, 'Rich McGrath': 14 },
		first: [null, 'Transcript of interview with Jon Lawitts and Vicky', null],
		last: ['Vicky Wei', 'Thanks.\nTranscribed by https://otter.ai', null],
		strip: asIs,
		labels: true
	},
	{
		file: 'hitsave/super_marxist_twins.md',
		reader: 'md',
		layout: 'block',
		turns: 217,
		speakers: {
			'Jonas Rosland*': 61,
			'Nick Zaleski': 29,
			'Eric Kesterson': 45,
			'Saun Conlin': 33,
			'Jim Bochanski': 44,
			'Unknown Speaker': 1
		},
		first: [null, 'Transcript of interview with interview with Eric K', null],
		last: ['Unknown Speaker', 'Thanks.', 5896000],
		strip: otterTimes,
		labels: true
	},
	{
		file: 'hitsave/keitai.vtt',
		reader: 'vtt',
		layout: 'cues',
		turns: 140,
		speakers: {},
		first: [null, 'hello everyone and welcome to yet another hit save', 0],
		last: [null, 'ntastic rest of your day see you next time bye bye', 5405120],
		strip: cueSyntax
	},
	{
		file: 'hitsave/keitai.srt',
		reader: 'srt',
		layout: 'cues',
		turns: 140,
		speakers: {},
		first: [null, 'hello everyone and welcome to yet another hit save', 0],
		last: [null, 'ntastic rest of your day see you next time bye bye', 5405120],
		strip: cueSyntax
	},
	{
		file: 'hitsave/keitai.txt',
		reader: 'txt',
		layout: 'plain',
		turns: 133,
		speakers: {},
		first: [null, 'hello everyone and welcome to yet another hit save', null],
		last: [null, 'ntastic rest of your day\nsee you next time bye bye', null],
		strip: asIs
	},
	{
		file: 'hitsave/goodboy.vtt',
		reader: 'vtt',
		layout: 'cues',
		turns: 97,
		speakers: {},
		first: [null, 'Hello everyone and welcome to yet another Hit Save', 43810],
		last: [null, 'e you all next time. Bye. Thank you very much. ♪♪♪', 3091660],
		strip: cueSyntax
	},
	{
		file: 'hitsave/goodboy.srt',
		reader: 'srt',
		layout: 'cues',
		turns: 97,
		speakers: {},
		first: [null, 'Hello everyone and welcome to yet another Hit Save', 43810],
		last: [null, 'e you all next time. Bye. Thank you very much. ♪♪♪', 3091660],
		strip: cueSyntax
	},
	{
		file: 'hitsave/goodboy.txt',
		reader: 'vtt',
		layout: 'cues',
		turns: 97,
		speakers: {},
		first: [null, 'Hello everyone and welcome to yet another Hit Save', 43810],
		last: [null, 'e you all next time. Bye. Thank you very much. ♪♪♪', 3091660],
		strip: cueSyntax
	},
	{
		file: 'hitsave/goodboy.text',
		reader: 'txt',
		layout: 'plain',
		turns: 90,
		speakers: {},
		first: [null, 'Hello everyone and welcome to yet another Hit Save', null],
		last: [null, 'e you all next time.\nBye.\nThank you very much.\n♪♪♪', null],
		strip: asIs
	},
	{
		file: 'hitsave/keitai.json',
		reader: 'json',
		layout: 'cues',
		turns: 140,
		speakers: {},
		first: [null, 'hello everyone and welcome to yet another hit save', 0],
		last: [null, 'ntastic rest of your day see you next time bye bye', 5405120],
		strip: jsonText
	},
	{
		file: 'hitsave/keitai.tsv',
		reader: 'whisperTsv',
		layout: 'cues',
		turns: 140,
		speakers: {},
		first: [null, 'hello everyone and welcome to yet another hit save', 0],
		last: [null, 'ntastic rest of your day see you next time bye bye', 5405120],
		strip: tsvText
	},
	{
		file: 'hitsave/goodboy.tsv',
		reader: 'whisperTsv',
		layout: 'cues',
		turns: 97,
		speakers: {},
		first: [null, 'Hello everyone and welcome to yet another Hit Save', 43810],
		last: [null, 'e you all next time. Bye. Thank you very much. ♪♪♪', 3091660],
		strip: tsvText
	},
	{
		file: 'hitsave/goodboy.lrc',
		reader: 'lrc',
		layout: 'cues',
		turns: 97,
		speakers: {},
		first: [null, 'Hello everyone and welcome to yet another Hit Save', 43810],
		last: [null, 'e you all next time. Bye. Thank you very much. ♪♪♪', 3091660],
		strip: lrcText
	},
	{
		file: 'hitsave/whispercpp_artemio.md',
		reader: 'vtt',
		layout: 'cues',
		turns: 158,
		speakers: {},
		first: [null, 'Hello, everyone, and welcome to yet another Hit Sa', 0],
		last: [null, 'Bye.', 5207520],
		strip: cueSyntax
	},
	{
		file: 'zoom-engager/GMT20240124-202901_Recording.cc.vtt',
		reader: 'vtt',
		layout: 'cues',
		turns: 25,
		speakers: {},
		first: [null, "This doesn't. This as a nerd, it's the window that", 68000],
		last: [null, 'stop the Zoom Meeting and everybody can come join.', 692000],
		strip: cueSyntax
	},
	{
		file: 'zoom-engager/GMT20240124-202901_Recording.transcript.vtt',
		reader: 'vtt',
		layout: 'cues',
		turns: 26,
		speakers: {
			'Srijani Ghosh': 7,
			'Conor Healy': 12,
			'Dr. Melissa Ko': 2,
			'Shreeharsh Kelkar': 3,
			'Ryan Sloan': 1
		},
		first: ['Srijani Ghosh', 'Hi!', 50],
		last: ['Conor Healy', 'top the Zoom Meeting, and everybody can come join.', 695350],
		strip: names
	},
	{
		file: 'zoom-engager/GMT20240124-202901_RecordingnewChat.txt',
		reader: 'zoomChat',
		layout: 'nameColon',
		turns: 12,
		speakers: { 'Ryan Sloan': 7, 'Dr. Melissa Ko': 3, 'Khalilah Beal-Uribe': 1, 'Shreeharsh Kelkar': 1 },
		first: ['Ryan Sloan', 'Let’s try to stay muted unless speaking up, just t', 316000],
		last: ['Ryan Sloan', 'interesting — voice isn’t being picked up', 909000],
		strip: chatTimes,
		labels: true
	},
	{
		file: 'zoom-engager/synthetic_biology_lab_session.vtt',
		reader: 'vtt',
		layout: 'cues',
		turns: 69,
		speakers: { 'Dr. Chen': 34, 'Student Q': 9, 'Student R': 9, 'Student S': 9, 'Student T': 8 },
		first: ['Dr. Chen', 'Good morning everyone! Welcome to Biology 201 Lab.', 0],
		last: ['Dr. Chen', 't forget to clean up your stations! Lab dismissed.', 424000],
		strip: voices
	},
	{
		file: 'zoom-engager/synthetic_ideal_course_session1.vtt',
		reader: 'vtt',
		layout: 'cues',
		turns: 9,
		speakers: {
			'Professor Ed': 2,
			'Tom Miller': 1,
			'Samantha Smith': 1,
			'Robert Jones': 1,
			'Wei Ling': 1,
			'Jose Alvarez': 1,
			'A.J. Lopez': 1,
			'Dr. Brown': 1
		},
		first: ['Professor Ed', 'Welcome to our engager workshop. This package help', 0],
		last: ['Professor Ed', "Great questions. Let's start with installation.", 37000],
		strip: names
	},
	{
		file: 'swedish-srt/Kino111A-I.1.mpg.srt',
		reader: 'srt',
		layout: 'cues',
		turns: 148,
		speakers: {},
		first: [null, 'Sambi letade ankar och gled ut på Göta älv. Vi var', 100100],
		last: [null, 'står. För att dinge, dinge, dingo, tingli, tingli.', 4651974],
		strip: cueSyntax
	},
	{
		file: 'swedish-srt/SF1990A-H.1.mpg.srt',
		reader: 'srt',
		layout: 'cues',
		turns: 125,
		speakers: {},
		first: [null, 'Tiden är inne för krigshistoriens största invasion', 26626],
		last: [null, 'u är det Europas tur. Befrielsens vingslag nalkas.', 4246479],
		strip: cueSyntax
	},
	{
		file: 'qualcoder-examples/transcript.txt',
		reader: 'txt',
		layout: 'bracketName',
		turns: 7,
		speakers: { id1: 3, id2: 2, id3: 2 },
		first: ['id1', 'hello, I like the course. It really helped me with', null],
		last: ['id2', 'the tutor for more help as I am really struggling.', null],
		strip: asIs,
		labels: true
	},
	{
		file: 'qualcoder-examples/project_memo.txt',
		reader: 'txt',
		layout: 'plain',
		turns: 5,
		speakers: {},
		first: [null, '**Research topic, questions, and objectives:**\nThe', null],
		last: [null, 'a personal note and will never be sent to the AI.)', null],
		strip: asIs
	},
	{
		file: 'qualcoder-examples/plain_codes_categories_for_import.txt',
		reader: 'txt',
		layout: 'plain',
		turns: 1,
		speakers: {},
		first: [null, 'code1\tA memo for code 1\ncat1>>code2\ncat1>>code3\nca', null],
		last: [null, '3\ncat3>>cat2>>code4\tanother memo\ncat3>>code5\ncode6', null],
		strip: asIs
	},
	{
		file: 'qualcoder-examples/stopwords.txt',
		reader: 'txt',
		layout: 'plain',
		turns: 1,
		speakers: {},
		first: [null, 'a\nabout\nabove\nafter\nagain\nagainst\nall\nam\nan\nand\nan', null],
		last: [null, "u'd\nyou'ld\nyou're\nyour\nyours\nyourself\nyourselves\nz", null],
		strip: asIs
	},
	{
		file: 'qualcoder-examples/ID1.docx',
		reader: 'docx',
		layout: 'plain',
		turns: 3,
		speakers: {},
		first: [null, 'I really like learning new things. I think this co', null],
		last: [null, " of self-directed learning. I'm happy to pay €200.", null],
		strip: null
	},
	{
		file: 'qualcoder-examples/test_file.docx',
		reader: 'docx',
		layout: 'plain',
		turns: 7,
		speakers: {},
		first: [null, 'This is a test.', null],
		last: [null, 'dash, m-dash: ‐, –, — (for plain text: -, --, ---)', null],
		strip: null
	},
	{
		file: 'qualcoder-examples/special.chars.docx',
		reader: 'docx',
		layout: 'plain',
		turns: 4,
		speakers: {},
		first: [null, 'This is a test with ‘single smart quotes’, “double', null],
		last: [null, 'd a dash, n-dash, m-dash: ‐, –, — (for -, --, ---)', null],
		strip: null
	}
];

/** Tables among them, which have pins of their own. */
export const tableFiles = ['cases123.csv', 'cases456.xlsx', 'survey456.csv', 'survey789.xlsx'].map(
	(name) => `qualcoder-examples/${name}`
);

/** Files of REFI-QDA, which are no transcripts. */
export const refusedFiles = ['annexA1_codebook.qdc', 'annexA2_atlasti8_project.qde'].map(
	(name) => `refi-standard-annex/${name}`
);
