/** What is drawn into the text: coded segments and the turn that is read, for a window of turns only. */
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import { say } from '../words/say.ts';
import { layerClass, maxLayers } from './colors.ts';
import { flatten, pieces, type Segment } from './flatten.ts';
import type { Placed } from './placed.ts';
import { lastWhere, positionIn, turnPosition, type Places, type Range } from './positions.ts';
import type { PairOfRanges } from './props.ts';

/** The turns that are drawn, both ends included. */
export type TurnWindow = { readonly first: number; readonly last: number };

/** What is drawn. */
export type Drawing = {
	readonly placed: readonly Placed[];
	readonly selected: string | null;
	readonly cursor: number;
	readonly window: TurnWindow;
	/** Passages with a mark or a memo of their own. */
	readonly noted?: readonly Range[];
	/** Two passages that are read together. */
	readonly pair?: PairOfRanges | null;
	/** Where coding units begin, in order. */
	readonly unitStarts?: readonly number[];
	/** The index of the turn that is spoken. */
	readonly spoken?: number | null;
};

/** The decorations of the window. Their positions follow from `places`; `doc` is the editor's document. */
export function decorate(
	doc: Node,
	places: Places,
	{ placed, selected, cursor, window, spoken, noted = [], unitStarts = [], pair = null }: Drawing
): DecorationSet {
	const frame = frameOf(places, window);
	const drawn: Decoration[] = [];
	const mark = (index: number, attributes: Record<string, string>): void => {
		const turn = places[index];
		if (!turn) return;
		const from = turnPosition(places, index);
		drawn.push(Decoration.node(from, from + turn.end - turn.start + 2, attributes));
	};
	const inline = (range: Range, name: string): void => {
		for (const { start, end, turn } of pieces(range, places, window.first))
			drawn.push(Decoration.inline(positionIn(turn, start), positionIn(turn, end), { class: name }));
	};
	if (frame) {
		const names = new Map<number, Set<string>>();
		for (const segment of flatten(placed, frame)) {
			const name = segmentClass(segment, selected);
			for (const { start, end, turn } of pieces(segment, places, window.first)) {
				drawn.push(Decoration.inline(positionIn(turn, start), positionIn(turn, end), { class: name }));
				const inTurn = names.get(turn) ?? new Set();
				names.set(turn, inTurn);
				for (const { name: code } of segment.covered) inTurn.add(code);
			}
		}
		for (const [turn, codes] of names) {
			const described = say('transcript.codes', { n: codes.size, codes: [...codes].join(', ') });
			mark(turn, { 'aria-description': described });
		}
		for (const segment of flatten(noted, frame)) inline(segment, 'noted');
		if (pair) {
			for (const segment of flatten([pair.a], frame)) inline(segment, 'pair-a');
			for (const segment of flatten([pair.b], frame)) inline(segment, 'pair-b');
		}
	}
	if (frame && unitStarts.length) {
		let next = lastWhere(unitStarts.length, (index) => unitStarts[index]! < frame.start);
		for (; next < unitStarts.length && unitStarts[next]! < frame.end; next++)
			inline({ start: unitStarts[next]!, end: unitStarts[next]! + 1 }, 'unit-start');
	}
	mark(cursor, { class: 'turn-read', 'aria-current': 'location' });
	if (spoken !== null && spoken !== undefined) mark(spoken, { class: 'turn-spoken', 'aria-current': 'true' });
	return DecorationSet.create(doc, drawn);
}

/** The offsets that a window spans; null without turns. */
export function frameOf(places: Places, { first, last }: TurnWindow): Range | null {
	const from = places[first];
	const to = places[last];
	return from && to ? { start: from.start, end: to.end } : null;
}

/** Longest first below, shortest on top; the selected coding always has a layer. */
function segmentClass({ covered }: Segment<Placed>, selected: string | null): string {
	const chosen = covered.find(({ guid }) => guid === selected);
	const rest = covered.filter((placed) => placed !== chosen).slice(-(chosen ? maxLayers - 1 : maxLayers));
	const layers = chosen ? covered.filter((placed) => placed === chosen || rest.includes(placed)) : rest;
	return [
		'coded',
		`coded-depth-${layers.length}`,
		...layers.map((placed, index) => layerClass(index + 1, placed.color, placed === chosen))
	].join(' ');
}
