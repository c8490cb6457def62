/** Passages lit by the CSS Custom Highlight API, which colours ranges without touching the document. */

/** What is lit: the passage under the pointer; the selection, wherever the focus is, or the passage being dragged to. */
export type HighlightName = 'transcript-hover' | 'transcript-pending';

/** The ranges that one transcript has lit. The names are the page's, so that style sheets can speak of them. */
export class Lights {
	readonly #lit = new Map<HighlightName, Range>();

	/** Lights `range` under `name` in place of what was; null lights nothing. A browser without the API shows nothing. */
	light(name: HighlightName, range: Range | null): void {
		if (typeof Highlight === 'undefined') return;
		let highlight = CSS.highlights.get(name);
		if (!highlight) {
			highlight = new Highlight();
			CSS.highlights.set(name, highlight);
		}
		const before = this.#lit.get(name);
		if (before) highlight.delete(before);
		this.#lit.delete(name);
		if (range) {
			highlight.add(range);
			this.#lit.set(name, range);
		}
	}

	/** Puts all out. */
	clear(): void {
		for (const name of [...this.#lit.keys()]) this.light(name, null);
	}
}
