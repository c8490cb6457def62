/** Which codes are folded in the tree, by project, remembered on the device. What was never folded is open. */
import type { Guid } from '../core/records.ts';
import { session } from './project.svelte.ts';

const key = (folder: Guid): string => `samtal folded ${folder}`;

class Folds {
	#folded: Readonly<Record<Guid, readonly Guid[]>> = $state.raw({});

	/** The codes that are unfolded in the open project. */
	readonly expanded: ReadonlySet<Guid> = $derived.by(() => {
		const { folder, rows } = session();
		const folded = new Set(folder ? (this.#folded[folder] ?? stored(folder)) : []);
		return new Set(rows?.codes.map(({ guid }) => guid).filter((guid) => !folded.has(guid)));
	});

	/** Remembers what is unfolded now. */
	keep = (expanded: ReadonlySet<Guid>): void => {
		const { folder, rows } = session();
		if (!folder || !rows) return;
		const folded = rows.codes.map(({ guid }) => guid).filter((guid) => !expanded.has(guid));
		this.#folded = { ...this.#folded, [folder]: folded };
		try {
			localStorage.setItem(key(folder), JSON.stringify(folded));
		} catch {
			// A full or forbidden store costs the memory of folds only.
		}
	};
}

function stored(folder: Guid): Guid[] {
	try {
		const list: unknown = JSON.parse(localStorage.getItem(key(folder)) ?? '[]');
		return Array.isArray(list) ? list.filter((guid) => typeof guid === 'string') : [];
	} catch {
		return [];
	}
}

/** The folds of this window. */
export const folds = new Folds();
