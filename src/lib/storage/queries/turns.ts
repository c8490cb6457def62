/** The turns of documents as queries need them: which turn an offset belongs to, who spoke, when. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import type { Guid, Speaker } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/** A turn with its number (from 1) and who spoke. */
export type PlacedTurn = {
	readonly number: number;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly startTime: number | null;
	readonly speaker: string | null;
	readonly role: Speaker['role'] | null;
	readonly case: string | null;
};

/** The turns of one document, in order. */
export class DocumentTurns {
	readonly turns: readonly PlacedTurn[];
	readonly #starts: number[];

	constructor(source: Source, document: Guid) {
		this.turns = allRows(
			source,
			`select t.start, t."end", t.text, t.start_time, s.name, s.role, c.name
			from turn t left join speaker s on s.id = t.speaker_id left join "case" c on c.id = s.case_id
			where t.document_id = (select id from document where guid = ?) order by t.start`,
			[document]
		).map(([start, end, text, startTime, speaker, role, caseName], i) => {
			return { number: i + 1, start, end, text, startTime, speaker, role, case: caseName } as PlacedTurn;
		});
		this.#starts = this.turns.map((turn) => turn.start);
	}

	/** The index of the turn that an offset lies in. */
	indexAt(offset: number): number {
		return Math.max(0, lastAtMost(this.#starts, offset));
	}

	/** The turns from that of `start` to that of the last character before `end`, `more` turns wider on both sides. */
	around(start: number, end: number, more = 0): PlacedTurn[] {
		const from = Math.max(0, this.indexAt(start) - more);
		const to = this.indexAt(Math.max(start, end - 1)) + more;
		return this.turns.slice(from, to + 1);
	}
}

/** The turns of documents asked for again and again, read once each. */
export function turnReader(source: Source): (document: Guid) => DocumentTurns {
	const known = new Map<Guid, DocumentTurns>();
	return (document) => {
		let turns = known.get(document);
		if (!turns) {
			turns = new DocumentTurns(source, document);
			if (known.size > 50) known.clear();
			known.set(document, turns);
		}
		return turns;
	};
}
