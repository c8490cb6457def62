/** What merging codes would do. */
import { mergePreview, type MergePreview } from '../../core/commands/code-merge.ts';
import type { Guid } from '../../core/records.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Result } from '../../core/result.ts';
import { factsOf } from './facts-of.ts';
import type { Source } from './source.ts';

/** The preview of `code.merge` with the same codes; the refusal where it would be refused. */
export function codeMerge(
	{ tables }: Source,
	{ codes, into }: { codes: readonly Guid[]; into: Guid }
): Result<MergePreview, Refusal> {
	return mergePreview(factsOf(tables), { codes, into });
}
