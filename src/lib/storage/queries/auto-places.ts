/** The passages that auto-coding would code around hits, as a list to look through first. */
import type { Range } from '../../core/anchors.ts';
import type { DocumentKind, Guid } from '../../core/records.ts';
import { placesOf, wordsOf, type AutoPlace, type AutoUnit, type HitText } from '../../core/search/places.ts';
import { allRows, type Source } from './source.ts';
import { turnReader, type PlacedTurn } from './turns.ts';

/** A passage to code, and whether the coder has coded all of it with the code already. */
export type ShownPlace = AutoPlace & {
	readonly document: Guid;
	/** The number of the turn that it begins in, from 1, and who speaks there. */
	readonly turn: number;
	readonly speaker: string | null;
	/** Its first words, and what its turns say before and after. */
	readonly words: string;
	readonly before: string;
	readonly after: string;
	readonly coded: boolean;
};

/** UTF-16 units of a passage's words that are given, and of those on each side. */
const longest = { words: 300, around: 60 };

/** The passages around the hits of each document, in the order given. Hits of one document have to come together, in order. */
export function autoPlaces(
	source: Source,
	params: {
		hits: readonly { readonly document: Guid; readonly ranges: readonly Range[] }[];
		unit: AutoUnit;
		/** Null where the code is yet to be chosen or made. */
		code: Guid | null;
		coder: Guid;
	}
): ShownPlace[] {
	const turnsOf = turnReader(source);
	return params.hits.flatMap(({ document, ranges }) => {
		const [row] = allRows(source, 'select kind, language from document where guid = ?', [document]);
		if (!row) return [];
		const turns = turnsOf(document);
		const text: HitText = {
			kind: row[0] as DocumentKind,
			language: row[1] as string | null,
			turns: turns.turns.map((turn) => ({
				start: turn.start,
				text: turn.text,
				facilitator: turn.role === 'facilitator'
			}))
		};
		const coded = params.code ? codedBy(source, document, params.code, params.coder) : [];
		return placesOf(text, ranges, params.unit).map((one) => {
			const turn = turns.turns[turns.indexAt(one.start)];
			return {
				...one,
				document,
				turn: turn?.number ?? 0,
				speaker: turn?.speaker ?? null,
				...inWords(text, one, turns.around(one.start, one.end)),
				coded: coded.some(({ start, end }) => start <= one.start && end >= one.end)
			};
		});
	});
}

/** A passage's words with those around it; half a character at a cut goes. */
function inWords(
	text: HitText,
	{ start, end }: Range,
	touched: readonly PlacedTurn[]
): Pick<ShownPlace, 'words' | 'before' | 'after'> {
	const turnStart = touched[0]?.start ?? start;
	const from = Math.max(turnStart, start - longest.around);
	const to = Math.min(touched.at(-1)?.end ?? end, end + longest.around);
	const before = wordsOf(text, { start: from, end: start });
	const words = wordsOf(text, { start, end: Math.min(end, start + longest.words) });
	return {
		words: wholeCharacters(words) + (end - start > longest.words ? '…' : ''),
		before: from > turnStart ? before.replace(/^\S*\s/, '') : before,
		after: wholeCharacters(wordsOf(text, { start: end, end: to }))
	};
}

const wholeCharacters = (words: string): string => words.replace(/[\ud800-\udbff]$/, '');

function codedBy(source: Source, document: Guid, code: Guid, coder: Guid): Range[] {
	return allRows(
		source,
		`select start, "end" from coding where orphan = 0 and start is not null
			and document_id = (select id from document where guid = ?) and code_id = (select id from code where guid = ?)
			and coder_id = (select id from coder where guid = ?)`,
		[document, code, coder]
	).map(([start, end]) => ({ start, end }) as Range);
}
