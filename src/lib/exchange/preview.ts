/** What the window is shown of a file that was read, before anything is stored. */
import type { DocumentDraft, Layout, Plan, TurnDraft } from '../core/draft.ts';
import type { DocumentKind } from '../core/records.ts';
import type { Message } from '../core/result.ts';
import type { TablePreview } from './table-preview.ts';

/** A speaker of a draft with how much was said. */
export type SpeakerPreview = {
	readonly name: string;
	readonly role: 'participant' | 'facilitator';
	readonly turns: number;
	readonly words: number;
};

/** A draft in short: facts, speakers, and its first turns. */
export type Preview = {
	readonly title: string;
	readonly kind: DocumentKind;
	readonly date: string | null;
	readonly language: string | null;
	readonly sourceName: string;
	readonly sourceHash: string;
	readonly reader: string;
	readonly layout: Layout;
	readonly layouts: readonly Layout[];
	readonly notes: readonly Message[];
	readonly speakers: readonly SpeakerPreview[];
	readonly turns: number;
	readonly words: number;
	readonly first: readonly TurnDraft[];
	/** Set for a table, which has no turns of its own before its columns have their roles. */
	readonly table?: TablePreview;
};

/** Turns that a preview shows. */
const shown = 60;

/** A plan's document in short. */
export function previewOf(plan: Plan, document: DocumentDraft): Preview {
	const speakers = document.speakers.map((speaker) => ({ ...speaker, turns: 0, words: 0 }));
	let words = 0;
	for (const turn of document.turns) {
		const count = countWords(turn.text);
		words += count;
		const speaker = turn.speaker === null ? undefined : speakers[turn.speaker];
		if (!speaker) continue;
		speaker.turns += 1;
		speaker.words += count;
	}
	const { title, kind, date, language, sourceName, sourceHash } = document;
	return {
		...{ title, kind, date, language, sourceName, sourceHash },
		reader: plan.reader,
		layout: plan.layout,
		layouts: plan.layouts,
		notes: plan.notes,
		speakers,
		turns: document.turns.length,
		words,
		first: document.turns.slice(0, shown)
	};
}

/** Stretches between blanks, which is what a size in a list needs. */
function countWords(text: string): number {
	let count = 0;
	let inWord = false;
	for (let i = 0; i < text.length; i++) {
		const blank = text.charCodeAt(i) <= 32;
		if (!blank && !inWord) count += 1;
		inWord = !blank;
	}
	return count;
}
