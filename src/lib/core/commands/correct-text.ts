/** The rule of `document.splice`: correcting words inside one turn moves every anchored row in the same Change. */
import type { Splice } from '../change.ts';
import type { Verdict } from '../command.ts';
import type { Facts } from '../facts.ts';
import type { Guid } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { isClean, splitsCharacter } from '../text.ts';
import { rewrite } from './rewrite.ts';

type Correction = { document: Guid; at: number; removed: string; inserted: string; time: string };

/**
 * What the correction does. Refused when other words stand at its place, when it leaves its turn, or when it
 * would alter a line feed between turns. Codings and memos that it clips are listed; one that loses all its
 * visible text keeps its old quote and becomes an orphan.
 */
export function correctText(command: Correction, facts: Facts): Verdict {
	const document = facts.get('document', command.document);
	if (!document) return err({ type: 'notFound', table: 'document' });
	const { at, removed, inserted } = command;
	const splice: Splice = { document: document.guid, at, removed, inserted };
	if (removed === inserted) return err({ type: 'nothingToDo' });
	if (!isClean(inserted)) return err({ type: 'malformed', detail: 'inserted' });
	const turn = facts
		.where('turn', { document: document.guid })
		.find((one) => one.start <= at && at + removed.length <= one.end);
	if (!turn || facts.slice(document.guid, at, at + removed.length) !== removed)
		return err({ type: 'spliceMisfit' });
	if (cutsCharacter(facts, splice, document.length)) return err({ type: 'spliceMisfit' });
	return ok({
		change: rewrite(facts, document, [splice]),
		line: message('history.document.splice', { document: document.title })
	});
}

/** True when the splice would leave half a character (one of two UTF-16 units) on either side. */
export function cutsCharacter(facts: Facts, { document, at, removed }: Splice, length: number): boolean {
	return [at, at + removed.length].some((place) => {
		const from = Math.max(0, place - 1);
		return splitsCharacter(facts.slice(document, from, Math.min(length, place + 1)), place - from);
	});
}
