/** Saving the summary grid as a Word document on the user's own disk. */
import type { ExchangeVerbs } from '../exchange/protocol.ts';
import { localeOf } from '../words/locale.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { saveFigure } from './save-figure.ts';

/** Writes the grid, with what is being written, in the language of the window; `sentence` says what is in it. */
export async function saveSummaries(
	name: string,
	grid: () => ExchangeVerbs['writeSummaries']['args']['matrix'],
	sentence: string
): Promise<void> {
	const project = session();
	await project.settle();
	const { language } = device.settings;
	const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(Date.now());
	const file = await project.exchange.ask('writeSummaries', {
		matrix: grid(),
		language,
		project: project.rows?.project.name ?? '',
		date,
		sentence
	});
	await saveFigure(file.bytes, `${name}.docx`, file.mime);
}
