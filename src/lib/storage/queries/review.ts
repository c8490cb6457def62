/** What corrections of texts left to look at: passages and translations without a text, and passages whose words changed. */
import type { Coding, Guid, Memo, Translation } from '../../core/records.ts';
import type { Source } from './source.ts';
import { turnReader, type PlacedTurn } from './turns.ts';

/** A coding, memo or translation with the turns around its place. */
export type ToReview<T> = {
	readonly row: T;
	/** The turns that the passage touches; for one without text, the turn where it was. Empty without a place. */
	readonly turns: PlacedTurn[];
};

export type Review = {
	readonly orphans: ToReview<Coding>[];
	readonly changed: ToReview<Coding>[];
	/** Memos on passages that have lost their text. */
	readonly memos: ToReview<Memo>[];
	/** Translations of passages that have lost their text. */
	readonly translations: ToReview<Translation>[];
};

/** Of one document and coder, or of all for null; in the order of documents and their texts. */
export function review(
	{ tables, ...rest }: Source,
	{ document, coder }: { document: Guid | null; coder: Guid | null }
): Review {
	const turnsOf = turnReader({ tables, ...rest });
	const placed = <T extends Coding | Memo | Translation>(row: T): ToReview<T> => {
		const { document: of, start, end } = row;
		if (of === null || start === null || end === null) return { row, turns: [] };
		return { row, turns: turnsOf(of).around(start, end) };
	};
	const among = ` and (?1 is null or t.document_id = ?1) and (?2 is null or t.coder_id = ?2)
		order by t.document_id, t.start, t."end", t.id`;
	const keys = [
		document === null ? null : (tables.idOf('document', document) ?? -1),
		coder === null ? null : (tables.idOf('coder', coder) ?? -1)
	];
	return {
		orphans: tables.select('coding', ` where t.orphan = 1${among}`, keys).map(placed),
		changed: tables.select('coding', ` where t.changed = 1 and t.orphan = 0${among}`, keys).map(placed),
		memos: tables.select('memo', ` where t.orphan = 1${among}`, keys).map(placed),
		translations: tables.select('translation', ` where t.orphan = 1${among}`, keys).map(placed)
	};
}
