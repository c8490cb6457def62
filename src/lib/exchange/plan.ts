/** Puts a Plan together out of what a reader found. */
import type { Layout, Plan, TurnDraft } from '../core/draft.ts';
import { err, ok, type Message, type Result } from '../core/result.ts';
import { dateOf, kindOf, languageOf, speakersOf, titleOf } from './guess.ts';
import type { ReadError, Source } from './reader.ts';

/** What a reader of transcripts found in one file. */
export type Understood = {
	readonly reader: string;
	readonly source: Source;
	readonly layout: Layout;
	readonly layouts: readonly Layout[];
	readonly speakers: readonly string[];
	readonly turns: readonly TurnDraft[];
	readonly notes: readonly Message[];
	/** The language that the file names itself; left out or null, it is guessed from the words. */
	readonly language?: string | null;
};

/** A Plan with one document, or `noText` when no turn holds a word. */
export function planOf(understood: Understood): Result<Plan, ReadError> {
	const { reader, source, layout, layouts, speakers, turns, notes } = understood;
	if (!turns.some(({ text }) => /\S/.test(text))) return err({ type: 'noText' });
	const drafts = speakersOf(speakers, turns);
	return ok({
		reader,
		documents: [
			{
				title: titleOf(source.name),
				kind: kindOf(drafts, layout === 'plain'),
				date: dateOf(source.name),
				language: understood.language ?? languageOf(turns),
				sourceName: source.name,
				sourceHash: source.sourceHash,
				speakers: drafts,
				turns
			}
		],
		layout,
		layouts,
		notes
	});
}
