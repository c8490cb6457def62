/**
 * The transcripts that recognisers and meeting tools write as JSON, each known by its own keys: Whisper (with speakers as
 * WhisperX writes them), whisper.cpp, AssemblyAI, Deepgram, Amazon, Rev, Speechmatics, Google, Azure and Teams.
 */
import type { Piece } from './cue-turns.ts';
import {
	listOf,
	objectOf,
	pieceOf,
	sentencesOf,
	textOf,
	timeOf,
	voiceOf,
	type Json,
	type Word
} from './said.ts';

/** A transcript, and by whom it was written. */
export type Transcript = {
	readonly by: string;
	readonly pieces: readonly Piece[];
	/** As the file names it, such as `en` or `sv-SE`; null where it names none. */
	readonly language: string | null;
};

type Shape = { readonly by: string; pieces(json: Json): Piece[] | null };

const second = 1000;
/** Azure and Windows count in ticks of 100 nanoseconds. */
const tick = 1 / 10_000;

const shapes: readonly Shape[] = [
	{
		by: 'whisper.cpp',
		pieces: ({ transcription }) =>
			isList(transcription)
				? pieces(listOf(transcription), (one) => [
						voiceOf(one, 'speaker'),
						textOf(one, 'text'),
						timeOf(objectOf(one.offsets), 1, 'from'),
						timeOf(objectOf(one.offsets), 1, 'to')
					])
				: null
	},
	{
		by: 'Deepgram',
		pieces: ({ results }) => {
			const { utterances, channels } = objectOf(results);
			if (isList(utterances)) return plainPieces(listOf(utterances), second);
			return isList(channels) ? channelPieces(listOf(channels)) : null;
		}
	},
	{
		by: 'Amazon Transcribe',
		pieces: ({ results }) => {
			const { items, audio_segments } = objectOf(results);
			if (isList(audio_segments) && audio_segments.length) return plainPieces(listOf(audio_segments), second);
			return isList(items) ? sentencesOf(wordsOf(listOf(items), null)) : null;
		}
	},
	{
		by: 'Rev',
		pieces: ({ monologues }) =>
			isList(monologues)
				? listOf(monologues).flatMap((one) => {
						const voice = voiceOf(one, 'speaker_name', 'speaker', 'speaker_info');
						return sentencesOf(listOf(one.elements).map((element) => revWord(element, voice)));
					})
				: null
	},
	{ by: 'Teams', pieces: ({ entries }) => (isList(entries) ? plainPieces(listOf(entries), second) : null) },
	{
		by: 'Azure Speech',
		pieces: ({ recognizedPhrases }) =>
			isList(recognizedPhrases)
				? pieces(listOf(recognizedPhrases), (one) => {
						const start = timeOf(one, tick, 'offsetInTicks');
						const length = timeOf(one, tick, 'durationInTicks') ?? 0;
						const best = listOf(one.nBest)[0] ?? {};
						return [
							voiceOf(one, 'speaker'),
							textOf(best, 'display'),
							start,
							start === null ? null : start + length
						];
					})
				: null
	},
	{
		by: 'AssemblyAI',
		pieces: ({ utterances, words }) => {
			if (isList(utterances)) return plainPieces(listOf(utterances), 1);
			return isList(words) && 'text' in (listOf(words)[0] ?? {})
				? sentencesOf(listOf(words).map((word) => plainWord(word, 1)))
				: null;
		}
	},
	{
		by: 'Speechmatics',
		pieces: ({ results }) =>
			isList(results) && 'start_time' in (listOf(results)[0] ?? {})
				? sentencesOf(wordsOf(listOf(results), null))
				: null
	},
	{
		by: 'Google Speech',
		pieces: ({ results }) =>
			isList(results)
				? listOf(results).flatMap((one) => {
						const best = listOf(one.alternatives)[0] ?? {};
						const words = listOf(best.words).map((word) => plainWord(word, second));
						if (words.some(({ voice }) => voice)) return sentencesOf(words);
						const [start, end] = [words[0]?.start ?? null, words.at(-1)?.end ?? null];
						return [pieceOf(undefined, null, textOf(best, 'transcript'), start, end)];
					})
				: null
	},
	{
		by: 'Whisper',
		pieces: ({ segments }) => (isList(segments) ? listOf(segments).flatMap(segmentPieces) : null)
	}
];

