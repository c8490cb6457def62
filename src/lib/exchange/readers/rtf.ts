/** Rich text files, by a small reader of the project's own: `rtf-tokens.ts` cuts them up, `rtf-text.ts` makes paragraphs. */
import { err, message } from '../../core/result.ts';
import type { Reader } from '../reader.ts';
import { richPlan } from './rich-plan.ts';
import { RtfText } from './rtf-text.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** The reader of rtf. */
export const rtf: Reader = {
	id: 'rtf',
	label: 'import.format.rtf',
	extensions: ['rtf'],
	looksLike: startsAsRtf,
	async read(bytes, source, options) {
		if (!bytes.length) return err({ type: 'empty' });
		if (!startsAsRtf(bytes)) return err({ type: 'notThisFormat', format: 'rtf' });
		const walk = new RtfText();
		if (!rtfTokens(bytes, walk)) return err({ type: 'damaged' });
		const notes = walk.deleted ? [message('import.note.deleted', { n: walk.deleted })] : [];
		return richPlan('rtf', source, options, walk.main.text, notes);
	}
};

function startsAsRtf(head: Uint8Array): boolean {
	return [0x7b, 0x5c, 0x72, 0x74, 0x66].every((byte, at) => head[at] === byte);
}
