/** Codebooks that come in and go out: shipped ones, and files in Samtal's own format. */
import type { Result } from '../core/result.ts';
import type { CodebookFile } from '../exchange/codebook-file.ts';
import type { Committed, CommandError } from '../storage/protocol.ts';
import { say, type Language } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';
import { shippedCodebooks } from './sample.svelte.ts';
import { saveFile } from './save-file.ts';

/** A shipped codebook as it is offered. */
export type Offer = {
	readonly id: string;
	readonly name: string;
	readonly about: string;
	readonly codes: number;
};

/** The shipped codebooks, named in the language of the device. */
export async function offeredCodebooks(): Promise<Offer[]> {
	const { language } = device.settings;
	return Promise.all(
		shippedCodebooks.map(async ({ id, load }) => {
			const { name, codes } = await load();
			const count = codes.filter(({ applicable }) => applicable).length;
			return { id, name: name[language] ?? id, about: say(`codebook.shipped.${id}`), codes: count };
		})
	);
}

/** Takes a shipped codebook into the open project. */
export async function takeShippedCodebook(id: string): Promise<void> {
	const codebook = await shippedCodebooks.find((one) => one.id === id)?.load();
	if (codebook) await take(codebook);
}

/** Reads a file and takes its codebook in; says why not where it is no codebook. */
export async function openCodebookFile(file: File): Promise<void> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	const read = await session().exchange.ask('readCodebook', { bytes });
	if (read.ok) await take(read.value);
	else session().tell(say(read.error.message.key, read.error.message.values), 'warn');
}

/** Writes the open project's codebook to a file; `language` is that of the codes' own texts. */
export async function saveCodebookFile(language: Language): Promise<void> {
	const { rows, exchange } = session();
	if (!rows) return;
	const { guid, name } = rows.project;
	const head = { guid, name: { [language]: name }, memo: {}, language };
	const bytes = await exchange.ask('writeCodebook', { codes: rows.codes, head });
	const fileName = `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim()} ${say('codebook.file.suffix')}.json`;
	if (await saveFile(bytes, fileName, 'application/json')) session().tell(say('codebook.saved'));
}

async function take(file: CodebookFile): Promise<void> {
	const { coder: by, language } = device.settings;
	if (!by) return;
	const time = new Date().toISOString();
	const answer = await session().exchange.ask('importCodebook', { file, language, by, time });
	const done = answer as Result<Committed, CommandError>;
	if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	else if (done.error.type === 'nothingToDo') session().tell(say('codebook.allHere'));
	else session().tell(refusalSentence(done.error), 'warn');
}