/** The transcript that a parsed JSON file holds, or null when its keys are nobody's known. */
export function transcriptIn(value: unknown): Transcript | null {
	const json = Array.isArray(value) ? { segments: value as unknown[] } : objectOf(value);
	for (const { by, pieces } of shapes) {
		const found = pieces(json)?.filter(({ text }) => text);
		if (found?.length) return { by, pieces: found, language: languageOf(json) };
	}
	return null;
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

function languageOf(json: Json): string | null {
	const results = objectOf(json.results);
	const named =
		textOf(json, 'language', 'language_code') ||
		textOf(objectOf(json.result), 'language') ||
		textOf(results, 'language_code');
	return /^[a-z]{2,3}([-_][a-z0-9]{1,8}){0,3}$/i.test(named) ? named.replaceAll('_', '-') : null;
}

type Said = [voice: string | null, text: string, start: number | null, end: number | null];

function pieces(list: readonly Json[], said: (one: Json) => Said): Piece[] {
	const found: Piece[] = [];
	for (const one of list) found.push(pieceOf(found.at(-1), ...said(one)));
	return found;
}

const voiceKeys = [
	'speaker',
	'speaker_name',
	'speakerName',
	'speakerDisplayName',
	'speaker_label',
	'speaker_id'
];
const startKeys = ['start', 'startTime', 'start_time', 'startOffset'];
const endKeys = ['end', 'endTime', 'end_time', 'endOffset'];

function plainPieces(list: readonly Json[], unit: number): Piece[] {
	return pieces(list, (one) => [
		voiceOf(one, ...voiceKeys),
		textOf(one, 'text', 'transcript', 'body'),
		timeOf(one, unit, ...startKeys),
		timeOf(one, unit, ...endKeys)
	]);
}

/** A segment by one speaker, or, where only its words tell who spoke, in pieces by its words' speakers. */
function segmentPieces(segment: Json): Piece[] {
	const voice = voiceOf(segment, ...voiceKeys);
	const words =
		voice || !isList(segment.words) ? [] : listOf(segment.words).map((word) => plainWord(word, second));
	if (new Set(words.map(({ voice }) => voice)).size > 1) return sentencesOf(words);
	const [piece] = plainPieces([segment], second);
	return [{ ...piece!, voice: voice ?? words[0]?.voice ?? null }];
}

function plainWord(word: Json, unit: number): Word {
	return {
		voice: voiceOf(word, ...voiceKeys, 'speakerTag'),
		text: textOf(word, 'punctuated_word', 'text', 'word', 'value'),
		start: timeOf(word, unit, ...startKeys),
		end: timeOf(word, unit, ...endKeys),
		glued: false
	};
}

/** Several channels are several microphones: each is somebody, and they are put in order of time. */
function channelPieces(channels: readonly Json[]): Piece[] {
	const each = channels.map((channel, at) => {
		const best = listOf(channel.alternatives)[0] ?? {};
		const words = listOf(best.words).map((word) => plainWord(word, second));
		const found = words.length
			? sentencesOf(words)
			: [pieceOf(undefined, null, textOf(best, 'transcript'), null, null)];
		return channels.length > 1
			? found.map((piece) => ({ ...piece, voice: piece.voice ?? `Channel ${at + 1}` }))
			: found;
	});
	return each.length > 1 ? each.flat().sort((a, b) => a.start - b.start) : (each[0] ?? []);
}

/** Words with the alternatives and punctuation signs of Amazon and Speechmatics. */
function wordsOf(items: readonly Json[], before: string | null): Word[] {
	let last = before;
	return items.map((item) => {
		const best = listOf(item.alternatives)[0] ?? {};
		const glued = item.type === 'punctuation';
		const voice = voiceOf(item, 'speaker_label') ?? voiceOf(best, 'speaker');
		last = glued ? last : voice;
		return {
			voice: last,
			text: textOf(best, 'content'),
			start: timeOf(item, second, 'start_time'),
			end: timeOf(item, second, 'end_time'),
			glued
		};
	});
}

function revWord(element: Json, voice: string | null): Word {
	return {
		voice,
		text: textOf(element, 'value'),
		start: timeOf(element, second, 'ts'),
		end: timeOf(element, second, 'end_ts'),
		glued: element.type === 'punct'
	};
}
