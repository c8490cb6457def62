/** What keys do to the passage where one reads, besides coding it: star, split, trim, mark, and go on to what has no code. */
import { uncodedTurn } from '../core/uncoded.ts';
import type { Coding, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { coding, trimmed, type Span } from './coding.svelte.ts';
import { consensus } from './consensus.svelte.ts';
import { device } from './device.svelte.ts';
import { told } from './passage-deeds.ts';
import { session } from './project.svelte.ts';

/** Makes the selected coded passage a key quote, or an ordinary one again. */
export async function starHere(): Promise<void> {
	const row = coding.selected;
	if (!row) return session().tell(say('code.selectPassage'), 'warn');
	const done = await session().run({ type: 'coding.edit', guids: [row.guid], fields: { star: !row.star } });
	if (done.ok) session().tell(say(row.star ? 'passages.unstarred' : 'passages.starred', { n: 1 }));
}

/** Takes the selected coded passage into the consensus. */
export async function agreeHere(): Promise<void> {
	const row = coding.selected;
	if (row) await consensus.add([row.guid]);
	else session().tell(say('code.selectPassage'), 'warn');
}

/** Saves the short words for a coded passage. */
export async function condense(guid: Guid, condensation: string): Promise<void> {
	await session().run({ type: 'coding.edit', guids: [guid], fields: { condensation } });
}

/** Parts a coded passage at an offset: the selected one, else the shortest own one there. The second part is selected. */
export async function splitAt(at: number): Promise<void> {
	const start = at + coding.text.slice(at).search(/\S|$/);
	const row = holding(start);
	if (!row) return session().tell(say('code.split.nowhere'), 'warn');
	const second = crypto.randomUUID();
	if (await told({ type: 'coding.split', guid: row.guid, at: start, second })) coding.coding = second;
}

/** Cuts blanks off the ends of the selected coded passage. */
export async function trimHere(): Promise<void> {
	const row = coding.selected;
	if (!row || row.start === null || row.end === null)
		return session().tell(say('code.selectPassage'), 'warn');
	const { start, end } = trimmed(coding.text, row.start, row.end);
	if (start === row.start && end === row.end) return session().tell(say('code.trim.nothing'));
	await told({ type: 'coding.resize', guid: row.guid, start, end });
}

/** Marks the selected words, else the turn that is read, or takes the mark off. A mark is no code and is never counted. */
export async function toggleMark(): Promise<void> {
	const { document } = session();
	const span = placeHere();
	if (!document || !span) return;
	const known = document.memos.find(
		({ type, start, end }) => type === 'mark' && start === span.start && end === span.end
	);
	if (known) {
		await told({ type: 'memo.remove', guid: known.guid });
		return;
	}
	await told({
		type: 'memo.add',
		guid: crypto.randomUUID(),
		target: 'passage',
		about: document.guid,
		range: span,
		title: '',
		body: '',
		memoType: 'mark'
	});
}

/** The selected words without blanks at their ends, else the turn that is read; null in an empty document. */
export function placeHere(): Span | null {
	const { range, turn, text } = coding;
	const span = range ?? session().document?.turns[turn];
	return span ? trimmed(text, span.start, span.end) : null;
}

/** The start of the next (1) or previous (−1) participant's turn that one has not coded; null, and said, where there is none. */
export function nextUncoded(by: 1 | -1): number | null {
	const { document, rows } = session();
	const mine = document?.codings.filter(({ coder }) => coder === device.settings.coder?.guid) ?? [];
	const leads = rows?.speakers.filter((one) => one.document === document?.guid && one.role === 'facilitator');
	const turns = document?.turns ?? [];
	const at = uncodedTurn(turns, mine, coding.turn, by, new Set(leads?.map(({ guid }) => guid)));
	if (at === null) session().tell(say(by > 0 ? 'code.uncoded.noneAfter' : 'code.uncoded.noneBefore'));
	return at === null ? null : (turns[at]?.start ?? null);
}

/** The coding to part at an offset. */
function holding(at: number): Coding | undefined {
	const reaches = ({ start, end, orphan }: Coding): boolean =>
		!orphan && start !== null && end !== null && start < at && at < end;
	const { selected } = coding;
	if (selected && reaches(selected)) return selected;
	const coder = device.settings.coder?.guid;
	const length = ({ start, end }: Coding): number => (end ?? 0) - (start ?? 0);
	return session()
		.document?.codings.filter((one) => one.coder === coder && reaches(one))
		.sort((a, b) => length(a) - length(b))[0];
}
