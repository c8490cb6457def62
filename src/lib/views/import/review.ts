/** What the review of a drop shows, and what merging speakers does to it. Stores nothing. */
import type { JoinRule, Layout, Reading, TurnDraft } from '../../core/draft.ts';
import type { DocumentKind } from '../../core/records.ts';
import type { Message } from '../../core/result.ts';
import type { MessageKey } from '../../words/say.ts';

/** A speaker as it was found. */
export type FoundSpeaker = { readonly name: string; readonly turns: number; readonly words: number };

/** What was decided about a speaker; `sameAs` is the index of the one that it is joined with. */
export type DecidedSpeaker = {
	readonly name: string;
	readonly role: 'participant' | 'facilitator';
	readonly sameAs: number | null;
};

/** What was decided about a document. */
export type Decided = {
	readonly title: string;
	readonly kind: DocumentKind;
	readonly date: string | null;
	readonly language: string | null;
	readonly speakers: readonly DecidedSpeaker[];
};

/** What was found in a file. */
export type Found = {
	readonly title: string;
	readonly sourceName: string;
	readonly layout: Layout;
	readonly layouts: readonly Layout[];
	readonly notes: readonly Message[];
	readonly speakers: readonly FoundSpeaker[];
	readonly turns: number;
	readonly words: number;
	readonly first: readonly TurnDraft[];
	readonly reader: string;
	/** Set for a table, which has no turns before its columns have their roles. */
	readonly table?: { readonly rows: number; readonly columns: readonly unknown[] };
};

/** One file of a drop: a draft, or the reason why there is none. */
export type ReviewFile = {
	readonly key: number;
	readonly file: { readonly name: string };
	readonly draft: {
		readonly preview: Found;
		readonly detected: Layout;
		readonly reading: Reading;
		readonly choice: Decided;
	} | null;
	readonly refusal: Message | null;
	/** The title of the document that holds the very same file already, or null. */
	readonly twin: string | null;
	readonly ticked: boolean;
};

/** A layout's name. */
export const layoutLabels: Readonly<Record<Layout, MessageKey>> = {
	nameColon: 'import.layout.nameColon',
	boldName: 'import.layout.boldName',
	block: 'import.layout.block',
	bracketName: 'import.layout.bracketName',
	pattern: 'import.layout.pattern',
	cues: 'import.layout.cues',
	plain: 'import.layout.plain'
};

/** True for a file of rows and columns that was read as a whiteboard. */
export function isWhiteboard({ reader, table }: Found): boolean {
	return !table && (reader === 'csv' || reader === 'xlsx');
}

/** True for what is said about a pattern that the user wrote: it stands at its field. */
export function isPatternNote({ key }: Message): boolean {
	return key.startsWith('import.pattern.');
}

/** The rules by which cues are joined, each with its name. */
export const joinLabels: Readonly<Record<JoinRule['by'], MessageKey>> = {
	speaker: 'import.join.speaker',
	pause: 'import.join.pause',
	words: 'import.join.words',
	cue: 'import.join.cue'
};

/** A joining rule with the number that the user wrote; null where it is no number that the rule can go by. */
export function joinRule(by: JoinRule['by'], number: string): JoinRule | null {
	if (by === 'speaker' || by === 'cue') return { by };
	const value = Number(number.replace(',', '.'));
	if (!number.trim() || !Number.isFinite(value) || value <= 0 || value > 100_000) return null;
	return by === 'pause' ? { by, ms: Math.round(value * 1000) } : { by, n: Math.ceil(value) };
}

/** The number of a rule as people write it; '' for a rule without one. */
export function joinNumber(rule: JoinRule | undefined): string {
	if (rule?.by === 'pause') return String(rule.ms / 1000);
	return rule?.by === 'words' ? String(rule.n) : '';
}

/** The number that a rule begins with. */
export const joinStarts: Readonly<Record<JoinRule['by'], string>> = {
	speaker: '',
	pause: '2',
	words: '60',
	cue: ''
};

/** The index of the speaker that the one at `index` ends up as. */
export function joinedWith(speakers: readonly DecidedSpeaker[], index: number): number {
	const seen = new Set<number>();
	for (let at = index; ;) {
		const next = speakers[at]?.sameAs;
		if (next === null || next === undefined || seen.has(next)) return at;
		seen.add(at);
		at = next;
	}
}

/** The speakers that the one at `index` may be joined with: all that are not joined with it already. */
export function joinable(speakers: readonly DecidedSpeaker[], index: number): number[] {
	return speakers
		.map((_, other) => other)
		.filter((other) => other !== index && speakers[other]?.sameAs === null)
		.filter((other) => joinedWith(speakers, other) !== index);
}

/** How many speakers are left once those that are joined count as one. */
export function countSpeakers(speakers: readonly DecidedSpeaker[]): number {
	return speakers.filter(({ sameAs }) => sameAs === null).length;
}

/** Which files of a drop a list shows. */
export type Narrowing = 'all' | 'noted' | 'refused';

/** The files that a list shows: all, those with something noticed, or those without a draft. */
export function narrowed<F extends Pick<ReviewFile, 'draft'>>(
	files: readonly F[],
	only: Narrowing
): readonly F[] {
	if (only === 'all') return files;
	return files.filter(({ draft }) => (only === 'refused' ? !draft : draft && draft.preview.notes.length > 0));
}
