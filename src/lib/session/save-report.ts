/** Saving what stands on the analysis page as a Word document on the user's own disk, in the language of the window. */
import type { ExchangeVerbs } from '../exchange/protocol.ts';
import type { Language } from '../words/say.ts';
import { localeOf } from '../words/locale.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { saveFigure } from './save-figure.ts';

/** Writes the grid, with what is being written; `sentence` says what is in it. */
export function saveSummaries(
	name: string,
	grid: () => ExchangeVerbs['writeSummaries']['args']['matrix'],
	sentence: string
): Promise<void> {
	return save(name, (about) =>
		session().exchange.ask('writeSummaries', { ...about, matrix: grid(), sentence })
	);
}

/** Writes the passages that a query found; `sentence` says what was asked, and of what. */
export function saveFound(
	name: string,
	passages: ExchangeVerbs['writeFound']['args']['passages'],
	sentence: string
): Promise<void> {
	return save(name, (about) => session().exchange.ask('writeFound', { ...about, passages, sentence }));
}

type About = { readonly language: Language; readonly project: string; readonly date: string };

async function save(
	name: string,
	write: (about: About) => Promise<{ bytes: Uint8Array; mime: string }>
): Promise<void> {
	const project = session();
	await project.settle();
	const { language } = device.settings;
	const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(Date.now());
	const file = await write({ language, project: project.rows?.project.name ?? '', date });
	await saveFigure(file.bytes, `${name}.docx`, file.mime);
}
