/** A document's language as Intl takes it. */

/** The tag in its canonical form; undefined, which is the reader's own language, for free text that is no tag. */
export function knownLanguage(language: string | null): string | undefined {
	try {
		return language ? Intl.getCanonicalLocales(language)[0] : undefined;
	} catch {
		return undefined;
	}
}
