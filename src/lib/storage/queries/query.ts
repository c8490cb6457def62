/** What a query finds: passages in context, and how many of them stand in each document, case and code. */
import { codesAt, findPassages, passagesByCode, passagesByUnit } from '../../analysis/query.ts';
import type { PassageSet } from '../../analysis/passage-set.ts';
import { rollUp } from '../../analysis/roll-up.ts';
import { leavesOf, type Query } from '../../core/query.ts';
import type { Guid, Speaker } from '../../core/records.ts';
import { ok, type Result } from '../../core/result.ts';
import type { MatcherError } from '../../core/search/matcher.ts';
import type { Stepwise } from '../stepwise.ts';
import type { Counted, Counting } from './counted.ts';
import { leafGround, leafSets, type GivenHits } from './query-leaves.ts';
import { allRows, type Source } from './source.ts';
import type { TurnNumbers } from './turn-numbers.ts';
import { turnReader } from './turns.ts';

/** A query over one coder's codings, or over all coders' with overlapping ones united; its text in the filter too. */
export type Asked = Omit<Counting, 'rollUp'> & {
	readonly query: Query;
	readonly given?: readonly GivenHits[];
};

/** A passage that a query found, and the turns around it. */
export type QueriedPassage = {
	readonly document: Guid;
	/** UTF-16 units, half open. */
	readonly start: number;
	readonly end: number;
	readonly quote: string;
	/** The turn that it belongs to, from 1; 0 in a document without turns. */
	readonly turn: number;
	readonly speaker: string | null;
	readonly role: Speaker['role'] | null;
	readonly case: string | null;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
	/** The codes of coded passages that share a character with it, in the order of the codebook. */
	readonly codes: readonly Guid[];
	/** Where the first turn that it touches starts, and the text from there to the end of the last. */
	readonly contextStart: number;
	readonly context: string;
};

/** How many of the passages stand in one document, belong to one case, or share a character with a passage of one code. */
export type QueriedCount = { readonly guid: Guid; readonly passages: number };

export type Queried = {
	readonly total: number;
	/** UTF-16 units of the passages. */
	readonly characters: number;
	/** Documents, cases and codes with any; codes in the order of the codebook, with what stands below them in a roll-up. */
	readonly documents: readonly QueriedCount[];
	readonly cases: readonly QueriedCount[];
	/** Passages that belong to no case. */
	readonly withoutCase: number;
	readonly codes: readonly QueriedCount[];
	/** The passages asked for, in the order of documents and of the text. */
	readonly passages: readonly QueriedPassage[];
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** Which passages are given: at most `limit` (null for all) after the first `offset`; `rollUp` is for the counts by code. */
type Listed = { readonly limit: number | null; readonly offset: number; readonly rollUp?: boolean };

/** The counts, and the passages asked for. */
export function* queried(source: Source, asked: Asked & Listed): Stepwise<Result<Queried, MatcherError>> {
	const found = yield* findQueried(source, asked);
	if (!found.ok) return found;
	const { set, coded, numbers } = found.value;
	const { documents, codes, columns } = coded;
	const byDocument = passagesByUnit(set, 'document', documents.length, numbers.places);
	const byCase = passagesByUnit(set, 'case', numbers.cases.length, numbers.places);
	const counting = asked.rollUp ? rollUp(columns, coded.parent) : columns;
	const byCode = passagesByCode(set, counting, codes.length);
	yield;
	const caseGuids = new Map(allRows(source, 'select id, guid from "case"') as [number, Guid][]);
	const last = asked.limit === null ? set.length : asked.offset + asked.limit;
	return ok({
		total: set.length,
		characters: set.end.reduce((sum, end, at) => sum + end - set.start[at]!, 0),
		documents: counts(documents, byDocument),
		cases: counts(
			numbers.cases.map((key) => caseGuids.get(key)!),
			byCase
		),
		withoutCase: byCase.at(-1)!,
		codes: counts(
			codes.map(({ guid }) => guid),
			byCode
		),
		passages: yield* placed(source, found.value, asked.offset, Math.min(last, set.length)),
		leftOut: coded.leftOut
	});
}

/** All passages that a query finds as ranges, by index of document: what is coded when the whole result is. */
export type QueriedRanges = {
	readonly documents: readonly Guid[];
	readonly document: Int32Array;
	readonly start: Int32Array;
	readonly end: Int32Array;
};

export function* queriedRanges(source: Source, asked: Asked): Stepwise<Result<QueriedRanges, MatcherError>> {
	const found = yield* findQueried(source, asked);
	if (!found.ok) return found;
	const { set, coded } = found.value;
	const { document, start, end } = set;
	return ok({ documents: coded.documents, document, start, end });
}

/** What a query found: passages, the codings they were found among, and turns numbered through. */
export type FoundSet = { readonly set: PassageSet; readonly coded: Counted; readonly numbers: TurnNumbers };

/** The passages of a query as a set, with what they were found among. */
export function* findQueried(source: Source, asked: Asked): Stepwise<Result<FoundSet, MatcherError>> {
	const ground = yield* leafGround(source, asked);
	const leaves = yield* leafSets(ground, leavesOf(asked.query));
	if (!leaves.ok) return leaves;
	const set = yield* findPassages(asked.query, (leaf) => leaves.value.get(leaf)!, ground.numbers.places);
	return ok({ set, coded: ground.coded, numbers: ground.numbers });
}

const counts = (guids: readonly Guid[], passages: Int32Array): QueriedCount[] =>
	guids.map((guid, i) => ({ guid, passages: passages[i]! })).filter(({ passages: count }) => count > 0);

/** Passages that are read between two steps. */
const helping = 50;

/** Passages of a set, from one index up to another, with the turns around each. */
export function* placed(
	source: Source,
	{ set, coded, numbers: { places } }: FoundSet,
	from: number,
	to: number
): Stepwise<QueriedPassage[]> {
	const turnsOf = turnReader(source);
	const passages: QueriedPassage[] = [];
	for (let at = from; at < to; at++) {
		const [index, start, end] = [set.document[at]!, set.start[at]!, set.end[at]!];
		const document = coded.documents[index]!;
		const turns = turnsOf(document);
		const turn = turns.turns[set.turn[at]! - places.first[index]!];
		const touched = turns.around(start, end);
		const contextStart = touched[0]?.start ?? start;
		const context = touched.map(({ text }) => text).join('\n');
		passages.push({
			...{ document, start, end, contextStart, context },
			quote: context.slice(start - contextStart, end - contextStart),
			turn: turn?.number ?? 0,
			speaker: turn?.speaker ?? null,
			role: turn?.role ?? null,
			case: turn?.case ?? null,
			time: turn?.startTime ?? null,
			codes: codesAt(coded.columns, index, start, end).map((code) => coded.codes[code]!.guid)
		});
		if ((at - from) % helping === helping - 1) yield;
	}
	return passages;
}
