/** Transcripts as JSON: what recognisers and meeting tools export, known by its keys. */
import { err, message } from '../../core/result.ts';
import { planOfTimed } from '../cues/cue-plan.ts';
import { transcriptIn } from '../cues/json-shapes.ts';
import { bytesToText, headToText } from '../encoding.ts';
import { extensionOf, type Reader } from '../reader.ts';
import { isOtr, readOtr } from './otr.ts';

/** The reader of transcripts in JSON. */
export const json: Reader = {
	id: 'json',
	label: 'import.format.json',
	extensions: ['json'],
	looksLike(head, name) {
		if (!/^(txt|text|)$/.test(extensionOf(name))) return false;
		return /^\s*\{\s*"[\w-]{1,40}"\s*:[^]*"(segments|utterances|monologues|start)"\s*:/.test(
			headToText(head)
		);
	},
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		let value: unknown;
		try {
			value = JSON.parse(decoded.value.text);
		} catch {
			return err({ type: 'damaged' });
		}
		if (isOtr(value)) return readOtr(value, source, options, decoded.value.notes);
		const found = transcriptIn(value);
		if (!found) return err({ type: 'noTranscript' });
		const { by, pieces, language } = found;
		const notes = [...decoded.value.notes, message('import.note.writtenBy', { by })];
		return planOfTimed({ reader: 'json', source, pieces, cues: pieces.length, notes, language }, options);
	}
};
