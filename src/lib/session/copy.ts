/** Saving the open project, or one on the shelf, as a file on the user's own disk. */
import type { Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';
import { saveFile } from './save-file.ts';

/** Saves a project as `*.samtal`; true when it is on the disk. What goes wrong is told. */
export async function saveCopy(folder: Guid): Promise<boolean> {
	const project = session();
	await project.settle();
	const exported = await project.storage.ask('project.export', { folder });
	if (!exported.ok) {
		project.tell(refusalSentence(exported.error), 'warn');
		return false;
	}
	const { bytes, name } = exported.value;
	const safe = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'project';
	const saved = await saveFile(bytes, `${safe}.samtal`, 'application/vnd.sqlite3');
	if (!saved) return false;
	const time = new Date().toISOString();
	await project.storage.ask('project.copied', { folder, time });
	if (project.folder === folder) project.copied = time;
	project.tell(say('window.copySaved'));
	return true;
}
