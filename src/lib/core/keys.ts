/** Which letters a code may have as its key: those that the transcript's own actions do not use. */

/** Letters that act in the transcript: code, extend, find, in vivo, turns, memo, next passage, take turn, uncode. */
export const reservedKeys = ['c', 'e', 'f', 'i', 'j', 'k', 'm', 'n', 't', 'x'] as const;

/** True for one letter that no action uses, or for two letters (typed after a comma). */
export function isFreeKey(key: string): boolean {
	return /^\p{Ll}{1,2}$/u.test(key) && !(reservedKeys as readonly string[]).includes(key);
}
