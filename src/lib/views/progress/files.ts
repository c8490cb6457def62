/** Progress as a table for a file: a row a document, and for each coder the state, the coded passages and the turns coded. */
import type { Coder } from '../../core/records.ts';
import { say } from '../../words/say.ts';
import type { FileTable } from '../analysis/files.ts';
import { stateLabels } from '../documents/choices.ts';
import type { ProgressLine } from './lines.ts';

/** The lines in the order given, columns named in the reader's words. */
export function progressFile(
	lines: readonly ProgressLine[],
	coders: readonly Pick<Coder, 'guid' | 'name'>[]
): FileTable {
	return {
		corner: say('document.title'),
		rows: lines.map(({ title }) => title),
		columns: [
			say('progress.csv.guid'),
			say('progress.csv.turns'),
			...coders.flatMap(({ name: coder }) => [
				say('progress.csv.state', { coder }),
				say('progress.csv.passages', { coder }),
				say('progress.csv.turnsCoded', { coder })
			])
		],
		values: lines.map((line) => [
			line.id,
			line.turns,
			...coders.flatMap(({ guid }) => {
				const { state = null, passages = 0, turns = 0 } = line.cells.get(guid) ?? {};
				return [state && say(stateLabels[state]), passages, turns];
			})
		])
	};
}
