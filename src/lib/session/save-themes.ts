/** Saving the themes as a Word document on the user's own disk. */
import { localeOf } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { saveFile } from './save-file.ts';

/** Writes the themes, in the language of the window, and hands the file to the browser. */
export async function saveThemes(): Promise<void> {
	const project = session();
	await project.settle();
	const { language } = device.settings;
	const now = Date.now();
	const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(now);
	const file = await project.exchange.ask('writeThemes', { language, date });
	const day = new Intl.DateTimeFormat('sv').format(now);
	const words = say('themes.fileName', { project: project.rows?.project.name ?? '', day });
	const name = `${words.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.docx`;
	if (await saveFile(file.bytes, name, file.mime)) project.tell(say('themes.saved', { n: file.count, name }));
}
