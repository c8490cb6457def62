/** Ways of analysing that a study may take; apart from the shapes, so that a page may list them without loading zod. */

/** The approaches, in the order in which they are offered. `codebook` is codebook or framework analysis. */
export const approaches = ['reflexive', 'codebook', 'content', 'grounded', 'other'] as const;

export type Approach = (typeof approaches)[number];
