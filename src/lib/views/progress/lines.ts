/** Documents by coders: how far each has come with each, the sums of both, and the order. Draws nothing. */
import type { Assignment, AssignmentState, Coder, Document, Guid } from '../../core/records.ts';
import { sortRows, type Column, type Sort } from '../../parts/table.ts';
import { say, spokenLanguage } from '../../words/say.ts';
import { states } from '../documents/choices.ts';

/** What one coder has done with one document. */
export type ProgressCell = {
	/** Null where the document is not assigned to the coder. */
	readonly state: AssignmentState | null;
	/** Coded passages. */
	readonly passages: number;
	/** Participants' turns with a character under one of these passages. */
	readonly turns: number;
};

/** The answer of the query. */
type Counted = {
	readonly documents: readonly { readonly guid: Guid; readonly turns: number }[];
	readonly cells: readonly (Omit<ProgressCell, 'state'> & {
		readonly document: Guid;
		readonly coder: Guid;
	})[];
};

/** One document. */
export type ProgressLine = {
	readonly id: Guid;
	readonly title: string;
	/** Participants' turns that hold a text: what shares are of. */
	readonly turns: number;
	/** By coder; those without an assignment or a passage are left out. */
	readonly cells: ReadonlyMap<Guid, ProgressCell>;
	/** Coders to whom it is assigned, and those of them who have finished or checked it. */
	readonly assigned: number;
	readonly finished: number;
};

/** What a coder has done with all these documents. */
export type CoderSum = {
	/** Documents assigned to the coder, and those of them that are finished or checked. */
	readonly assigned: number;
	readonly finished: number;
	readonly passages: number;
	/** Turns coded, of those in documents that are assigned to the coder or hold a passage of theirs. */
	readonly turns: number;
	readonly of: number;
};

/**
 * A line for each document that was counted, in the order of the answer; one that is gone by now is left out. States are
 * those of `assignments`, which follow each edit at once; the counts follow in idle time.
 */
export function progressLines(
	{ documents, cells }: Counted,
	byGuid: ReadonlyMap<Guid, Pick<Document, 'title'>>,
	assignments: readonly Pick<Assignment, 'document' | 'coder' | 'state'>[]
): ProgressLine[] {
	const byDocument = new Map(documents.map(({ guid }) => [guid, new Map<Guid, ProgressCell>()]));
	for (const { document, coder, passages, turns } of cells)
		if (passages) byDocument.get(document)?.set(coder, { state: null, passages, turns });
	for (const { document, coder, state } of assignments) {
		const row = byDocument.get(document);
		row?.set(coder, { passages: 0, turns: 0, ...row.get(coder), state });
	}
	return documents.flatMap(({ guid, turns }) => {
		const title = byGuid.get(guid)?.title;
		if (title === undefined) return [];
		const row = byDocument.get(guid) ?? new Map<Guid, ProgressCell>();
		const given = [...row.values()].filter(({ state }) => state);
		const finished = given.filter(isFinished).length;
		return [{ id: guid, title, turns, cells: row, assigned: given.length, finished }];
	});
}

/** The sum of a coder. Coders are never added up: two may have coded the same turn. */
export function coderSum(lines: readonly ProgressLine[], coder: Guid): CoderSum {
	let [assigned, finished, passages, turns, of] = [0, 0, 0, 0, 0];
	for (const line of lines) {
		const cell = line.cells.get(coder);
		if (!cell) continue;
		if (cell.state) assigned += 1;
		if (isFinished(cell)) finished += 1;
		passages += cell.passages;
		turns += cell.turns;
		of += line.turns;
	}
	return { assigned, finished, passages, turns, of };
}

/** The columns by which lines are put in order. A coder's: by state, then by the share of turns coded. */
export function progressColumns(coders: readonly Pick<Coder, 'guid' | 'name'>[]): Column<ProgressLine>[] {
	return [
		{ key: 'title', label: say('document.title'), value: ({ title }) => title },
		{
			key: 'turns',
			label: say('progress.turns'),
			value: ({ turns }) => turns,
			title: say('progress.turns.title')
		},
		{
			key: 'finished',
			label: say('progress.finished'),
			value: ({ assigned, finished }) => (assigned ? finished / assigned : null),
			title: say('progress.finished.title')
		},
		...coders.map(({ guid, name }) => ({
			key: guid,
			label: name,
			value: ({ cells, turns }: ProgressLine) => {
				const cell = cells.get(guid);
				if (!cell) return null;
				const share = turns ? cell.turns / turns : 0;
				return (cell.state ? states.indexOf(cell.state) : -1) * 2 + share;
			}
		}))
	];
}

/** The lines in order. */
export function inOrder(
	lines: readonly ProgressLine[],
	columns: readonly Column<ProgressLine>[],
	sort: Sort | null
): readonly ProgressLine[] {
	return sortRows(lines, columns, sort, spokenLanguage());
}

const isFinished = ({ state }: ProgressCell): boolean => state === 'finished' || state === 'checked';
