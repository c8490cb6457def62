/** A project file opened without a window: its rows are copied into an engine in memory, and the file is left alone. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { dice } from '../lib/analysis/dice.ts';
import type { Guid } from '../lib/core/records.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import { Engine } from '../lib/storage/engine.ts';
import { takeIn } from '../lib/storage/foreign-file.ts';
import { createKeeper, openKeeper } from '../lib/storage/keeper.ts';
import { memoryFiles } from '../lib/storage/memory-files.ts';

let loaded: Promise<SqlJsStatic> | undefined;

/** sql.js, loaded once. */
export const sqlJs = (): Promise<SqlJsStatic> => (loaded ??= initSqlJs());

/** An engine over the bytes of a project of our own making, in memory. */
export async function engineOn(bytes: Uint8Array, replica: Guid): Promise<Engine> {
	const files = memoryFiles();
	const verify = async (): Promise<boolean> => true;
	const reopen = () => openKeeper(files, verify);
	const made = await createKeeper(files, verify, bytes, replica);
	if (!made.ok) throw new Error(made.error.type);
	await made.value.close();
	const kept = await reopen();
	if (!kept.ok) throw new Error(kept.error.type);
	const opened = await Engine.open(await sqlJs(), kept.value, reopen);
	if (!opened.ok) throw new Error(opened.error.type);
	return opened.value;
}

/** Opens a project file; close the engine. Refused, in a sentence, when it is no project or can't be read. */
export async function openProject(
	file: string,
	read: (path: string) => Promise<Uint8Array>
): Promise<Result<Engine, Message>> {
	let bytes: Uint8Array;
	try {
		bytes = await read(file);
	} catch {
		return err(message('cli.numbers.unreadable', { file }));
	}
	const replica = dice(bytes.length).guid();
	const taken = takeIn(await sqlJs(), bytes, replica);
	if (taken.ok) return ok(await engineOn(taken.value.bytes, replica));
	const { error } = taken;
	if (error.type === 'damagedFile')
		return err(message('cli.numbers.damaged', { file, detail: error.detail }));
	return err(
		message(error.type === 'newerVersion' ? 'cli.numbers.newer' : 'cli.numbers.noProject', { file })
	);
}
