/** The lines of the list of documents: joined out of a project's rows, found by words, put in order. */
import type {
	Assignment,
	AssignmentState,
	Document,
	DocumentKind,
	Guid,
	Speaker
} from '../../core/records.ts';
import { sortRows, type Column, type Sort } from '../../parts/table.ts';
import { say, spokenLanguage } from '../../words/say.ts';
import { dateWords, languageName, stateLabels, states } from './choices.ts';

/** One document as the list shows it. `passages` and `state` are one coder's. */
export type DocumentLine = {
	readonly id: Guid;
	/** The title, which typing finds. */
	readonly label: string;
	readonly document: Document;
	readonly speakers: readonly Speaker[];
	readonly turns: number;
	readonly passages: number;
	readonly state: AssignmentState;
};

type Rows = {
	readonly documents: readonly Document[];
	readonly speakers: readonly Speaker[];
	readonly assignments: readonly Assignment[];
};

/** A line for each document; `counts` are coded passages by document and coder. */
export function documentLines(
	{ documents, speakers, assignments }: Rows,
	turns: Readonly<Record<Guid, number>>,
	counts: ReadonlyMap<Guid, ReadonlyMap<Guid, number>>,
	coder: Guid | null
): DocumentLine[] {
	const speakersOf = new Map<Guid, Speaker[]>(documents.map(({ guid }) => [guid, []]));
	for (const speaker of speakers) speakersOf.get(speaker.document)?.push(speaker);
	const own = assignments.filter((assignment) => assignment.coder === coder);
	const stateOf = new Map(own.map(({ document, state }) => [document, state]));
	return documents.map((document) => ({
		id: document.guid,
		label: document.title,
		document,
		speakers: speakersOf.get(document.guid) ?? [],
		turns: turns[document.guid] ?? 0,
		passages: counts.get(document.guid)?.get(coder ?? '') ?? 0,
		state: stateOf.get(document.guid) ?? 'unread'
	}));
}

/** The columns, in order. */
export const documentColumns = (): Column<DocumentLine>[] => [
	{ key: 'title', label: say('document.title'), value: ({ document }) => document.title },
	{
		key: 'kind',
		label: say('document.kind'),
		value: ({ document }) => say(`document.kind.${document.kind}`)
	},
	{
		key: 'date',
		label: say('document.date'),
		value: ({ document }) => document.date,
		text: ({ document }) => (document.date ? dateWords(document.date) : '')
	},
	{
		key: 'language',
		label: say('document.language'),
		value: ({ document }) => (document.language ? languageName(document.language) : null)
	},
	{
		key: 'speakers',
		label: say('document.speakers'),
		value: ({ speakers }) => speakers.length,
		align: 'end'
	},
	{ key: 'turns', label: say('document.turns'), value: ({ turns }) => turns, align: 'end' },
	{
		key: 'length',
		label: say('document.characters'),
		value: ({ document }) => document.length,
		align: 'end',
		title: say('document.charactersHint')
	},
	{
		key: 'passages',
		label: say('document.passages'),
		value: ({ passages }) => passages,
		align: 'end',
		title: say('document.passagesHint')
	},
	{
		key: 'state',
		label: say('document.state'),
		value: ({ state }) => states.indexOf(state),
		text: ({ state }) => say(stateLabels[state]),
		title: say('document.stateHint')
	}
];

/** What the list is narrowed to; blank words and a null kind narrow nothing. */
export type Narrowed = { readonly words: string; readonly kind: DocumentKind | null };

/** The lines that are left, in order. Every word must stand in the title or the summary, whatever the case of its letters. */
export function listed(
	lines: readonly DocumentLine[],
	{ words, kind }: Narrowed,
	sort: Sort | null
): readonly DocumentLine[] {
	const wanted = fold(words).split(/\s+/).filter(Boolean);
	const left = lines.filter(({ document }) => {
		if (kind && document.kind !== kind) return false;
		if (!wanted.length) return true;
		const text = fold(`${document.title}\n${document.summary}`);
		return wanted.every((word) => text.includes(word));
	});
	return sortRows(left, documentColumns(), sort, spokenLanguage());
}

/** How many documents are listed, and of how many when that is fewer. */
export function countWords(n: number, of: number): string {
	return n === of ? say('document.count', { n }) : say('document.countOf', { n, of });
}

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase(spokenLanguage());
