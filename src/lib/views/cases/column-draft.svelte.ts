/** An attribute as its dialog holds it: name, type, and the options with the names that they had. */
import type { Attribute } from '../../core/records.ts';

/** One option of a list; `was` is what the values say now, null for a new one. */
export type Option = { readonly id: number; readonly was: string | null; text: string };

/** What the dialog gives: see `attribute.edit`. */
export type ColumnShape = Pick<Attribute, 'name' | 'type' | 'options'> & {
	readonly renames: readonly { readonly from: string; readonly to: string }[];
};

export class ColumnDraft {
	name = $state('');
	type: Attribute['type'] = $state('text');
	options: Option[] = $state([]);
	#next = 0;

	/** `attribute` null for a new one. */
	constructor(attribute: Attribute | null) {
		this.name = attribute?.name ?? '';
		this.type = attribute?.type ?? 'text';
		this.options = (attribute?.options ?? []).map((text) => this.#option(text, text));
	}

	readonly picks = $derived(this.type === 'oneOf' || this.type === 'ordered');
	readonly #filled = $derived(
		this.picks
			? this.options.map((one) => ({ ...one, text: one.text.trim() })).filter(({ text }) => text)
			: []
	);
	readonly shape: ColumnShape = $derived({
		name: this.name,
		type: this.type,
		options: [...new Set(this.#filled.map(({ text }) => text))],
		renames: this.#filled.flatMap(({ was, text }) =>
			was !== null && was !== text ? [{ from: was, to: text }] : []
		)
	});

	/** Adds options after one, or at the end; gives the id of the last. */
	add(texts: readonly string[] = [''], after?: number): number {
		const fresh = texts.map((text) => this.#option(text, null));
		const at = this.options.findIndex(({ id }) => id === after);
		this.options.splice(at < 0 ? this.options.length : at + 1, 0, ...fresh);
		return fresh.at(-1)?.id ?? -1;
	}

	remove(id: number): void {
		this.options = this.options.filter((one) => one.id !== id);
	}

	/** Moves an option one place up (−1) or down (1). */
	move(id: number, by: 1 | -1): void {
		const at = this.options.findIndex((one) => one.id === id);
		const other = this.options[at + by];
		const one = this.options[at];
		if (!one || !other) return;
		this.options[at] = other;
		this.options[at + by] = one;
	}

	#option(text: string, was: string | null): Option {
		return { id: this.#next++, was, text };
	}
}
