/** What the readers of vtt and srt share: both take either dialect, since tools write one under the other's name. */
import type { Plan } from '../../core/draft.ts';
import { err, message, type Message, type Result } from '../../core/result.ts';
import { bytesToText } from '../encoding.ts';
import type { ReadError, ReadOptions, Source } from '../reader.ts';
import { planOfTimed } from './cue-plan.ts';
import { piecesOf } from './cue-turns.ts';
import { parseCues } from './cue.ts';

/** Reads a file of cues for the reader `reader`. */
export function readCues(
	reader: string,
	bytes: Uint8Array,
	source: Source,
	options: ReadOptions
): Result<Plan, ReadError> {
	const decoded = bytesToText(bytes);
	if (!decoded.ok) return decoded;
	const { cues, asides, language } = parseCues(decoded.value.text);
	if (!cues.length) {
		const marked = decoded.value.text.startsWith('WEBVTT');
		return err(marked ? { type: 'noText' } : { type: 'notThisFormat', format: reader });
	}
	const notes: Message[] = [...decoded.value.notes];
	if (asides) notes.push(message('import.note.asides', { n: asides }));
	return planOfTimed({ reader, source, pieces: piecesOf(cues), cues: cues.length, notes, language }, options);
}
