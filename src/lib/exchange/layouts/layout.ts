/** What a layout is: a way to see, in one paragraph, that somebody begins to speak. */
import type { Layout } from '../../core/draft.ts';
import type { Paragraph } from './paragraph.ts';

/** A paragraph's head read as a label. */
export type Match = {
	readonly name: string;
	/** Milliseconds, null where no time stands beside the name. */
	readonly time: number | null;
	/** Where the label gives a stretch of time, its end. */
	readonly end?: number | null;
	/** The words after the label. */
	readonly rest: string;
	/** True when the form alone (bold, a time) makes a speaker likely, whatever the word. */
	readonly strong: boolean;
};

/** One layout. `match` looks at one paragraph and its neighbour only; whether its label is a speaker is decided over the whole file. */
export type LayoutFinder = {
	readonly id: Layout;
	match(paragraph: Paragraph, next: Paragraph | undefined): Match | null;
};
