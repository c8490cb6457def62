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
	const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(Date.now());
	const file = await project.exchange.ask('writeThemes', { language, date });
	const name = `${themesFileName()}.docx`;
	if (await saveFile(file.bytes, name, file.mime)) project.tell(say('themes.saved', { n: file.count, name }));
}

/** What a file of the themes is called today, without an extension. */
export function themesFileName(): string {
	const day = new Intl.DateTimeFormat('sv').format(Date.now());
	const words = say('themes.fileName', { project: session().rows?.project.name ?? '', day });
	return words.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
}
