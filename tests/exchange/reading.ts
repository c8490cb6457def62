/** What the tests of the readers share: reading one file, and looking at turns as people do. */
import type { DocumentDraft, Plan } from '../../src/lib/core/draft.ts';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import type { ReadOptions } from '../../src/lib/exchange/reader.ts';

/** Reads bytes or text and gives the plan; throws with the refusal when there is none. */
export async function planFor(
	content: Uint8Array | string,
	name: string,
	options: ReadOptions = {}
): Promise<{ plan: Plan; document: DocumentDraft }> {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	const read = await readFile(bytes, name, options);
	if (!read.ok) throw new Error(`${name} was refused: ${JSON.stringify(read.error)}`);
	return { plan: read.value, document: read.value.documents[0]! };
}

/** The tag of the refusal of a file, or `read` when it was read. */
export async function refusalOf(content: Uint8Array | string, name: string): Promise<string> {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	const read = await readFile(bytes, name);
	return read.ok ? 'read' : read.error.type;
}

/** Turns as `[speaker's name or null, text]`. */
export function spoken(document: DocumentDraft): [string | null, string][] {
	return document.turns.map(({ speaker, text }) => [nameOf(document, speaker), text]);
}

/** Speakers by name with their numbers of turns; a facilitator's name is followed by `*`. */
export function speakerCounts(document: DocumentDraft): Record<string, number> {
	const counts: Record<string, number> = {};
	document.speakers.forEach(({ name, role }, at) => {
		const turns = document.turns.filter(({ speaker }) => speaker === at).length;
		counts[role === 'facilitator' ? `${name}*` : name] = turns;
	});
	return counts;
}

/** How often each word (letters and digits) stands in a text. */
export function wordBag(text: string): Map<string, number> {
	const bag = new Map<string, number>();
	for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) bag.set(word, (bag.get(word) ?? 0) + 1);
	return bag;
}

/** All words of a document: its turns, and each turn's speaker in front when `labels` is set. */
export function wordsOf(document: DocumentDraft, labels: boolean): Map<string, number> {
	const parts = document.turns.map(
		({ speaker, text }) => `${labels ? (nameOf(document, speaker) ?? '') : ''} ${text}`
	);
	return wordBag(parts.join('\n'));
}

function nameOf(document: DocumentDraft, speaker: number | null): string | null {
	return speaker === null ? null : document.speakers[speaker]!.name;
}
