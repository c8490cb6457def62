/** How far a theme has come; apart from the shapes, so that a page may list it without loading zod. */

/** The states of a theme, in the order in which lists show them. */
export const themeStatuses = ['candidate', 'reviewed', 'kept', 'dropped'] as const;
