/** Which messages say themselves. */

/** True for a message without values, choices or quotes: it is its own sentence and need not be read as ICU. */
export const isPlain = (message: string): boolean => !/[{}']/.test(message);
