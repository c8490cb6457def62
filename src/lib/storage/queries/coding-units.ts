/** The units of content analysis of one document, in order, each with what is coded in it. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import type { Guid, Speaker } from '../../core/records.ts';
import { sliceOf } from '../texts.ts';
import { allRows, type Source } from './source.ts';
import { turnReader } from './turns.ts';

export type PlacedUnit = {
	readonly guid: Guid;
	/** From 1. */
	readonly number: number;
	readonly start: number;
	readonly end: number;
	/** Its words, without blanks around them. */
	readonly text: string;
	/** The number of the turn in which it begins, and who speaks there. */
	readonly turn: number;
	readonly speaker: string | null;
	readonly role: Speaker['role'] | null;
	/** Codings that share a character with it, in the order of the text. */
	readonly codings: readonly { readonly guid: Guid; readonly code: Guid; readonly coder: Guid }[];
};

export type CodingUnits = {
	/** True once the units are settled. */
	readonly locked: boolean;
	readonly units: PlacedUnit[];
	/** How many of them hold a coding. */
	readonly coded: number;
};

/** The units, with the codings of one coder, or of all for null. */
export function codingUnits(
	source: Source,
	{ document, coder }: { document: Guid; coder: Guid | null }
): CodingUnits {
	const { tables } = source;
	const [id, by] = [tables.idOf('document', document), coder && (tables.idOf('coder', coder) ?? -1)];
	const rows = tables.select('codingUnit', ' where t.document_id = ? order by t.start', [id]);
	const starts = rows.map(({ start }) => start);
	const byUnit = rows.map((): PlacedUnit['codings'][number][] => []);
	const codings = allRows(
		source,
		`select g.guid, k.guid, r.guid, g.start, g."end" from coding g
		join code k on k.id = g.code_id join coder r on r.id = g.coder_id
		where g.document_id = ?1 and (?2 is null or g.coder_id = ?2) and g.orphan = 0 and g.start is not null
		order by g.start, g."end", g.id`,
		[id, by]
	) as [Guid, Guid, Guid, number, number][];
	for (const [guid, code, maker, start, end] of codings) {
		for (let i = Math.max(0, lastAtMost(starts, start)); i < rows.length && rows[i]!.start < end; i++) {
			if (rows[i]!.end > start) byUnit[i]!.push({ guid, code, coder: maker });
		}
	}
	const turns = turnReader(source)(document);
	const units = rows.map(({ guid, start, end }, i): PlacedUnit => {
		const turn = turns.turns[turns.indexAt(start)];
		return {
			guid,
			number: i + 1,
			start,
			end,
			text: sliceOf(tables, document, start, end).trim(),
			turn: turn?.number ?? 0,
			speaker: turn?.speaker ?? null,
			role: turn?.role ?? null,
			codings: byUnit[i]!
		};
	});
	const locked = tables.get('document', document)?.unitsLocked ?? false;
	return { locked, units, coded: byUnit.filter((some) => some.length).length };
}
