/** Finding words in a text, whatever their case. */

/** A hit: UTF-16 units, half open. */
export type Hit = { readonly start: number; readonly end: number };

/**
 * Every place where `words` stand in `text`, in order, without regard to case (å is not a) and taking any run of
 * blanks for a blank. Folding goes letter by letter, so that offsets stay those of the text.
 */
export function hitsIn(text: string, words: string): Hit[] {
	const wanted = words.trim();
	if (!wanted) return [];
	const pattern = wanted
		.split(/\s+/)
		.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('\\s+');
	return [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ index, 0: found }) => {
		return { start: index, end: index + found.length };
	});
}
