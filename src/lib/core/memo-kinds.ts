/** What memos are about and of which types; apart from the shapes, so that a page may list them without loading zod. */

/** What a memo is about. A passage memo has a document and offsets of its own. */
export const memoTargets = ['project', 'document', 'passage', 'code', 'coding', 'case', 'theme'] as const;

/** `mark` is a mark without words beside a passage that has no code yet: a passage memo with no title and no body. */
export const memoTypes = ['analytic', 'methodological', 'theoretical', 'reflexive', 'todo', 'mark'] as const;
