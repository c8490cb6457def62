/** How far one may have come with a document; apart from the shapes, so that a page may list it without loading zod. */

/** How far one coder has come with one document. */
export const assignmentStates = ['unread', 'reading', 'coding', 'finished', 'checked'] as const;
