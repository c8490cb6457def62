/** What is done with a document as a whole, and the memos that are about it. */
import { memoText } from '../core/memo-text.ts';
import type { Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';

/** Removes a document and tells what went with it. False when it was refused. */
export async function removeDocument(guid: Guid): Promise<boolean> {
	const project = session();
	await project.settle();
	const document = project.documentsByGuid.get(guid)?.title ?? '';
	const done = await project.run({ type: 'document.remove', guid });
	if (!done.ok) return false;
	const removed = done.value.change?.removed ?? [];
	const count = (wanted: string): number => removed.filter(({ table }) => table === wanted).length;
	const text = say('document.removed', { document, passages: count('coding'), memos: count('memo') });
	project.tell(text);
	return true;
}

/** The memos on a document as a whole, as plain words. */
export function memosOn(guid: Guid): { guid: Guid; title: string; text: string }[] {
	const memos = session().rows?.memos ?? [];
	return memos
		.filter(({ target, document }) => target === 'document' && document === guid)
		.map((memo) => ({ guid: memo.guid, title: memo.title, text: memoText(memo.body) }));
}
