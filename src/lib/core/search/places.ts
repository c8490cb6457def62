/** What auto-coding codes around hits: themselves, their sentences, turns or answers. Pure; offsets are UTF-16 units, half open. */
import type { Range } from '../anchors.ts';
import { knownLanguage } from '../language.ts';
import type { DocumentKind } from '../records.ts';

/** What is coded around a hit. An answer is all that participants say between two facilitators' turns. */
export const autoUnits = ['match', 'sentence', 'turn', 'answer'] as const;
export type AutoUnit = (typeof autoUnits)[number];

/** A document that hits lie in. */
export type HitText = {
	readonly kind: DocumentKind;
	/** A BCP 47 tag, or whatever a file had. */
	readonly language: string | null;
	/** All its turns in order. */
	readonly turns: readonly { readonly start: number; readonly text: string; readonly facilitator: boolean }[];
};

/** A passage to code, and how many hits it holds. */
export type AutoPlace = Range & { readonly hits: number };

/**
 * The passages to code for `hits` (in order), in order, without blanks at their ends and none over another: those that
 * meet become one. In a questionnaire, and where no facilitator speaks, a turn is an answer; for a hit in what a
 * facilitator says it is the answer that follows, if any.
 */
export function placesOf(text: HitText, hits: readonly Range[], unit: AutoUnit): AutoPlace[] {
	const around = unitFinder(text, unit);
	const found = hits
		.map((hit) => trimmed(text, around(hit)))
		.filter((one) => one !== null)
		.sort((a, b) => a.start - b.start || a.end - b.end);
	const places: AutoPlace[] = [];
	for (const { start, end } of found) {
		const last = places.at(-1);
		if (!last || last.end <= start) places.push({ start, end, hits: 1 });
		else places[places.length - 1] = { ...last, end: Math.max(last.end, end), hits: last.hits + 1 };
	}
	return places;
}

function unitFinder(text: HitText, unit: AutoUnit): (hit: Range) => Range | null {
	const { turns } = text;
	const turnsOf = ({ start, end }: Range): [number, number] => [
		turnAt(text, start),
		turnAt(text, Math.max(start, end - 1))
	];
	if (unit === 'match') return (hit) => hit;
	if (unit === 'sentence') return sentenceFinder(text);
	const byTurn = (hit: Range): Range | null => spread(text, ...turnsOf(hit));
	const isTurn = text.kind === 'questionnaire' || !turns.some(({ facilitator }) => facilitator);
	if (unit === 'turn' || isTurn) return byTurn;
	return (hit) => {
		let [first, last] = turnsOf(hit);
		while (turns[first]?.facilitator) first++;
		if (!turns[first]) return null;
		last = Math.max(first, last);
		while (first > 0 && !turns[first - 1]?.facilitator) first--;
		while (turns[last + 1] && !turns[last + 1]?.facilitator) last++;
		return spread(text, first, last);
	};
}

function sentenceFinder(text: HitText): (hit: Range) => Range | null {
	const segmenter = new Intl.Segmenter(knownLanguage(text.language), { granularity: 'sentence' });
	const known = new Map<number, Intl.Segments>();
	const sentenceAt = (offset: number): Range | null => {
		const at = turnAt(text, offset);
		const turn = text.turns[at];
		if (!turn) return null;
		if (!known.has(at)) known.set(at, segmenter.segment(turn.text));
		const found = known.get(at)?.containing(Math.min(offset - turn.start, turn.text.length - 1));
		return found
			? { start: turn.start + found.index, end: turn.start + found.index + found.segment.length }
			: null;
	};
	return ({ start, end }) => {
		const [first, last] = [sentenceAt(start), sentenceAt(Math.max(start, end - 1))];
		return first && last && { start: first.start, end: last.end };
	};
}

/** The index of the turn that an offset lies in, by halving. */
function turnAt({ turns }: HitText, offset: number): number {
	let [low, high] = [0, turns.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((turns[middle]?.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

function spread({ turns }: HitText, first: number, last: number): Range | null {
	const [from, to] = [turns[first], turns[last]];
	return from && to ? { start: from.start, end: to.start + to.text.length } : null;
}

/** The words of a range in a document; turns are joined by a line feed. */
export function wordsOf(text: HitText, { start, end }: Range): string {
	const [first, last] = [turnAt(text, start), turnAt(text, Math.max(start, end - 1))];
	const words = text.turns
		.slice(first, last + 1)
		.map((turn) => turn.text)
		.join('\n');
	const from = start - (text.turns[first]?.start ?? 0);
	return words.slice(from, from + end - start);
}

/** A range without blanks at its ends; null where there is nothing else in it. */
function trimmed(text: HitText, range: Range | null): Range | null {
	if (!range) return null;
	const words = wordsOf(text, range);
	const lead = words.search(/\S/);
	if (lead < 0) return null;
	return { start: range.start + lead, end: range.end - (words.length - words.trimEnd().length) };
}
