/** The passages that the leaves of a query find: those of codes, of themes, and words in the text. */
import { blankSet, unitedSet, type PassageSet } from '../../analysis/passage-set.ts';
import type { CodingColumns } from '../../analysis/coding-columns.ts';
import { filterColumns } from '../../analysis/coding-columns.ts';
import type { Range } from '../../core/anchors.ts';
import type { Within } from '../../core/group-filter.ts';
import type { QueryLeaf } from '../../core/query.ts';
import type { Guid } from '../../core/records.ts';
import { ok, type Result } from '../../core/result.ts';
import { matcherOf, type MatcherError } from '../../core/search/matcher.ts';
import { helpings, type Scanned } from '../../core/search/scan.ts';
import type { SearchedText, SearchedTurn } from '../../core/search/search.ts';
import { withDescendants } from '../../core/tree.ts';
import type { Stepwise } from '../stepwise.ts';
import { codedWithin, type Counted, type Counting } from './counted.ts';
import { searchedTexts } from './search.ts';
import { allRows, type Source } from './source.ts';
import { turnNumbers, type TurnNumbers } from './turn-numbers.ts';
import { narrowed, turnTable } from './turn-table.ts';

/** What leaves are found in: the codings in the filter, nobody's united with another's, their turns numbered through. */
export type LeafGround = {
	readonly source: Source;
	readonly coded: Counted;
	readonly numbers: TurnNumbers;
	readonly within: Within;
	readonly given: readonly GivenHits[];
};

/**
 * Where the words of a leaf stand, found by a search beforehand. A pattern may take for ever: the search has a worker that can
 * be ended, the engine has not.
 */
export type GivenHits = {
	readonly leaf: QueryLeaf;
	readonly hits: readonly { readonly document: Guid; readonly ranges: readonly Range[] }[];
};

/** What the leaves of a question are found in. */
export function* leafGround(
	source: Source,
	asked: Omit<Counting, 'rollUp'> & { readonly given?: readonly GivenHits[] }
): Stepwise<LeafGround> {
	const all = yield* codedWithin(source, asked);
	const within = narrowed(asked);
	const numbers = turnNumbers(turnTable(source, all.documents, within));
	const coded = { ...all, columns: withTurnNumbers(all.columns, numbers) };
	yield;
	return { source, coded, numbers, within, given: asked.given ?? [] };
}

/** The passages of each leaf, or what is wrong with the words that one looks for. */
export function* leafSets(
	ground: LeafGround,
	leaves: readonly QueryLeaf[]
): Stepwise<Result<Map<QueryLeaf, PassageSet>, MatcherError>> {
	const sets = new Map<QueryLeaf, PassageSet>();
	for (const leaf of leaves) {
		const found = leaf.is === 'text' ? yield* textSet(ground, leaf) : ok(codedSet(ground, leaf));
		if (!found.ok) return found;
		sets.set(leaf, found.value);
		yield;
	}
	return ok(sets);
}

/** The passages of the codes that a leaf names; overlapping ones of several codes or coders unite. */
export function codedSet(ground: LeafGround, leaf: Exclude<QueryLeaf, { is: 'text' }>): PassageSet {
	const { columns } = ground.coded;
	if (leaf.is === 'coded') return unitedSet(columns);
	const { codes, isSingle } = leaf.is === 'code' ? codesOf(ground, leaf) : partsOfTheme(ground, leaf.theme);
	return unitedSet(filterColumns(columns, (row) => codes[columns.code[row]!] === 1 || isSingle(row)));
}

/** By code, 1 for those named; and whether a row is named by itself. */
type Named = { readonly codes: Uint8Array; readonly isSingle: (row: number) => boolean };

function codesOf({ coded: { codes } }: LeafGround, { code, below }: { code: Guid; below: boolean }): Named {
	const named = below ? withDescendants(codes, code) : new Set([code]);
	return { codes: Uint8Array.from(codes, ({ guid }) => Number(named.has(guid))), isSingle: () => false };
}

