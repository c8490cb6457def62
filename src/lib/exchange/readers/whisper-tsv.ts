/** Whisper's table: `start`, `end` and `text` parted by tabs, times in milliseconds, and a speaker where a tool added one. */
import { err } from '../../core/result.ts';
import { planOfTimed } from '../cues/cue-plan.ts';
import type { Piece } from '../cues/cue-turns.ts';
import { pieceOf, timeOf, voiceOf } from '../cues/said.ts';
import { bytesToText, headToText } from '../encoding.ts';
import type { Reader } from '../reader.ts';

/** The reader of Whisper's tsv. Other tables share its extension, so its head decides. */
export const whisperTsv: Reader = {
	id: 'whisperTsv',
	label: 'import.format.whisperTsv',
	extensions: ['tsv'],
	looksLike: (head) => columnsOf(headToText(head)) !== null,
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		const { text, notes } = decoded.value;
		const columns = columnsOf(text);
		if (!columns) return err({ type: 'notThisFormat', format: 'tsv' });
		const pieces = piecesOf(text, columns);
		return planOfTimed(
			{ reader: 'whisperTsv', source, pieces, cues: pieces.length, notes, language: null },
			options
		);
	}
};

type Columns = { readonly names: readonly string[]; readonly words: number };

function columnsOf(text: string): Columns | null {
	const [head = '', first = ''] = text.split('\n', 2);
	if (head.length > 200) return null;
	const names = head.split('\t').map((name) => name.trim().toLowerCase());
	if (!['start', 'end', 'text'].every((name) => names.includes(name))) return null;
	// A questionnaire may have such columns too; its start is a date.
	const start = first.split('\t', names.length)[names.indexOf('start')]?.trim() ?? '';
	return /^[\d:.,]{0,20}$/.test(start) ? { names, words: names.indexOf('text') } : null;
}

function piecesOf(text: string, { names, words }: Columns): Piece[] {
	const rows = text.split('\n').slice(1);
	// Whisper counts milliseconds; a table with fractions or below them counts seconds.
	const unit = rows.some((row) => /^\d+\.\d/.test(row)) ? 1000 : 1;
	const pieces: Piece[] = [];
	for (const row of rows) {
		if (!row.trim()) continue;
		const cells = row.split('\t');
		const fields = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
		const start = timeOf(fields, unit, 'start');
		const before = pieces.at(-1);
		if (start === null || cells.length < names.length) {
			// A line that is no row: the words before it went over a line break.
			const rest = cells.join(' ').trim();
			if (before) pieces[pieces.length - 1] = { ...before, text: `${before.text} ${rest}` };
			else pieces.push(pieceOf(before, null, rest, null, null));
			continue;
		}
		// Where the words stand last, a tab in them is a space.
		const said = words === names.length - 1 ? cells.slice(words).join(' ') : (cells[words] ?? '');
		if (!said.trim()) continue;
		pieces.push(pieceOf(before, voiceOf(fields, 'speaker'), said.trim(), start, timeOf(fields, unit, 'end')));
	}
	return pieces;
}
