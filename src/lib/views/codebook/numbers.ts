/** What a code's numbers are: of the code alone, and with its sub-codes. */
import type { Guid } from '../../core/records.ts';

/** Coded passages, and documents with at least one of them. */
export type Use = { readonly passages: number; readonly documents: number };

/** How one coder used a code; `all` holds what stands under its sub-codes too, overlapping passages united. */
export type CodeNumbers = { readonly by: Guid; readonly own: Use; readonly all: Use };
