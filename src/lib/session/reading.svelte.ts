/** What the Code page shows besides the text: whose coded passages, the facts of the document and of what is selected. */
import { assignmentStates } from '../core/assignment-states.ts';
import { codePath } from '../core/code-path.ts';
import {
	type AssignmentState,
	type Code,
	type Coder,
	type Coding,
	type Document,
	type Guid,
	type Memo
} from '../core/records.ts';
import { inTreeOrder, pathTo } from '../core/tree.ts';
import { dateFormat } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { coding } from './coding.svelte.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';

/** Whose coded passages the margin shows: everybody's, nobody's, or one coder's. */
export type Shown = 'all' | 'none' | Guid;

class Reading {
	shown: Shown = $state('all');
	/** How far one may have come with a document, in order. */
	readonly states = assignmentStates;

	/** The open document's codings that are to be seen. */
	readonly codings = $derived.by((): readonly Coding[] => {
		const { document } = session();
		if (!document || this.shown === 'none') return [];
		const placed = document.codings.filter(({ orphan, start }) => !orphan && start !== null);
		return this.shown === 'all' ? placed : placed.filter(({ coder }) => coder === this.shown);
	});

	/** The coders who coded in the open document. */
	readonly coders = $derived.by((): Coder[] => {
		const guids = new Set(session().document?.codings.map(({ coder }) => coder));
		return session().rows?.coders.filter(({ guid }) => guids.has(guid)) ?? [];
	});

	/** Stays the same while codings come and go. */
	readonly #guid = $derived(session().document?.guid);
	readonly #allSpeakers = $derived(session().rows?.speakers ?? []);
	/** The speakers of the open document; the same list as long as they are, since the transcript loads anew with another. */
	readonly speakers = $derived(this.#allSpeakers.filter(({ document }) => document === this.#guid));

	/** The codes that may be applied, with the path above each, in the order of the codebook. */
	readonly choices = $derived.by((): { code: Code; path: string }[] => {
		const { rows, codesByGuid } = session();
		return inTreeOrder(rows?.codes ?? [])
			.filter(({ node }) => node.applicable)
			.map(({ node }) => ({
				code: node,
				path: codePath(
					pathTo(codesByGuid, node.guid)
						.slice(0, -1)
						.map(({ name }) => name)
				)
			}));
	});
}

/** What is read in this window. */
export const reading = new Reading();

/** The current coder's own coded passages of a code or in a document. */
export function ownCount(of: 'code' | 'document', guid: Guid): number {
	const coder = device.settings.coder?.guid ?? '';
	return session()[of === 'code' ? 'codeCounts' : 'documentCounts'].get(guid)?.get(coder) ?? 0;
}

/** How far the current coder has come with a document. */
export function stateOf(document: Guid): AssignmentState {
	const coder = device.settings.coder?.guid;
	return (
		session().rows?.assignments.find((one) => one.document === document && one.coder === coder)?.state ??
		'unread'
	);
}

/** A document's facts in short. */
export function factsOf(document: Document): string[] {
	const date = document.date
		? dateFormat({ dateStyle: 'long' }).format(Date.parse(`${document.date}T12:00:00`))
		: '';
	const speakers = session().rows?.speakers.filter((one) => one.document === document.guid).length ?? 0;
	return [
		say(`document.kind.${document.kind}`),
		date,
		say('code.speakers', { n: speakers }),
		document.language ? languageName(document.language) : ''
	].filter(Boolean);
}

/** What is known of a coding: who coded when, who speaks, in which turn. */
export function codingFacts(row: Coding): { label: string; text: string }[] {
	const { codersByGuid, speakersByGuid, document, rows, casesByGuid } = session();
	const turns = document?.turns ?? [];
	const first = (row.start ?? 0) + Math.max(0, row.quote.search(/\S/));
	const at = turns.findLastIndex((turn) => turn.start <= first);
	const speaker = speakersByGuid.get(turns[at]?.speaker ?? '');
	const about = speaker?.case ? casesByGuid.get(speaker.case) : undefined;
	const values =
		rows?.values.filter((value) => about && value.case === about.guid).map(({ value }) => value) ?? [];
	const when = dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(row.created));
	const name = codersByGuid.get(row.coder)?.name ?? '';
	return [
		{ label: say('code.codedBy'), text: say('code.codedBy.text', { name, when }) },
		...(speaker
			? [
					{
						label: say('code.speaker'),
						text: [speaker.name, about?.name, ...values].filter(Boolean).join(' · ')
					}
				]
			: []),
		{ label: say('code.turn'), text: String(at + 1) }
	];
}

/** What is known of a code that is looked at: the current coder's own coded passages. */
export function codeFacts(code: Code): { label: string; text: string }[] {
	const coder = device.settings.coder?.name ?? '';
	const text = say('code.uses.text', { n: ownCount('code', code.guid), coder });
	return [{ label: say('code.uses'), text }];
}

/** The names above a code, outermost first. */
export function pathAbove(code: Code | null): string[] {
	if (!code) return [];
	return pathTo(session().codesByGuid, code.guid)
		.slice(0, -1)
		.map(({ name }) => name);
}

/** The memos on a coding, or (null) on the words that are selected or the turn that is read. */
export function memosHere(row: Coding | null): readonly Memo[] {
	const { document } = session();
	if (!document) return [];
	if (row) return document.memos.filter((memo) => memo.coding === row.guid);
	const here = coding.range ?? document.turns[coding.turn];
	return document.memos.filter(
		({ target, start, end }) =>
			target === 'passage' && !!here && (start ?? 0) < here.end && (end ?? 0) > here.start
	);
}

/** Whose coded passages the margin may show, as entries of a menu. */
export function stripeChoices(): { label: string; checked: boolean; onselect: () => void }[] {
	const choices: { shown: Shown; label: string }[] = [
		{ shown: 'all', label: say('code.stripes.all') },
		...reading.coders.map(({ guid, name }) => ({ shown: guid, label: say('code.stripes.coder', { name }) })),
		{ shown: 'none', label: say('code.stripes.none') }
	];
	return choices.map(({ shown, label }) => ({
		label,
		checked: reading.shown === shown,
		onselect: () => (reading.shown = shown)
	}));
}

function languageName(tag: string): string {
	try {
		return new Intl.DisplayNames([device.settings.language], { type: 'language' }).of(tag) ?? tag;
	} catch {
		return tag;
	}
}
