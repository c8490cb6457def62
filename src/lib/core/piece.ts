/** Pieces of a text, some of them set apart. */

/** A piece of a text; `differs` where the other text has no such words there. */
export type Piece = { readonly text: string; readonly differs: boolean };

/** A text of one piece. */
export const unmarked = (text: string): Piece[] => [{ text, differs: false }];
