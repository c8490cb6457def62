/** Codebooks that come in and go out: shipped ones, files in every format, and versions that the project keeps. */
import type { CodebookVersion, Guid } from '../core/records.ts';
import type { Result } from '../core/result.ts';
import type { CodebookFile } from '../exchange/codebook-file.ts';
import type { Committed, CommandError } from '../storage/protocol.ts';
import { say, type Language } from '../words/say.ts';
import { sharedCodebook } from './codebook-watch.svelte.ts';
import { device } from './device.svelte.ts';
import type { FileHandle } from './file-handles.ts';
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

/** What is written, and how. */
export type SaveChoice = {
	/** The id of a format. */
	readonly format: string;
	/** The language of the codes' own texts. */
	readonly language: Language;
	/** Of an appendix: which passages stand under each code. Null for a file that is read again. */
	readonly quotes: 'none' | 'starred' | number | null;
	/** A version; null for the codebook of now. */
	readonly version: Guid | null;
};

type Written = {
	readonly bytes: Uint8Array;
	readonly mime: string;
	readonly name: string;
	readonly version: CodebookVersion;
};

/** Writes the codebook to a file, and keeps what can be read again as a version; says what came of it. */
export async function saveCodebookFile(choice: SaveChoice): Promise<void> {
	const written = await write(choice);
	if (!written) return;
	const shared = choice.format === 'json' && choice.version === null;
	const share = shared ? (handle: FileHandle) => sharedCodebook.share(handle) : undefined;
	// Kept before the file is looked at, so that what was just saved counts as seen.
	if (choice.quotes === null) await keep(written.version, written.name);
	if (!(await saveFile(written.bytes, written.name, written.mime, share))) return;
	session().tell(say('codebook.saved'));
}

/** Writes the codebook of now to the shared file; false when that has changed meanwhile, and nothing was written. */
export async function saveToShared(language: Language): Promise<boolean> {
	const written = await write({ format: 'json', language, quotes: null, version: null });
	if (!written) return true;
	const done = await sharedCodebook.write(written.bytes);
	const name = sharedCodebook.name ?? '';
	if (done === 'changed') return false;
	if (done === 'failed') session().tell(say('codebook.shared.failed', { name }), 'warn');
	else {
		await keep(written.version, name);
		session().tell(say('codebook.shared.saved', { name }));
	}
	return true;
}

/** Keeps the codebook of now as a named version; true when it is kept. */
export async function keepVersion(name: string, note: string, language: Language): Promise<boolean> {
	const { coder: by } = device.settings;
	if (!by) return false;
	const time = new Date().toISOString();
	const args = { name, note, language, by, time };
	return told((await session().exchange.ask('keepVersion', args)) as Result<Committed, CommandError>);
}

async function write({ format, language, quotes, version }: SaveChoice): Promise<Written | null> {
	const { rows, exchange } = session();
	const { coder: by, language: words } = device.settings;
	if (!rows || !by) return null;
	const appendix = quotes === null ? null : { coder: by.guid, quotes };
	const time = new Date().toISOString();
	const file = await exchange.ask('writeCodebook', {
		...{ format, language, words, version, appendix, time },
		by
	});
	if (!file.ok) {
		session().tell(say(file.error.key, file.error.values), 'warn');
		return null;
	}
	const name = rows.project.name.replace(/[\\/:*?"<>|]+/g, ' ').trim();
	return { ...file.value, name: `${name} ${say('codebook.file.suffix')}${file.value.extension}` };
}

/** Keeps what was saved; what is kept already needs no telling. */
async function keep(version: CodebookVersion, name: string): Promise<void> {
	await session().run({ type: 'codebookVersion.add', version: { ...version, note: name } });
}

async function take(file: CodebookFile): Promise<void> {
	const { coder: by, language } = device.settings;
	if (!by) return;
	const time = new Date().toISOString();
	const answer = await session().exchange.ask('importCodebook', { file, language, by, time });
	told(answer as Result<Committed, CommandError>);
}

/** Says in the status bar what was done, or why not; true when it is as wanted. */
function told(done: Result<Committed, CommandError>): boolean {
	const project = session();
	if (done.ok) project.tell(say(done.value.line.key, done.value.line.values));
	else if (done.error.type === 'nothingToDo') project.tell(say('codebook.allHere'));
	else project.tell(refusalSentence(done.error), 'warn');
	return done.ok || done.error.type === 'nothingToDo';
}
