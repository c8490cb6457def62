/** The turns around a passage, for a context that widens in steps. */
import type { Guid } from '../../core/records.ts';
import type { Source } from './source.ts';
import { DocumentTurns, type PlacedTurn } from './turns.ts';

/** The turns that a range touches, and `more` turns before and after. */
export function context(
	source: Source,
	{ document, start, end, more }: { document: Guid; start: number; end: number; more: number }
): PlacedTurn[] {
	return new DocumentTurns(source, document).around(start, end, more);
}