function partsOfTheme({ source, coded }: LeafGround, theme: Guid): Named {
	const items = source.tables.where('themeItem', { theme });
	const named = new Set(items.map(({ code }) => code));
	const index = {
		document: new Map(coded.documents.map((guid, i) => [guid, i])),
		code: new Map(coded.codes.map(({ guid }, i) => [guid, i]))
	};
	const placeOf = (document: number, code: number, start: number, end: number): string =>
		`${document} ${code} ${start} ${end}`;
	const single = new Set(
		items.flatMap(({ coding }) => {
			const row = coding && source.tables.get('coding', coding);
			if (!row || row.start === null || row.end === null) return [];
			const coder = source.columns.read().coders.indexOf(row.coder);
			return `${coder} ${placeOf(index.document.get(row.document)!, index.code.get(row.code)!, row.start, row.end)}`;
		})
	);
	const { document, code, coder, start, end } = coded.columns;
	return {
		codes: Uint8Array.from(coded.codes, ({ guid }) => Number(named.has(guid))),
		isSingle: (row) =>
			single.size > 0 &&
			single.has(`${coder[row]} ${placeOf(document[row]!, code[row]!, start[row]!, end[row]!)}`)
	};
}

/** The words found in turns in the filter. */
function* textSet(
	ground: LeafGround,
	leaf: Extract<QueryLeaf, { is: 'text' }>
): Stepwise<Result<PassageSet, MatcherError>> {
	const finder = finderOf(ground, leaf);
	if (!finder.ok) return finder;
	const { match, find } = finder.value;
	const { source, coded, within } = ground;
	const filter = { within, coded: null };
	const lengths = new Map(allRows(source, 'select guid, length from document') as [Guid, number][]);
	const scanned = coded.documents.map((guid): Scanned => ({ guid, length: lengths.get(guid) ?? 0 }));
	const index = new Map(coded.documents.map((guid, i) => [guid, i]));
	const hits: Hit[] = [];
	for (const documents of helpings(scanned)) {
		for (const text of searchedTexts(source, { documents, filter, match, whole: false }))
			for (const hit of hitsIn(ground.numbers, text, index.get(text.document)!, find)) hits.push(hit);
		yield;
	}
	const set = blankSet(hits.length);
	hits.forEach((hit, at) => {
		for (const column of ['document', 'start', 'end', 'turn', 'paragraph'] as const)
			set[column][at] = hit[column];
	});
	return ok(unitedSet(set));
}

type Hit = Readonly<Record<'document' | 'start' | 'end' | 'turn' | 'paragraph', number>>;

type Finder = {
	/** What to ask an index of words for; null where it can't tell. */
	readonly match: string | null;
	readonly find: (turn: SearchedTurn, document: Guid) => readonly Range[];
};

/** What finds the hits in a turn, as ranges of its text. */
function finderOf(
	{ given }: LeafGround,
	leaf: Extract<QueryLeaf, { is: 'text' }>
): Result<Finder, MatcherError> {
	const known = given.find((one) => JSON.stringify(one.leaf) === JSON.stringify(leaf));
	if (!known) {
		const matcher = matcherOf(leaf);
		if (!matcher.ok) return matcher;
		const { match, find } = matcher.value;
		return ok({ match, find: ({ text }) => find(text) });
	}
	const ranges = new Map(known.hits.map((one) => [one.document, one.ranges]));
	return ok({
		match: null,
		find: ({ start: from, text }, document) =>
			(ranges.get(document) ?? [])
				.map(({ start, end }) => ({ start: start - from, end: end - from }))
				.filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
	});
}

function hitsIn(
	{ places, paragraphAt }: TurnNumbers,
	{ document: guid, turns }: SearchedText,
	document: number,
	find: Finder['find']
): Hit[] {
	return turns.flatMap((turn) => {
		const { number, start: from, text } = turn;
		return find(turn, guid).map(({ start, end }) => {
			const visible = start + Math.max(0, text.slice(start, end).search(/\S/));
			return {
				document,
				start: from + start,
				end: from + end,
				turn: places.first[document]! + number - 1,
				paragraph: paragraphAt(document, from + visible)
			};
		});
	});
}

/** Codings whose turns are numbered through. */
export function withTurnNumbers(columns: CodingColumns, { numberOf }: TurnNumbers): CodingColumns {
	return { ...columns, turn: columns.turn.map((turn) => (turn < 0 ? -1 : numberOf[turn]!)) };
}
