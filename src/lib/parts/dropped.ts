/** The files of a drop, those in dropped folders among them. Reads no file's bytes. */

/** How deep folders in folders are followed. */
const deepest = 8;

/** Every file of a drop, in order. Must be called while the drop event is being handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
	const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
	if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files];
	const nested = await Promise.all(
		entries.filter((entry) => entry !== null).map((entry) => filesIn(entry, 0))
	);
	return nested.flat();
}

/** Whether a drag carries files, as against text or a row of a list. */
export function carriesFiles(event: DragEvent): boolean {
	return event.dataTransfer?.types.includes('Files') ?? false;
}

async function filesIn(entry: FileSystemEntry, depth: number): Promise<File[]> {
	if (entry.name.startsWith('.') || depth > deepest) return [];
	if (isFile(entry))
		return new Promise((resolve) =>
			entry.file(
				(file) => resolve([file]),
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

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}
