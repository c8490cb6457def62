/** A matrix of codes, as the address has it: its axes, and the two codes whose passages are read. */
import type { Analysis } from '$lib/session/analysis.svelte.ts';
import { place } from '$lib/session/place.svelte.ts';
import type { FileTable, TableToSave } from '$lib/views/analysis/files.ts';
import { axisCodeOf, type AxisCode } from '$lib/views/analysis/matrix.ts';
import { say } from '$lib/words/say.ts';

export class ChosenPair {
	readonly #analysis: Analysis;
	readonly #withItself: boolean;

	/** What the rows and columns show, and the least weight of a link that is drawn (null for what suits). */
	readonly axes = $derived.by(() => ({
		rows: this.#analysis.axis('rows'),
		columns: this.#analysis.axis('columns'),
		order: this.#analysis.order,
		least: place.values.least ? Number(place.values.least) || null : null
	}));
	readonly selected = $derived.by(() => {
		const [a, b] = [this.#analysis.code('a'), this.#analysis.code('b')];
		return a && b && (this.#withItself || a !== b) ? { a, b } : null;
	});
	/** Gives the selection up; null where there is none. */
	readonly unselect = $derived.by(() => this.selected && (() => this.select(null, null)));

	/** `withItself` where a code and the same code again are a pair. */
	constructor(analysis: Analysis, withItself: boolean) {
		this.#analysis = analysis;
		this.#withItself = withItself;
	}

	select(a: string | null, b: string | null): void {
		this.#analysis.select({ a, b });
	}

	/** What `numbersOf` says of the two codes; null where one of them is not counted. */
	among<T>(guids: readonly string[], numbersOf: (a: AxisCode, b: AxisCode) => T | null): T | null {
		const { selected } = this;
		if (!selected) return null;
		const [a, b] = [selected.a, selected.b].map((guid) => axisCodeOf(this.#analysis.codes, { guids }, guid));
		return a && b ? numbersOf(a, b) : null;
	}
}

type Named = { readonly name: string; readonly table: () => FileTable };

/** A matrix and its pairs as tables to save. */
export function matrixTables(matrix: Named, pairs: Named): TableToSave[] {
	return [
		{ label: say('analyse.save.matrix'), ...matrix },
		{ label: say('analyse.save.pairs'), ...pairs }
	];
}
