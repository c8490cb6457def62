/** What coded passages said before their words were corrected: history knows, the rows hold only the words now. */
import type { Guid } from '../../core/records.ts';
import type { HistoryLine } from '../history.ts';
import { allRows, type Source } from './source.ts';

/** Lines of one passage's history that are looked through at most. */
const mostLines = 50;

/** The words of each of `codings` when it was made or checked last, by GUID; left out where history does not tell. */
export function wordsBefore(
	source: Source,
	{ codings }: { codings: readonly Guid[] }
): Readonly<Record<Guid, string>> {
	const lines = new Map<number, HistoryLine>();
	const read = (sequence: number): HistoryLine => {
		const known = lines.get(sequence) ?? source.history.read(sequence);
		lines.set(sequence, known);
		return known;
	};
	const found: Record<Guid, string> = {};
	for (const guid of codings) {
		const sequences = allRows(
			source,
			`select sequence from history_row where guid = ? order by sequence desc limit ${mostLines}`,
			[guid]
		);
		for (const [sequence] of sequences) {
			const update = read(sequence as number).change.updated.find((one) => one.guid === guid);
			if (!update || update.after['changed'] === false) break;
			if (typeof update.before['quote'] === 'string') found[guid] = update.before['quote'];
			if (update.after['changed'] === true) break;
		}
	}
	return found;
}
