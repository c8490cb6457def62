/** What the keys of the reading cursor do: move it, take more or less, go to what has no code, and work on the passage. */
import { say } from '../words/say.ts';
import type { ActionId } from './actions.svelte.ts';
import { coding } from './coding.svelte.ts';
import { agreeHere, nextUncoded, splitAt, starHere, toggleMark, trimHere } from './passage-here.ts';
import { session } from './project.svelte.ts';

type Unit = 'word' | 'sentence' | 'turn';

/** What the keys need of the text that is read. */
export type CursorText = {
	/** Where the caret is: an offset of the document. */
	head(): number;
	scrollTo(offset: number, options?: { select?: boolean }): void;
	take(whole: 'turn' | 'paragraph' | 'answer' | 'run'): void;
	move(unit: Unit, way: 1 | -1): void;
	stretch(unit: Unit, way: 1 | -1): void;
	extend(unit: Unit): void;
	shrink(unit: Unit): void;
	turnAround(): 'start' | 'end' | null;
};

/** What each key does to the text that is shown, if any is. */
export function cursorBindings(text: () => CursorText | undefined): Partial<Record<ActionId, () => void>> {
	return {
		'cursor.nextWord': () => text()?.move('word', 1),
		'cursor.previousWord': () => text()?.move('word', -1),
		'cursor.nextSentence': () => text()?.move('sentence', 1),
		'cursor.previousSentence': () => text()?.move('sentence', -1),
		'cursor.wordOn': () => text()?.stretch('word', 1),
		'cursor.wordBack': () => text()?.stretch('word', -1),
		'cursor.sentenceOn': () => text()?.stretch('sentence', 1),
		'cursor.sentenceBack': () => text()?.stretch('sentence', -1),
		'take.paragraph': () => text()?.take('paragraph'),
		'take.answer': () => text()?.take('answer'),
		'take.run': () => text()?.take('run'),
		'selection.sentenceMore': () => text()?.extend('sentence'),
		'selection.sentenceLess': () => text()?.shrink('sentence'),
		'selection.turnMore': () => text()?.extend('turn'),
		'selection.turnLess': () => text()?.shrink('turn'),
		'selection.otherEnd': () => turnAround(text()),
		'turn.nextUncoded': () => goUncoded(text(), 1),
		'turn.previousUncoded': () => goUncoded(text(), -1),
		'coding.split': () => {
			const shown = text();
			if (shown) void splitAt(shown.head());
		},
		'coding.trim': () => void trimHere(),
		'coding.star': () => void starHere(),
		'coding.agree': () => void agreeHere(),
		'mark.toggle': () => void toggleMark()
	};
}

function turnAround(text: CursorText | undefined): void {
	const edge = text?.turnAround();
	if (edge) session().tell(say(`code.moves.${edge}`));
}

function goUncoded(text: CursorText | undefined, by: 1 | -1): void {
	const start = nextUncoded(by);
	if (start === null) return;
	coding.coding = null;
	text?.scrollTo(start, { select: true });
}
