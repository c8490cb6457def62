/** Some of the passages that a query finds: those behind one of its counts. */
import { keptOf, unitedSet, type PassageSet } from '../../analysis/passage-set.ts';
import { filterColumns } from '../../analysis/coding-columns.ts';
import { meeting, unitsOf } from '../../analysis/meeting.ts';
import type { Guid } from '../../core/records.ts';
import { ok, type Result } from '../../core/result.ts';
import type { MatcherError } from '../../core/search/matcher.ts';
import type { Stepwise } from '../stepwise.ts';
import { findQueried, placed, type Asked, type FoundSet, type QueriedPassage } from './query.ts';
import { allRows, type Source } from './source.ts';

/** One document, case (null: none) or code: the passages that stand in it, belong to it, or share a character with one of it. */
export type QueriedPart =
	| { readonly by: 'document' | 'code'; readonly guid: Guid }
	| { readonly by: 'case'; readonly guid: Guid | null };

/** How many passages the part has, and at most `limit` of them from the first. */
export type QueriedOfPart = { readonly total: number; readonly passages: readonly QueriedPassage[] };

export function* queriedPart(
	source: Source,
	asked: Asked & { readonly part: QueriedPart; readonly limit: number }
): Stepwise<Result<QueriedOfPart, MatcherError>> {
	const found = yield* findQueried(source, asked);
	if (!found.ok) return found;
	const set = partOf(source, found.value, asked.part);
	yield;
	const passages = yield* placed(source, { ...found.value, set }, 0, Math.min(asked.limit, set.length));
	return ok({ total: set.length, passages });
}

function partOf(source: Source, { set, coded, numbers }: FoundSet, { by, guid }: QueriedPart): PassageSet {
	if (by === 'code') {
		const code = coded.codes.findIndex((one) => one.guid === guid);
		const ofCode = unitedSet(filterColumns(coded.columns, (row) => coded.columns.code[row] === code));
		const met = meeting(set, ofCode, { by: 'overlapping' }, numbers.places);
		return keptOf(set, (at) => met[at] === 1);
	}
	const units = unitsOf(set, by, numbers.places);
	const unit =
		by === 'document' ? coded.documents.indexOf(guid as Guid) : numbers.cases.indexOf(caseId(source, guid));
	// A document or case that is gone has none; −1 stands for the passages without a case.
	if (unit < 0 && guid !== null) return keptOf(set, () => false);
	return keptOf(set, (at) => units[at] === unit);
}

function caseId(source: Source, guid: Guid | null): number {
	const [row] = allRows(source, 'select id from "case" where guid = ?', [guid]);
	return (row?.[0] as number | undefined) ?? -1;
}
