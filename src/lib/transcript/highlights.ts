/** Passages lit by the CSS Custom Highlight API, which colours ranges without touching the document. */

/** What is lit: the passage under the pointer, the selection while the focus is elsewhere, the passage being dragged to. */
export type HighlightName = 'transcript-hover' | 'transcript-pending';

/** Lights `range` under `name` in place of `before`; null lights nothing. A browser without the API shows nothing. */
export function light(name: HighlightName, range: Range | null, before: Range | null): void {
	if (typeof Highlight === 'undefined') return;
	let highlight = CSS.highlights.get(name);
	if (!highlight) {
		highlight = new Highlight();
		CSS.highlights.set(name, highlight);
	}
	if (before) highlight.delete(before);
	if (range) highlight.add(range);
}
