/**
 * A dedicated worker for the tests on the browser's real private file system: does what a request says, one after another.
 * A folder stays open (its keeper holds the handles) until told to close, or until the worker is terminated, as in a crash.
 */
import type { KeeperError } from '../../src/lib/storage/keeper.ts';
import { createKeeper, openKeeper, type Keeper } from '../../src/lib/storage/keeper.ts';
import { StorageFailure } from '../../src/lib/storage/files.ts';
import { isOpfsAvailable, opfsFiles } from '../../src/lib/storage/opfs.ts';
import { verifyInWorker } from '../../src/lib/storage/verify.ts';
import { replica } from './kept-numbers.ts';

export type Request =
	| { do: 'create'; folder: string; bytes: Uint8Array }
	| { do: 'open'; folder: string }
	| { do: 'append'; texts: string[] }
	| { do: 'snapshot'; bytes: Uint8Array; appendMeanwhile?: string }
	| { do: 'verify'; folder: string; name: string }
	| { do: 'spoil'; folder: string; name: string; at: number }
	| { do: 'list'; folder: string }
	| { do: 'primitives'; folder: string }
	| { do: 'close' };

export type Reply = {
	error?: string;
	snapshot?: Uint8Array;
	texts?: string[];
	names?: string[];
	damaged?: unknown;
	whole?: boolean;
	found?: Record<string, unknown>;
};

let keeper: Keeper | null = null;
const verdictOf = (error: KeeperError): Reply => ({ error: error.type });
const folderNamed = async (name: string) =>
	(await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
const encode = (text: string) => new TextEncoder().encode(text);

self.onmessage = async ({ data }: MessageEvent<Request>) => {
	try {
		self.postMessage(await answer(data));
	} catch (error) {
		self.postMessage({ error: `thrown: ${error instanceof Error ? error.message : String(error)}` });
	}
};

async function answer(request: Request): Promise<Reply> {
	switch (request.do) {
		case 'create': {
			const folder = await folderNamed(request.folder);
			const made = await createKeeper(opfsFiles(folder), verifyInWorker(folder), request.bytes, replica);
			if (!made.ok) return verdictOf(made.error);
			keeper = made.value;
			return {};
		}
		case 'open': {
			const folder = await folderNamed(request.folder);
			const opened = await openKeeper(opfsFiles(folder), verifyInWorker(folder));
			if (!opened.ok) return verdictOf(opened.error);
			keeper = opened.value.keeper;
			const { snapshot, records, damaged } = opened.value;
			return { snapshot, texts: records.map((record) => new TextDecoder().decode(record)), damaged };
		}
		case 'append':
			for (const text of request.texts) {
				const appended = keeper!.append(encode(text));
				if (!appended.ok) return verdictOf(appended.error);
			}
			return {};
		case 'snapshot': {
			const meanwhile = () => request.appendMeanwhile && keeper!.append(encode(request.appendMeanwhile));
			const taken = keeper!.snapshot(() => {
				// Comes right behind the synchronous block, while the snapshot is not sealed yet.
				queueMicrotask(meanwhile);
				return request.bytes;
			});
			meanwhile();
			const result = await taken;
			return result.ok ? {} : verdictOf(result.error);
		}
		case 'verify':
			return { whole: await verifyInWorker(await folderNamed(request.folder))(request.name) };
		case 'spoil': {
			const file = await opfsFiles(await folderNamed(request.folder)).open(request.name);
			const byte = file.read(request.at, 1);
			byte[0]! ^= 0x20;
			file.write(byte, request.at);
			file.close();
			return {};
		}
		case 'list':
			return { names: (await opfsFiles(await folderNamed(request.folder)).list()).sort() };
		case 'primitives':
			return { found: await primitives(request.folder) };
		case 'close':
			await keeper?.close();
			return {};
	}
}

/** The bare operations, as the folder in memory is tested too. */
async function primitives(name: string): Promise<Record<string, unknown>> {
	const files = opfsFiles(await folderNamed(name));
	const file = await files.open('a');
	file.write(Uint8Array.of(1, 2, 3), 0);
	file.write(Uint8Array.of(9), 4);
	file.flush();
	const written = [...file.read(0, 99)];
	file.truncate(2);
	const cut = [...file.read(0, 99)];
	const beyond = [...file.read(7, 2)];
	const failureOf = (error: unknown) => (error instanceof StorageFailure ? error.type : String(error));
	const second = await files.open('a').then(() => 'opened', failureOf);
	const removedWhileOpen = await files.remove('a').then(() => 'removed', failureOf);
	file.close();
	await files.remove('a');
	const removedTwice = await files.remove('a').then(() => 'removed', failureOf);
	const available = await isOpfsAvailable();
	return {
		written,
		cut,
		beyond,
		second,
		removedWhileOpen,
		removedTwice,
		available,
		left: await files.list()
	};
}
