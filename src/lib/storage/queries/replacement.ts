/** What replacing a document by its corrected file would do. */
import { replacePreview, type ReplacingFile } from '../../core/commands/replace.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { ReplacementPreview } from '../../core/replacement.ts';
import type { Result } from '../../core/result.ts';
import { sliceOf } from '../texts.ts';
import type { Source } from './source.ts';

/** The preview of `document.replace` with the same file; the refusal where it would be refused. */
export function replacement({ tables }: Source, file: ReplacingFile): Result<ReplacementPreview, Refusal> {
	return replacePreview(
		{
			get: (table, guid) => tables.get(table, guid),
			where: (table, match) => tables.where(table, match),
			slice: (document, start, end) => sliceOf(tables, document, start, end)
		},
		file
	);
}
