/** Plain text: paragraphs, and speakers in any layout. Takes any text, so it is the last to be asked. */
import { bytesToText } from '../encoding.ts';
import { findTurns } from '../layouts/index.ts';
import { linesOf } from '../layouts/paragraph.ts';
import { planOf } from '../plan.ts';
import type { Reader } from '../reader.ts';

/** The reader of plain text. */
export const txt: Reader = {
	id: 'txt',
	label: 'import.format.txt',
	extensions: ['txt', 'text'],
	looksLike: () => false,
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		const { text, notes } = decoded.value;
		const found = findTurns(linesOf(text), options.layout, options.pattern);
		return planOf({ reader: 'txt', source, ...found, notes: [...notes, ...found.notes] });
	}
};
