/** Who speaks where in a running text: tries every layout on the whole file and takes the one that explains most of it. */
import type { Layout, TurnDraft } from '../../core/draft.ts';
import { message, type Message } from '../../core/result.ts';
import { block } from './block.ts';
import { boldName } from './bold-name.ts';
import { bracketName } from './bracket-name.ts';
import type { LayoutFinder, Match } from './layout.ts';
import { nameColon, turnNumber } from './name-colon.ts';
import type { Paragraph } from './paragraph.ts';
import { believedSpeakers, type Believed, type Insist } from './speakers.ts';
import { patternLayout, type PatternError } from './pattern.ts';
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

/**
 * Finds turns and speakers in `paragraphs`, by `chosen` when the user has chosen a layout; with `pattern`, the user's own
 * pattern is that layout. A pattern that is none is left aside, with a note that says why.
 */
export function findTurns(paragraphs: readonly Paragraph[], chosen?: Layout, pattern?: string): Found {
	const own = chosen === 'pattern' ? patternLayout(pattern ?? '') : null;
	const wrong = own && !own.ok ? [patternNote(own.error)] : [];
	const insisted = wrong.length ? undefined : chosen;
	const texts = paragraphs.map(({ text }) => text);
	const tried = [...finders, ...(own?.ok ? [own.value] : [])].map((finder) => {
		const matches = paragraphs.map((paragraph, at) =>
			paragraph.alone ? null : finder.match(paragraph, paragraphs[at + 1])
		);
		const insist: Insist = finder.id !== insisted ? 'no' : insisted === 'pattern' ? 'pattern' : 'layout';
		return { id: finder.id, matches, believed: believedSpeakers(matches, texts, insist) };
	});
	const layouts = finders.flatMap(({ id }, at): Layout[] => (tried[at]!.believed.possible ? [id] : []));
	layouts.push('pattern', 'plain');
	const best = insisted ? tried.find(({ id }) => id === insisted) : bestOf(tried);
	if (!best || !best.believed.names.length) {
		const { turns, marks } = turnsOf(paragraphs, [], () => undefined);
		const none = own?.ok ? [message('import.pattern.noMatch')] : wrong;
		const colons = chosen ? undefined : tried.find(({ id }) => id === 'nameColon');
		return {
			layout: own?.ok ? 'pattern' : 'plain',
			layouts,
			speakers: [],
			turns,
			notes: [...none, ...leftNotes(colons?.believed.left ?? []), ...marksNotes(marks)]
		};
	}
	const { turns, marks } = turnsOf(paragraphs, best.matches, best.believed.indexOf);
	const numbers =
		best.id === 'nameColon' ? best.matches.filter((match, at) => match && numbered(texts[at]!)) : [];
	return {
		layout: best.id,
		layouts,
		speakers: best.believed.names,
		turns,
		notes: [
			...wrong,
			...layoutNotes(best.id, best.believed),
			...(numbers.length ? [message('import.note.turnNumbers', { n: numbers.length })] : []),
			...marksNotes(marks)
		]
	};
}

type Tried = {
	readonly id: Layout;
	readonly matches: readonly (Match | null)[];
	readonly believed: Believed;
};

/** The layout that explains most paragraphs; labels that each come once, as turn numbers do, hardly count. */
function bestOf(tried: readonly Tried[]): Tried | undefined {
	const weight = ({ believed }: Tried) => believed.count - 0.9 * believed.once.length;
	let best: Tried | undefined;
	for (const one of tried) if (one.believed.count && (!best || weight(one) > weight(best))) best = one;
	return best;
}

const numbered = (text: string) => text.charCodeAt(0) === 91 && turnNumber.test(text);

function marksNotes(marks: number): Message[] {
	return marks ? [message('import.note.timeMarks', { n: marks })] : [];
}

/** Tells what is wrong with a pattern. */
export function patternNote({ type, field }: PatternError): Message {
	return message(`import.pattern.${type}`, { field });
}

/** At most eight names in a note; the preview shows the rest. */
const namesShown = 8;

/** Tells which layout was found and on what ground, and which names rest on one place only. */
export function layoutNotes(layout: Layout, { names, once, left, count }: Believed): Message[] {
	const notes = [
		message(`import.note.layout.${layout}`, { speakers: names.length, labels: count, names: listed(names) })
	];
	if (once.length && once.length < names.length)
		notes.push(message('import.note.onceNames', { n: once.length, names: listed(once) }));
	return [...notes, ...leftNotes(left)];
}

/** Tells which labels were left in the words. */
function leftNotes(left: readonly string[]): Message[] {
	return left.length ? [message('import.note.leftLabels', { n: left.length, names: listed(left) })] : [];
}

function listed(names: readonly string[]): string {
	return names.slice(0, namesShown).join(', ') + (names.length > namesShown ? ' …' : '');
}
