/** Saving memos as a document on the user's own disk. */
import type { MemoFilter } from '../core/placed-memo.ts';
import { localeOf } from '../words/locale.ts';
import { say, type Language } from '../words/say.ts';
import { memoSentence } from './memo-filter.ts';
import { session } from './project.svelte.ts';
import { saveFile } from './save-file.ts';

/** Writes the memos in the filter, in its order, and hands the file to the browser. */
export async function saveMemos(format: string, filter: MemoFilter, language: Language): Promise<void> {
	const project = session();
	await project.settle();
	const { codersByGuid, codesByGuid, documentsByGuid } = project;
	const nameOf = (guid: string): string =>
		codersByGuid.get(guid)?.name ?? codesByGuid.get(guid)?.name ?? documentsByGuid.get(guid)?.title ?? '';
	const now = Date.now();
	const file = await project.exchange.ask('writeMemos', {
		format,
		filter,
		language,
		date: new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(now),
		sentence: memoSentence(filter, nameOf, language)
	});
	const day = new Intl.DateTimeFormat('sv').format(now);
	const words = say('memos.fileName', { project: project.rows?.project.name ?? '', day }, language);
	const name = `${words.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}${file.extension}`;
	if (await saveFile(file.bytes, name, file.mime)) project.tell(say('memos.saved', { n: file.count, name }));
}
