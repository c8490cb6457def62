/** The files of a drop, those in dropped folders among them. Reads no file's bytes. */

/** How deep folders in folders are followed. */
const deepest = 8;
const paths = new Intl.Collator(undefined, { numeric: true });

/**
 * Every file of a drop, in order. Must be called while the drop event is being handled. A file out of a folder has its path
 * as `webkitRelativePath`, as if the folder had been chosen.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
	const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
	if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files];
	const nested = await Promise.all(
		entries.filter((entry) => entry !== null).map((entry) => filesIn(entry, 0))
	);
	return nested.flat().sort(byPath);
}

/** The order of two files out of a folder: as their paths read, numbers by their size. */
export function byPath(a: File, b: File): number {
	return paths.compare(a.webkitRelativePath || a.name, b.webkitRelativePath || b.name);
}

/** True for what systems and programs leave in folders beside people's own files; `path` ends with the file's name. */
export function isClutter(path: string): boolean {
	return path
		.split('/')
		.some(
			(name) => /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name) && name !== '.' && name !== '..'
		);
}

/** Whether a drag carries files, as against text or a row of a list. */
export function carriesFiles(event: DragEvent): boolean {
	return event.dataTransfer?.types.includes('Files') ?? false;
}

async function filesIn(entry: FileSystemEntry, depth: number): Promise<File[]> {
	if (isClutter(entry.name) || depth > deepest) return [];
	if (isFile(entry))
		return new Promise((resolve) =>
			entry.file(
				(file) => resolve([withPath(file, entry.fullPath)]),
				() => resolve([])
			)
		);
	const reader = (entry as FileSystemDirectoryEntry).createReader();
	const files: File[] = [];
	for (;;) {
		const batch = await new Promise<FileSystemEntry[]>((resolve) =>
			reader.readEntries(resolve, () => resolve([]))
		);
		if (batch.length === 0) return files;
		for (const inner of batch) files.push(...(await filesIn(inner, depth + 1)));
	}
}

function withPath(file: File, path: string): File {
	return Object.defineProperty(file, 'webkitRelativePath', { value: path.replace(/^\//, '') });
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}
