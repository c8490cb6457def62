/** What the readers of vtt and srt share: both take either dialect, since tools write one under the other's name. */
import type { Plan } from '../../core/draft.ts';
import { err, message, type Message, type Result } from '../../core/result.ts';
import { bytesToText } from '../encoding.ts';
import { layoutNotes } from '../layouts/index.ts';
import { planOf } from '../plan.ts';
import type { ReadError, ReadOptions, Source } from '../reader.ts';
import { parseCues } from './cue.ts';
import { cuesToTurns } from './cue-turns.ts';

/** Reads a file of cues for the reader `reader`. */
export function readCues(
	reader: string,
	bytes: Uint8Array,
	source: Source,
	options: ReadOptions
): Result<Plan, ReadError> {
	const decoded = bytesToText(bytes);
	if (!decoded.ok) return decoded;
	const file = parseCues(decoded.value.text);
	if (!file.cues.length) {
		const marked = decoded.value.text.startsWith('WEBVTT');
		return err(marked ? { type: 'noText' } : { type: 'notThisFormat', format: reader });
	}
	const plain = options.layout === 'plain';
	const { speakers, turns, believed, voices } = cuesToTurns(file.cues, plain);
	const notes: Message[] = [...decoded.value.notes];
	notes.push(message('import.note.cuesJoined', { cues: file.cues.length, turns: turns.length }));
	if (voices && !plain) notes.push(message('import.note.layout.voices', { speakers: speakers.length }));
	else if (believed?.names.length) notes.push(...layoutNotes('cues', believed));
	else notes.push(message('import.note.cuesUnnamed'));
	if (file.asides) notes.push(message('import.note.asides', { n: file.asides }));
	return planOf({
		reader,
		source,
		layout: plain ? 'plain' : 'cues',
		layouts: ['cues', 'plain'],
		speakers,
		turns,
		notes,
		language: file.language
	});
}
