/** Who speaks where in a running text: tries every layout on the whole file and takes the one that explains most of it. */
import type { Layout, TurnDraft } from '../../core/draft.ts';
import { message, type Message } from '../../core/result.ts';
import { block } from './block.ts';
import { boldName } from './bold-name.ts';
import { bracketName } from './bracket-name.ts';
import type { LayoutFinder } from './layout.ts';
import { nameColon } from './name-colon.ts';
import type { Paragraph } from './paragraph.ts';
import { believedSpeakers, type Believed } from './speakers.ts';
import { turnsOf } from './turns.ts';

/** The layouts of running text, the surer form first: it wins where two explain equally much. */
export const finders: readonly LayoutFinder[] = [boldName, bracketName, block, nameColon];

/** What was found. `speakers` are names; a turn's speaker is an index into them. */
export type Found = {
	readonly layout: Layout;
	readonly layouts: readonly Layout[];
	readonly speakers: readonly string[];
	readonly turns: readonly TurnDraft[];
	readonly notes: readonly Message[];
};

/** Finds turns and speakers in `paragraphs`, by `chosen` when the user has chosen a layout. */
export function findTurns(paragraphs: readonly Paragraph[], chosen?: Layout): Found {
	const texts = paragraphs.map(({ text }) => text);
	const tried = finders.map((finder) => {
		const matches = paragraphs.map((paragraph, at) => finder.match(paragraph, paragraphs[at + 1]));
		return { id: finder.id, matches, believed: believedSpeakers(matches, texts, finder.id === chosen) };
	});
	const layouts: Layout[] = tried.filter(({ believed }) => believed.possible).map(({ id }) => id);
	layouts.push('plain');
	let best: (typeof tried)[number] | undefined;
	for (const one of tried) {
		if (chosen ? one.id === chosen : one.believed.count > (best?.believed.count ?? 0)) best = one;
	}
	if (!best || !best.believed.names.length || chosen === 'plain')
		return {
			layout: 'plain',
			layouts,
			speakers: [],
			turns: turnsOf(paragraphs, [], () => undefined),
			notes: []
		};
	return {
		layout: best.id,
		layouts,
		speakers: best.believed.names,
		turns: turnsOf(paragraphs, best.matches, best.believed.indexOf),
		notes: layoutNotes(best.id, best.believed)
	};
}

/** At most eight names in a note; the preview shows the rest. */
const namesShown = 8;

/** Tells which layout was found and on what ground, and which names rest on one place only. */
export function layoutNotes(layout: Layout, { names, once, count }: Believed): Message[] {
	const notes = [
		message(`import.note.layout.${layout}`, { speakers: names.length, labels: count, names: listed(names) })
	];
	if (once.length && once.length < names.length)
		notes.push(message('import.note.onceNames', { n: once.length, names: listed(once) }));
	return notes;
}

function listed(names: readonly string[]): string {
	return names.slice(0, namesShown).join(', ') + (names.length > namesShown ? ' …' : '');
}
