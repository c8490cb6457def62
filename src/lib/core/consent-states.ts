/** Whether the person behind a case agreed to take part; apart from the shapes, so that a page may list it without loading zod. */

/** The states of consent, in the order in which lists show them. */
export const consentStates = ['unknown', 'given', 'partly', 'withdrawn'] as const;
