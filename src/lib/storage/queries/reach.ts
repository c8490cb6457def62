/** How far each code reaches, with the bases that its shares are of; everything is counted inside the filter. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import { reach, type Reach, type TextBefore } from '../../analysis/reach.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counting } from './counted.ts';
import type { Source } from './source.ts';
import { casesIn, narrowed, turnTable, type TurnTable } from './turn-table.ts';

/** What there is in the filter. */
export type Bases = {
	/** Documents with at least one turn in the filter, and cases that speak in one. */
	readonly documents: number;
	readonly cases: number;
	readonly turns: number;
	/** UTF-16 units of those turns; the line feeds between turns are not text. */
	readonly characters: number;
	readonly words: number;
};

/** Counts by code index; the last place of each array is of all codes together, where each passage is one. */
export type ReachOfCodes = {
	readonly guids: readonly Guid[];
	readonly reach: Reach;
	readonly bases: Bases;
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** The same, and beside it what each coder's own codings reach, in the same filter. These are never added up. */
export type ReachByCoder = ReachOfCodes & {
	readonly coders: readonly { readonly coder: Guid; readonly reach: Reach }[];
};

/** Counts it; others get their turn between steps, also while turns and words are read for the first time. */
export function* reachOfCodes(source: Source, counting: Counting): Stepwise<ReachOfCodes> {
	const { columns, codes, documents, leftOut, passages } = yield* counted(source, counting);
	yield* source.columns.turns.readAhead(documents);
	const table = turnTable(source, documents, narrowed(counting));
	const caseOf = columns.turn.map((turn) => table.caseOf(turn) || -1);
	yield;
	const measures = { characters: charactersBefore(table), words: wordsBefore(source, documents, table) };
	yield;
	const counts = yield* reach(columns, codes.length, caseOf, measures.characters, measures.words);
	// In a roll-up a passage stands under several codes; of all together it is one.
	counts.passages[codes.length] = passages;
	yield;
	return {
		guids: codes.map((code) => code.guid),
		reach: counts,
		bases: basesOf(table, measures),
		leftOut
	};
}

/** Counts it, and after it the codings of each of `coders` on their own. */
export function* reachByCoder(
	source: Source,
	{ coders, ...counting }: Counting & { readonly coders: readonly Guid[] }
): Stepwise<ReachByCoder> {
	const all = yield* reachOfCodes(source, counting);
	const own: ReachByCoder['coders'][number][] = [];
	for (const coder of coders) {
		const { reach: ofCoder } = yield* reachOfCodes(source, { ...counting, coder });
		own.push({ coder, reach: ofCoder });
	}
	return { ...all, coders: own };
}

function basesOf(
	table: TurnTable,
	{ characters, words }: { characters: TextBefore; words: TextBefore }
): Bases {
	let [withTurns, turns, ofCharacters, ofWords] = [0, 0, 0, 0];
	table.documents.forEach(({ inside }, document) => {
		const here = inside.reduce((sum, one) => sum + one, 0);
		withTurns += Number(here > 0);
		turns += here;
		ofCharacters += characters(document, Infinity);
		ofWords += words(document, Infinity);
	});
	return {
		documents: withTurns,
		cases: casesIn(table).size,
		turns,
		characters: ofCharacters,
		words: ofWords
	};
}

/** Characters of turns in the filter before an offset. */
function charactersBefore({ documents }: TurnTable): TextBefore {
	const sums = documents.map(({ turns, inside }) => {
		const before = new Float64Array(turns.ids.length + 1);
		inside.forEach((one, i) => {
			before[i + 1] = (before[i] as number) + one * ((turns.ends[i] as number) - (turns.starts[i] as number));
		});
		return before;
	});
	return (document, offset) => {
		const { turns, inside } = documents[document] as TurnTable['documents'][number];
		const turn = lastAtMost(turns.starts, offset);
		if (turn < 0) return 0;
		const within = Math.min(offset, turns.ends[turn] as number) - (turns.starts[turn] as number);
		return ((sums[document] as Float64Array)[turn] as number) + (inside[turn] ? within : 0);
	};
}

/** Words that begin in turns in the filter before an offset. */
function wordsBefore(source: Source, documents: readonly Guid[], table: TurnTable): TextBefore {
	const starts = table.documents.map(({ inside }, i) => {
		const words = source.columns.turns.wordsOf(documents[i] as Guid);
		if (inside.every((one) => one)) return words.starts;
		const kept: number[] = [];
		let at = 0;
		words.perTurn.forEach((count, turn) => {
			if (inside[turn]) kept.push(...words.starts.subarray(at, at + count));
			at += count;
		});
		return Int32Array.from(kept);
	});
	return (document, offset) => lastAtMost(starts[document] as Int32Array, offset - 1) + 1;
}
