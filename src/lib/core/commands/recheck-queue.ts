/** Which passages are looked at again after a code's rules changed, and how such a queue is opened. */
import { emptyChange, updateOf, type Change } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { RuleChange } from '../records.ts';

const rules: readonly string[] = ['definition', 'include', 'exclude', 'translations'];

/** True for a field whose change may make passages coded before no longer fit. */
export const isRule = (field: string): boolean => rules.includes(field);

/**
 * Puts the passages of a code into its queue, with the record of what changed. Those that wait already keep the older
 * record: they were coded by the rules before that. Nothing where no passage is left to wait.
 */
export function openQueue(facts: Facts, record: RuleChange): Change {
	const updated = facts
		.where('coding', { code: record.code, recheck: null })
		.filter((coding) => !coding.orphan)
		.flatMap((coding) => updateOf('coding', coding, { recheck: record.guid }) ?? []);
	if (!updated.length) return emptyChange;
	return { ...emptyChange, added: [{ table: 'ruleChange', row: record }], updated };
}
