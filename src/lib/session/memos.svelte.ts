/** What one does with memos on their own page: change, remove, begin one about the project; drafts are held. */
import { memoText } from '../core/memo-text.ts';
import type { Guid, Memo } from '../core/records.ts';
import { localeOf } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';

/** The fields of a memo that are changed in place. */
export type MemoFields = { title?: string; body?: string; memoType?: Memo['type'] };

/** A memo's keeper: saves its fields, and holds what is typed and not saved yet. */
export function memoKeeper(guid: Guid): {
	save: (fields: MemoFields) => Promise<void>;
	draft: (field: 'title' | 'body', save: (() => Promise<void>) | null) => void;
} {
	const held = new Map<string, () => void>();
	return {
		save: async (fields) => {
			await session().run({ type: 'memo.edit', guid, ...fields });
		},
		draft: (field, save) => {
			held.get(field)?.();
			if (save) held.set(field, session().hold(`memo ${guid} ${field}`, save));
			else held.delete(field);
		}
	};
}

/** Begins a memo about the project; gives its GUID, or null where it was refused. */
export const newProjectMemo = (): Promise<Guid | null> => beginOnProject('', 'analytic');

/** Begins an entry of the reflexive journal: a memo about the project with today's date as its title. */
export function newJournalEntry(): Promise<Guid | null> {
	const days = new Intl.DateTimeFormat(localeOf(device.settings.language), { dateStyle: 'long' });
	return beginOnProject(say('memos.journal.entry', { day: days.format(Date.now()) }), 'reflexive');
}

async function beginOnProject(title: string, memoType: Memo['type']): Promise<Guid | null> {
	const guid = crypto.randomUUID();
	const about = { target: 'project', about: null, range: null } as const;
	const done = await session().run({ type: 'memo.add', guid, ...about, title, body: '', memoType });
	return done.ok ? guid : null;
}

/** Memos with their authors' names, and whether they are one's own. */
export function authored(
	memos: readonly Memo[]
): readonly (Memo & { readonly author: string; readonly isOwn: boolean })[] {
	const { codersByGuid } = session();
	return memos.map((memo) => ({
		...memo,
		author: codersByGuid.get(memo.coder)?.name ?? '',
		isOwn: memo.coder === device.settings.coder?.guid
	}));
}

/** Saves the words of a memo on a code or a document; one that is not there yet begins with them. */
export async function saveMemoOn(
	{ target, about }: { target: 'code' | 'document'; about: Guid },
	body: string,
	guid: Guid
): Promise<void> {
	const { rows } = session();
	if (rows?.memos.some((memo) => memo.guid === guid)) await session().run({ type: 'memo.edit', guid, body });
	else if (body) {
		const fields = { range: null, title: '', body, memoType: 'analytic' } as const;
		await session().run({ type: 'memo.add', guid, target, about, ...fields });
	}
}

/** Gives a memo another type. */
export async function setMemoType(guid: Guid, memoType: Memo['type']): Promise<void> {
	await session().run({ type: 'memo.edit', guid, memoType });
}

/** Removes a memo, with what was typed last saved before, so that undo brings it back whole. */
export async function removeMemo(guid: Guid): Promise<boolean> {
	await session().settle();
	const done = await session().run({ type: 'memo.remove', guid });
	if (done.ok) session().tell(say('memos.removed'));
	return done.ok;
}

/** A memo's words, a line a block. */
export function wordsOf({ body }: Memo): string {
	return memoText(body);
}
