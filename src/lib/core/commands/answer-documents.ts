/**
 * What a questionnaire's open answers do to documents: one document a question, or one a respondent. Documents of an
 * earlier import grow by new answers; changed answers are corrected in place.
 */
import { moveTurn } from '../anchors.ts';
import { emptyChange, type Change, type RowUpdate, type Splice, type TableRow } from '../change.ts';
import type { Facts } from '../facts.ts';
import { hashText } from '../hash.ts';
import type { Document, Guid, Speaker, Turn } from '../records.ts';
import { editsBetween } from '../text-diff.ts';
import { rewrite } from './rewrite.ts';

/** One stretch of a questionnaire's document as the table has it: an answer, or the question put before it. */
export type Stretch = {
	/** The GUID of the turn to make. */
	readonly turn: Guid;
	readonly speaker: Guid;
	readonly text: string;
};

/**
 * How many answers are new, were changed, and were left as they are though they differ: because the command says so, or
 * because the answer was divided into several turns since.
 */
export type AnswerCounts = {
	newAnswers: number;
	changedAnswers: number;
	keptAnswers: number;
	dividedAnswers: number;
};

/** A turn of a document with its words. */
export type Spoken = Turn & { readonly text: string };

/** The turns of a document in order, with their words. */
export function spokenTurns(facts: Facts, document: Document): Spoken[] {
	const text = facts.slice(document.guid, 0, document.length);
	return facts
		.where('turn', { document: document.guid })
		.sort((a, b) => a.start - b.start || a.end - b.end)
		.map((turn) => ({ ...turn, text: text.slice(turn.start, turn.end) }));
}

/** A new document of these stretches. */
export function newDocument(
	facts: Omit<Document, 'textHash' | 'length' | 'unitsLocked'>,
	speakers: readonly Speaker[],
	stretches: readonly Stretch[]
): { rows: TableRow[]; text: string } {
	const text = stretches.map((one) => one.text).join('\n');
	const document: Document = { ...facts, textHash: hashText(text), length: text.length, unitsLocked: false };
	const rows: TableRow[] = [{ table: 'document', row: document }];
	for (const row of speakers) rows.push({ table: 'speaker', row });
	for (const row of turnsFrom(0, document.guid, stretches)) rows.push({ table: 'turn', row });
	return { rows, text };
}

/**
 * The Change that corrects turns of a document (by GUID, to their new words) and adds stretches at its end. Everything
 * anchored moves along; a passage that loses all its words becomes an orphan.
 */
export function grownDocument(
	facts: Facts,
	document: Document,
	turns: readonly Spoken[],
	corrected: ReadonlyMap<Guid, string>,
	appended: readonly Stretch[]
): Change {
	const splices: Splice[] = [];
	let shift = 0;
	for (const turn of turns) {
		const words = corrected.get(turn.guid);
		if (words === undefined || words === turn.text) continue;
		for (const { at, removed, inserted } of editsBetween(turn.text, words)) {
			splices.push({ document: document.guid, at: turn.start + at + shift, removed, inserted });
			shift += inserted.length - removed.length;
		}
	}
	const length = document.length + shift;
	const last = turns.at(-1);
	const updated: RowUpdate[] = [];
	if (appended.length && last) {
		// Text put in at the very end of a turn belongs to it unless its place is listed.
		const { start, end } = last;
		updated.push({ table: 'turn', guid: last.guid, before: { start, end }, after: moveTurn(last, splices) });
	}
	const from = last ? length + 1 : 0;
	if (appended.length) {
		const words = appended.map(({ text }) => text).join('\n');
		splices.push({ document: document.guid, at: length, removed: '', inserted: last ? `\n${words}` : words });
	}
	if (!splices.length) return emptyChange;
	return rewrite(facts, document, splices, {
		updated,
		added: turnsFrom(from, document.guid, appended),
		removed: []
	});
}

function turnsFrom(at: number, document: Guid, stretches: readonly Stretch[]): Turn[] {
	let start = at;
	return stretches.map(({ turn, speaker, text }) => {
		const end = start + text.length;
		const row: Turn = { guid: turn, document, speaker, start, end, startTime: null, endTime: null };
		start = end + 1;
		return row;
	});
}
