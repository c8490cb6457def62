/** The passages that wait to be looked at again because their code's rules changed. */
import { inOrder } from '../../core/code-texts.ts';
import type { Code, CodeTexts, Coding, Guid, RuleChange } from '../../core/records.ts';
import type { ToReview } from './review.ts';
import { allRows, type Source } from './source.ts';
import { turnReader } from './turns.ts';

export type Rechecks = {
	/** The passages by code, document and place in the text; each names its record by `row.recheck`. */
	readonly passages: ToReview<Coding>[];
	/** The records that they name, with the code's texts as they are now. */
	readonly changes: readonly { readonly change: RuleChange; readonly now: CodeTexts }[];
	/** How many passages wait under each code, of all codes, whichever was asked for. */
	readonly waiting: readonly { readonly code: Guid; readonly count: number }[];
};

/** Of one code and coder, or of all for null. */
export function rechecks(
	source: Source,
	{ code, coder }: { code: Guid | null; coder: Guid | null }
): Rechecks {
	const { tables } = source;
	const rows = tables.select(
		'coding',
		` where t.recheck_id is not null and t.orphan = 0
			and (?1 is null or t.code_id = (select id from code where guid = ?1))
			and (?2 is null or t.coder_id = (select id from coder where guid = ?2))
		order by t.code_id, t.document_id, t.start, t."end", t.id`,
		[code, coder]
	);
	const turnsOf = turnReader(source);
	const named = [...new Set(rows.map(({ recheck }) => recheck as Guid))];
	return {
		passages: rows.map((row) => {
			const { document, start, end } = row;
			return { row, turns: start === null || end === null ? [] : turnsOf(document).around(start, end) };
		}),
		changes: named.map((guid) => {
			const change = tables.get('ruleChange', guid) as RuleChange;
			return { change, now: inOrder(tables.get('code', change.code) as Code) };
		}),
		waiting: recheckCounts(source, { coder })
	};
}

/** How many passages wait under each code that has any, of one coder, or of all for null. */
export function recheckCounts(
	source: Source,
	{ coder }: { coder: Guid | null }
): { readonly code: Guid; readonly count: number }[] {
	return allRows(
		source,
		`select k.guid, count(*) from coding g join code k on k.id = g.code_id
		where g.recheck_id is not null and g.orphan = 0
			and (?1 is null or g.coder_id = (select id from coder where guid = ?1))
		group by g.code_id order by g.code_id`,
		[coder]
	).map(([code, count]) => ({ code, count }) as { code: Guid; count: number });
}
