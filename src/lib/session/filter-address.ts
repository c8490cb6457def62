/** Conditions on attributes as they stand in an address. Pure; what can't be read is no condition. */
import type { AttributeCondition } from '../core/group-filter.ts';

/** The conditions that an address holds, one at most an attribute. */
export function conditionsFrom(text: string | undefined): readonly AttributeCondition[] {
	if (!text) return [];
	let list: unknown;
	try {
		list = JSON.parse(text);
	} catch {
		return [];
	}
	if (!Array.isArray(list)) return [];
	const conditions = list.map(conditionOf).filter((one) => one !== null);
	return [...new Map(conditions.map((one) => [one.attribute, one])).values()];
}

/** The text that stands for them; null for none. */
export function conditionsTo(conditions: readonly AttributeCondition[]): string | null {
	if (!conditions.length) return null;
	return JSON.stringify(conditions.map(({ attribute, values, from, to }) => [attribute, values, from, to]));
}

function conditionOf(one: unknown): AttributeCondition | null {
	if (!Array.isArray(one)) return null;
	const [attribute, values, from = null, to = null] = one as unknown[];
	const isText = (text: unknown): text is string => typeof text === 'string';
	if (!isText(attribute)) return null;
	return {
		attribute,
		values: Array.isArray(values) && values.every(isText) ? values : null,
		from: isText(from) ? from : null,
		to: isText(to) ? to : null
	};
}
