/**
 * The codebook file that a team shares: tells when it has changed on the disk, and writes to it, never over a version
 * that the project has not seen. Seen are the versions that the project keeps; those of a file that was opened, saved or
 * merged are. Only where the browser gives a handle to the file.
 */
import type { Guid } from '../core/records.ts';
import type { Language } from '../words/say.ts';
import { chooseKeptFile } from './choose-file.ts';
import { keepHandle, keptHandle, type FileHandle } from './file-handles.ts';
import { session } from './project.svelte.ts';

/** How it stands: as it was seen last, changed since, gone, or in need of the user's leave to look. */
export type SharedState = 'same' | 'changed' | 'gone' | 'ask';

/** How often a page in view looks at the file, in milliseconds. */
const interval = 4000;
/** Under which name a project's handle is kept, beside those of its documents. */
const slot = 'codebook';

export class SharedCodebook {
	/** The file's name; null where none is shared. */
	name: string | null = $state(null);
	state: SharedState = $state('same');
	#folder: Guid | null = null;
	#handle: FileHandle | null = null;
	#looked = 0;
	#language: Language = 'en';

	/** Looks at the shared file of the project in `folder` from now on; gives what ends that. */
	watch(folder: Guid, language: Language): () => void {
		this.#folder = folder;
		this.#language = language;
		void this.#begin(folder);
		const look = (): void => {
			if (document.visibilityState === 'visible') void this.look();
		};
		const timer = setInterval(look, interval);
		addEventListener('focus', look);
		return () => {
			clearInterval(timer);
			removeEventListener('focus', look);
			this.#folder = this.#handle = null;
			this.name = null;
		};
	}

	/** Shares a file of which the browser gave a handle. */
	async share(handle: FileHandle): Promise<void> {
		if (!this.#folder) return;
		await keepHandle(this.#folder, slot, handle);
		this.#take(handle);
		await this.look();
	}

	/** Lets the user choose the file to share; false when none was chosen or the browser keeps no handle of it. */
	async choose(): Promise<boolean> {
		const chosen = await chooseKeptFile({ 'application/json': ['.json'] });
		if (chosen?.handle) await this.share(chosen.handle);
		return !!chosen?.handle;
	}

	/** Ends the sharing; the file stays as it is. */
	async forget(): Promise<void> {
		if (this.#folder) await keepHandle(this.#folder, slot, null);
		this.#take(null);
	}

	/** Asks the user for leave to look at the file again, after the browser was closed. */
	async allow(): Promise<void> {
		const leave = await this.#handle?.requestPermission?.({ mode: 'readwrite' });
		if (leave !== 'denied') await this.look(true);
	}

	/** Looks whether the file is another than it was; `anew` even where it seems untouched. */
	async look(anew = false): Promise<void> {
		const handle = this.#handle;
		if (!handle) return;
		if ((await handle.queryPermission?.({ mode: 'read' })) === 'prompt') {
			this.state = 'ask';
			return;
		}
		try {
			const file = await handle.getFile();
			if (file.lastModified === this.#looked && !anew) return;
			this.state = (await this.#isSeen(file)) ? 'same' : 'changed';
			this.#looked = file.lastModified;
		} catch {
			this.state = 'gone';
		}
	}

	/** The file as it lies on the disk; null when it can't be read. */
	async file(): Promise<File | null> {
		return (await this.#handle?.getFile().catch(() => null)) ?? null;
	}

	/** Writes to the file, unless it holds a version that was not seen; then nothing is written, and it counts as changed. */
	async write(bytes: Uint8Array): Promise<'written' | 'changed' | 'failed'> {
		const handle = this.#handle;
		const file = await this.file();
		if (!handle) return 'failed';
		if (file?.size && !(await this.#isSeen(file))) {
			this.state = 'changed';
			return 'changed';
		}
		try {
			const writable = await handle.createWritable();
			await writable.write(bytes as FileSystemWriteChunkType);
			await writable.close();
			this.#looked = (await handle.getFile()).lastModified;
			this.state = 'same';
			return 'written';
		} catch {
			return 'failed';
		}
	}

	async #begin(folder: Guid): Promise<void> {
		const handle = await keptHandle(folder, slot);
		if (this.#folder !== folder) return;
		this.#take(handle);
		await this.look();
	}

	#take(handle: FileHandle | null): void {
		this.#handle = handle;
		this.#looked = 0;
		this.name = handle?.name ?? null;
		this.state = 'same';
	}

	/** A file that is no codebook was never seen: it is not to be written over. */
	async #isSeen(file: File): Promise<boolean> {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const asked = { bytes, name: file.name, language: this.#language, mapping: null };
		const { reading } = await session().exchange.ask('readCodebook', asked);
		if (!reading.ok) return false;
		const id = reading.value.codebook.versionId;
		const versions = await session().query('codebookVersions', {});
		return versions.some(({ version }) => version === id);
	}
}

/** The shared file of the open project. */
export const sharedCodebook = new SharedCodebook();
