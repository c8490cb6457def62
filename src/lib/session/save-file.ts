/** Puts bytes on the user's own disk: by the browser's file dialog where there is one, as a download elsewhere. */
import type { FileHandle } from './file-handles.ts';

type Picker = (options: {
	suggestedName: string;
	types: { accept: Record<string, string[]> }[];
}) => Promise<FileHandle>;

/**
 * Saves `bytes` under `name`, or under the name that the user gives instead. False when the user thought better of
 * it; a download counts as saved once it is handed over. `keep` is given the file's handle where there is one. Rejects
 * when the disk refuses the bytes.
 */
export async function saveFile(
	bytes: Uint8Array,
	name: string,
	mime: string,
	keep?: (handle: FileHandle) => Promise<void>
): Promise<boolean> {
	const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker;
	const picked = picker ? await pick(picker, name, mime) : 'unavailable';
	if (picked === 'cancelled') return false;
	if (picked === 'unavailable') download(bytes, name, mime);
	else {
		const file = await picked.createWritable();
		await file.write(bytes as FileSystemWriteChunkType);
		await file.close();
		await keep?.(picked);
	}
	return true;
}

async function pick(
	picker: Picker,
	name: string,
	mime: string
): Promise<FileHandle | 'cancelled' | 'unavailable'> {
	const extension = /\.[a-z0-9]{1,16}$/i.exec(name)?.[0];
	const plainMime = mime.split(';', 1)[0] ?? mime;
	try {
		return await picker({
			suggestedName: name,
			types: extension ? [{ accept: { [plainMime]: [extension] } }] : []
		});
	} catch (fault) {
		// The dialog needs a click or key press of a moment ago; work that took longer ends as a download.
		return (fault as DOMException).name === 'AbortError' ? 'cancelled' : 'unavailable';
	}
}

function download(bytes: Uint8Array, name: string, mime: string): void {
	const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mime }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	// Some browsers start reading only after the click's own turn.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
