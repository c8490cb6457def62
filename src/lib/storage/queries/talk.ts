/** Who speaks in a document, how much and after whom; and the turns behind each of these numbers. */
import { talk as count, type Talk } from '../../analysis/talk.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import type { Counting } from './counted.ts';
import type { Use } from './found.ts';
import { allRows, type Source } from './source.ts';
import { narrowed, turnTable } from './turn-table.ts';
import { DocumentTurns } from './turns.ts';

/** Someone who speaks in a document; without name and GUID for turns that nobody is named for. */
export type Talker = {
	readonly guid: Guid | null;
	readonly name: string | null;
	readonly facilitator: boolean;
	readonly case: string | null;
};

/** Counts by index of `talkers`, who stand in the order in which they first speak, in the filter or not. */
export type TalkOfDocument = Talk & {
	readonly talkers: readonly Talker[];
	/** Every turn of the document: where it starts and ends (UTF-16 units), and who speaks. */
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	readonly speakerOf: Int32Array;
	/** Milliseconds into the recording by turn; NaN where it is not known. */
	readonly times: Float64Array;
};

/** What talk is counted of: one document, inside the filter. */
export type Talking = Pick<Counting, 'documents' | 'within'> & { readonly document: Guid };

export function* talk(source: Source, asked: Talking): Stepwise<TalkOfDocument> {
	const { turns, inside, speakerOf, talkers } = turnsOf(source, asked);
	yield;
	const words = source.columns.turns.wordsOf(asked.document).perTurn;
	const counts = count({ speaker: speakerOf, words, inside }, talkers.length);
	const times = allRows(
		source,
		'select start_time from turn where document_id = (select id from document where guid = ?) order by start',
		[asked.document]
	).map(([time]) => (time as number | null) ?? NaN);
	return {
		...counts,
		talkers,
		starts: turns.starts,
		ends: turns.ends,
		speakerOf,
		times: Float64Array.from(times)
	};
}

/**
 * The turns in the filter of one speaker (null: of nobody named), in the order of the text, at most `limit`; with `after`
 * those that follow a turn in the filter of another speaker, which then stands in the words around.
 */
export function said(
	source: Source,
	asked: Talking & { speaker: Guid | null; after?: Guid | null; limit: number }
): { total: number; uses: Use[] } {
	const { inside, speakerOf, talkers } = turnsOf(source, asked);
	const by = talkers.findIndex(({ guid }) => guid === asked.speaker);
	const before = 'after' in asked ? talkers.findIndex(({ guid }) => guid === asked.after) : null;
	const follows = (turn: number): boolean => turn > 0 && !!inside[turn - 1] && speakerOf[turn - 1] === before;
	const found = [...speakerOf.keys()].filter(
		(turn) => inside[turn] && speakerOf[turn] === by && (before === null || follows(turn))
	);
	const { turns } = new DocumentTurns(source, asked.document);
	const uses = found.slice(0, asked.limit).map((at): Use => {
		const turn = turns[at]!;
		const around = before === null ? [turn] : [turns[at - 1]!, turn];
		return {
			document: asked.document,
			contextStart: around[0]!.start,
			context: around.map(({ text }) => text).join('\n'),
			turn: turn.number,
			speaker: turn.speaker,
			time: turn.startTime,
			span: { start: turn.start, end: turn.end }
		};
	});
	return { total: found.length, uses };
}

function turnsOf(source: Source, asked: Talking) {
	const { turns, inside } = turnTable(source, [asked.document], narrowed(asked)).documents[0]!;
	const names = new Map(
		allRows(
			source,
			`select s.id, s.guid, s.name, s.role, c.name from speaker s left join "case" c on c.id = s.case_id
			where s.document_id = (select id from document where guid = ?)`,
			[asked.document]
		).map(([id, guid, name, role, of]) => [
			id as number,
			{ guid, name, facilitator: role === 'facilitator', case: of } as Talker
		])
	);
	const nobody: Talker = { guid: null, name: null, facilitator: false, case: null };
	const indexOf = new Map([...new Set(turns.speakers)].map((key, i) => [key, i]));
	return {
		turns,
		inside,
		speakerOf: turns.speakers.map((key) => indexOf.get(key)!),
		talkers: [...indexOf.keys()].map((key) => names.get(key) ?? nobody)
	};
}
