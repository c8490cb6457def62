/** Conditions on attributes, names and facilitators, as they stand in an address. Pure; what can't be read is no condition. */
import type { AttributeCondition } from '../core/group-filter.ts';

/** The conditions that an address holds, one at most an attribute. */
export function conditionsFrom(text: string | undefined): readonly AttributeCondition[] {
	const conditions = (listFrom(text) ?? []).map(conditionOf).filter((one) => one !== null);
	return [...new Map(conditions.map((one) => [one.attribute, one])).values()];
}

/** The text that stands for them; null for none. */
export function conditionsTo(conditions: readonly AttributeCondition[]): string | null {
	if (!conditions.length) return null;
	return JSON.stringify(conditions.map(({ attribute, values, from, to }) => [attribute, values, from, to]));
}

/** The names that an address holds, which may have any characters; null for none. */
export function namesFrom(text: string | undefined): readonly string[] | null {
	const list = listFrom(text);
	return list?.every((name) => typeof name === 'string') ? list : null;
}

/** Whether facilitators count: as the address says, else only where one of them is named. */
export function facilitatorsFrom(text: string | undefined, areNamed: boolean): 'in' | 'out' {
	return text === 'in' || (areNamed && text !== 'out') ? 'in' : 'out';
}

function listFrom(text: string | undefined): unknown[] | null {
	try {
		const list: unknown = text ? JSON.parse(text) : null;
		return Array.isArray(list) ? list : null;
	} catch {
		return null;
	}
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
