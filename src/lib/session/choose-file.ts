/** Asks the user for files: by handles that can be kept where the browser has them, by a file field elsewhere. */
import type { FileHandle } from './file-handles.ts';

type Picker = (options: {
	types: { accept: Record<string, string[]> }[];
	multiple?: boolean;
}) => Promise<FileHandle[]>;

/** A file that was chosen, with its handle where there is one. */
export type ChosenFile = { readonly file: File; readonly handle: FileHandle | null };

/** One file of the kinds that `accept` names by type and endings; null when none was chosen. */
export async function chooseKeptFile(accept: Record<string, string[]>): Promise<ChosenFile | null> {
	const picker = (globalThis as { showOpenFilePicker?: Picker }).showOpenFilePicker;
	if (picker) {
		try {
			const [handle] = await picker({ types: [{ accept }] });
			return handle ? { file: await handle.getFile(), handle } : null;
		} catch (fault) {
			if ((fault as DOMException).name === 'AbortError') return null;
		}
	}
	const endings = Object.entries(accept).flat(2);
	const [file] = await chooseFiles(endings.join(','));
	return file ? { file, handle: null } : null;
}

/** Files by the browser's own field; none when nothing was chosen. */
export function chooseFiles(accept: string, multiple = false): Promise<File[]> {
	const field = document.createElement('input');
	field.type = 'file';
	field.accept = accept;
	field.multiple = multiple;
	return new Promise((resolve) => {
		field.onchange = () => resolve([...(field.files ?? [])]);
		field.oncancel = () => resolve([]);
		field.click();
	});
}
