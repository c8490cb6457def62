/** What the Code page shows besides the text: who codes, the facts of the document and of what is selected. */
import { assignmentStates } from '../core/assignment-states.ts';
import { codeNamed, type NamedCode } from '../core/code-named.ts';
import { codePath } from '../core/code-path.ts';
import type { AssignmentState, Code, Coder, Coding, Document, Guid, Memo } from '../core/records.ts';
import { inTreeOrder, pathTo } from '../core/tree.ts';
import { dateFormat } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { coding, type Span } from './coding.svelte.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';

class Reading {
	/** How far one may have come with a document, in order. */
	readonly states = assignmentStates;

	/** The passages of the open document that bear a mark or a memo without a code. */
	readonly noted = $derived.by((): readonly Span[] =>
		(this.#memos ?? []).flatMap(({ target, start, end, orphan }) =>
			target === 'passage' && !orphan && start !== null && end !== null ? [{ start, end }] : []
		)
	);
	/** Stays the same while codings come and go. */
	readonly #memos = $derived(session().document?.memos);

	/** The open document's condensed passages, in the order of the text. */
	readonly condensed = $derived.by(() => {
		const { document, codesByGuid } = session();
		return (document?.codings ?? [])
			.filter(({ condensation, orphan }) => condensation && !orphan)
			.sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
			.map(({ guid, condensation, quote, code }) => {
				const { name = '', color = '' } = codesByGuid.get(code) ?? {};
				return { guid, words: condensation, quote, code: name, color };
			});
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

	/** What a name typed in the palette would make. */
	readonly named = (typed: string): NamedCode<Code> => codeNamed(typed, session().rows?.codes ?? []);
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

function languageName(tag: string): string {
	try {
		return new Intl.DisplayNames([device.settings.language], { type: 'language' }).of(tag) ?? tag;
	} catch {
		return tag;
	}
}
