/** Who has come how far with which document. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import type { AssignmentState, Guid } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/** One coder and one document. */
export type ProgressCell = {
	readonly document: Guid;
	readonly coder: Guid;
	/** Null where the document is not assigned to the coder. */
	readonly state: AssignmentState | null;
	/** Coded passages, those without a text and those of whole documents left out. */
	readonly passages: number;
	/** Of the document's participants' turns, those with a character under one of these passages. */
	readonly turns: number;
};

export type Progress = {
	/**
	 * Each document with the turns that shares are of: those that hold a text and are no facilitator's. (A turn whose speaker
	 * nobody named is no facilitator's.)
	 */
	readonly documents: readonly { readonly guid: Guid; readonly turns: number }[];
	readonly coders: readonly Guid[];
	/** Pairs with an assignment or a coded passage; all others are not assigned and have none. */
	readonly cells: readonly ProgressCell[];
};

/** Of these documents, or of all for null. */
export function progress(source: Source, params: { documents: readonly Guid[] | null }): Progress {
	const asked = params.documents && new Set(params.documents);
	const guids = (allRows(source, 'select guid from document order by id') as [Guid][])
		.map(([guid]) => guid)
		.filter((guid) => !asked || asked.has(guid));
	const turns = turnsByDocument(source);
	const coded = codedByPair(source, turns, new Set(guids));
	const states = new Map<string, AssignmentState>();
	const assigned = allRows(
		source,
		`select d.guid, r.guid, a.state from assignment a
		join document d on d.id = a.document_id join coder r on r.id = a.coder_id`
	) as [Guid, Guid, AssignmentState][];
	for (const [document, coder, state] of assigned) states.set(`${document} ${coder}`, state);
	const coders = (allRows(source, 'select guid from coder order by id') as [Guid][]).map(([guid]) => guid);
	const cells = guids.flatMap((document) =>
		coders.flatMap((coder): ProgressCell[] => {
			const pair = `${document} ${coder}`;
			const [state, work] = [states.get(pair) ?? null, coded.get(pair)];
			if (!state && !work) return [];
			return [{ document, coder, state, passages: work?.passages ?? 0, turns: work?.turns.size ?? 0 }];
		})
	);
	return {
		documents: guids.map((guid) => ({ guid, turns: turns.get(guid)?.starts.length ?? 0 })),
		coders,
		cells
	};
}

/** Participants' turns that hold a text, in order. */
type Turns = { readonly starts: number[]; readonly ends: number[] };

function turnsByDocument(source: Source): Map<Guid, Turns> {
	const rows = allRows(
		source,
		`select d.guid, t.start, t."end" from turn t join document d on d.id = t.document_id
		left join speaker s on s.id = t.speaker_id
		where s.role is not 'facilitator' and t."end" > t.start order by t.document_id, t.start`
	) as [Guid, number, number][];
	const turns = new Map<Guid, Turns>();
	for (const [document, start, end] of rows) {
		const known = turns.get(document) ?? { starts: [], ends: [] };
		known.starts.push(start);
		known.ends.push(end);
		turns.set(document, known);
	}
	return turns;
}

function codedByPair(
	source: Source,
	turns: ReadonlyMap<Guid, Turns>,
	asked: ReadonlySet<Guid>
): Map<string, { passages: number; turns: Set<number> }> {
	const { columns, coders, documents } = source.columns.read();
	const coded = new Map<string, { passages: number; turns: Set<number> }>();
	for (let row = 0; row < columns.length; row++) {
		const document = documents[columns.document[row] as number] as Guid;
		if (!asked.has(document)) continue;
		const pair = `${document} ${coders[columns.coder[row] as number]}`;
		const work = coded.get(pair) ?? { passages: 0, turns: new Set<number>() };
		coded.set(pair, work);
		work.passages += 1;
		const { starts, ends } = turns.get(document) ?? { starts: [], ends: [] };
		const [start, end] = [columns.start[row] as number, columns.end[row] as number];
		for (let i = Math.max(0, lastAtMost(starts, start)); i < starts.length; i++) {
			if ((starts[i] as number) >= end) break;
			if ((ends[i] as number) > start) work.turns.add(i);
		}
	}
	return coded;
}
