/** Turns drafts and what the user decided about them into the one command that takes them in. */
import type { DocumentDraft } from '../core/draft.ts';
import type { Command } from '../core/commands/index.ts';
import type { DocumentKind, Guid } from '../core/records.ts';

/** What the user decided about one speaker of a draft. */
export type SpeakerChoice = {
	readonly name: string;
	readonly role: 'participant' | 'facilitator';
	/** The index of the speaker that this one is the same as, or null. */
	readonly sameAs: number | null;
};

/** What the user decided about one draft. `speakers` has one entry for each speaker of the draft. */
export type Choice = {
	readonly title: string;
	readonly kind: DocumentKind;
	readonly date: string | null;
	readonly language: string | null;
	readonly speakers: readonly SpeakerChoice[];
};

type Import = Extract<Command, { type: 'document.import' }>;
export type IncomingDocument = Import['documents'][number];

/** A draft as `document.import` carries it. `newGuid` gives a fresh GUID at each call. */
export function incomingDocument(
	draft: DocumentDraft,
	choice: Choice,
	newGuid: () => Guid
): IncomingDocument {
	const root = (index: number): number => {
		const seen = new Set<number>();
		for (let at = index; ;) {
			const next = choice.speakers[at]?.sameAs;
			if (next === null || next === undefined || seen.has(next)) return at;
			seen.add(at);
			at = next;
		}
	};
	const used = new Set(
		draft.turns
			.map((turn) => turn.speaker)
			.filter((speaker) => speaker !== null)
			.map(root)
	);
	const guidOf = new Map([...used].sort((a, b) => a - b).map((index) => [index, newGuid()]));
	const { title, kind, date, language } = choice;
	return {
		guid: newGuid(),
		...{ title, kind, date, language },
		summary: '',
		sourceName: draft.sourceName,
		sourceHash: draft.sourceHash,
		speakers: [...guidOf].map(([index, guid]) => {
			const speaker = choice.speakers[index] ?? { ...draft.speakers[index], sameAs: null };
			return { guid, name: speaker.name ?? '', role: speaker.role ?? 'participant', case: null };
		}),
		turns: draft.turns.map(({ speaker, text, startTime, endTime }) => ({
			guid: newGuid(),
			speaker: speaker === null ? null : (guidOf.get(root(speaker)) ?? null),
			text,
			startTime,
			endTime
		}))
	};
}

/** The choice that changes nothing of what the reader found. */
export function asRead(draft: DocumentDraft): Choice {
	const { title, kind, date, language, speakers } = draft;
	return { title, kind, date, language, speakers: speakers.map((speaker) => ({ ...speaker, sameAs: null })) };
}
