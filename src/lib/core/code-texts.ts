/** The texts of a code in one order; apart from codebooks, which need hashes. */
import type { CodeTexts } from './records.ts';

/** The texts of a code, in the order in which people read them. */
export const textFields = ['name', 'definition', 'include', 'exclude', 'example', 'borderline'] as const;

/** Its texts alone, of a code or of a translation, with their members in one order. */
export function inOrder(texts: CodeTexts): CodeTexts {
	return Object.fromEntries(textFields.map((field) => [field, texts[field]])) as CodeTexts;
}
