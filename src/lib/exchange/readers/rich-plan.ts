/** The last step of the readers of formatted text: finds the turns, tells what was counted, makes the Plan. */
import type { Plan } from '../../core/draft.ts';
import type { Message, Result } from '../../core/result.ts';
import { findTurns } from '../layouts/index.ts';
import { planOf } from '../plan.ts';
import type { ReadError, ReadOptions, Source } from '../reader.ts';
import { countNotes, type RichText } from './rich-text.ts';

/** The Plan for `text`; `notes` tell what was noticed on the way to it. */
export function richPlan(
	reader: string,
	source: Source,
	options: ReadOptions,
	text: RichText,
	notes: readonly Message[] = []
): Result<Plan, ReadError> {
	text.close();
	const found = findTurns(text.paragraphs, options.layout, options.pattern);
	return planOf({
		reader,
		source,
		...found,
		notes: [...notes, ...found.notes, ...countNotes(text.counts)]
	});
}
