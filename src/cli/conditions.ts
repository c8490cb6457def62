/** `--where`: conditions on documents, cases, those who speak and coded passages, as queries take them. */
import { canonicalValue, valueRank } from '../lib/core/attribute-value.ts';
import {
	noFilter,
	withinOf,
	type AttributeCondition,
	type GroupFilter,
	type Marks,
	type Within
} from '../lib/core/group-filter.ts';
import { documentKinds, type Attribute, type DocumentKind, type Guid } from '../lib/core/records.ts';
import { err, message, ok, type Err, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import { named } from './named.ts';

/** The filter that the conditions make together, or the sentence what is wrong with the first that is none. */
export function withinNamed(
	conditions: readonly string[],
	engine: Engine,
	overview: Overview
): Result<Within, Message> {
	let asked: Asked = { filter: noFilter, marks: {} };
	for (const where of conditions) {
		const [, name, sign, text] = /^((?:attribute=)?.+?)\s*(>=|<=|=)\s*(.*)$/s.exec(where) ?? [];
		if (name === undefined || text === undefined) return err(message('cli.numbers.badWhere', { where }));
		const condition = { where, name: name.trim(), sign: sign as Sign, text };
		const next = narrowed(asked, condition, engine, overview);
		if (!next.ok) return next;
		asked = next.value;
	}
	return ok({ ...withinOf(asked.filter, overview), ...asked.marks });
}

type Asked = { readonly filter: GroupFilter; readonly marks: Marks };
type Sign = '=' | '>=' | '<=';
type Condition = {
	readonly where: string;
	readonly name: string;
	readonly sign: Sign;
	readonly text: string;
};

/** What is asked with one more condition, which has to hold beside the others. */
function narrowed(
	asked: Asked,
	{ where, name, sign, text }: Condition,
	engine: Engine,
	overview: Overview
): Result<Asked, Message> {
	const { filter, marks } = asked;
	const filtered = (more: Partial<GroupFilter>): Result<Asked, Message> =>
		ok({ ...asked, filter: { ...filter, ...more } });
	const marked = (more: Marks): Result<Asked, Message> => ok({ ...asked, marks: { ...marks, ...more } });
	const values = text.split('|').map((value) => value.trim());
	const noValue = (value: string) => noValueIn({ where, name, value });
	const unknown = err(message('cli.numbers.unknownWhere', { where }));
	const unknownValue = values.includes('') ? noValue('') : unknown;
	switch (`${name}${sign}`) {
		case 'date>=':
		case 'date<=': {
			const date = canonicalValue({ type: 'date', options: [] }, text);
			if (!date) return noValue(text);
			return filtered(
				sign === '>='
					? { from: filter.from && filter.from > date ? filter.from : date }
					: { to: filter.to && filter.to < date ? filter.to : date }
			);
		}
		case 'kind=': {
			const none = values.find((kind) => !documentKinds.includes(kind as DocumentKind));
			if (none !== undefined) return noValue(none);
			return filtered({ kinds: both(filter.kinds, values as DocumentKind[]) });
		}
		case 'document=': {
			const guids = allNamed(overview.documents, values, (one) => one.title);
			return guids ? filtered({ documents: both(filter.documents, guids) }) : unknownValue;
		}
		case 'case=': {
			const guids = allNamed(overview.cases, values, (one) => one.name);
			return guids ? filtered({ cases: both(filter.cases, guids) }) : unknownValue;
		}
		case 'speaker=': {
			const called = values.map((value) => value && named(overview.speakers, value, (one) => one.name)?.name);
			if (called.includes(undefined)) return unknown;
			return filtered({ speakers: both(filter.speakers, called as string[]) });
		}
		case 'facilitators=':
			if (text !== 'in' && text !== 'out') return noValue(text);
			return filtered({ facilitators: filter.facilitators === 'out' ? 'out' : text });
		case 'starred=':
		case 'auto=': {
			if (text !== 'yes' && text !== 'no') return noValue(text);
			const only = text === 'yes' ? 'only' : 'none';
			const before = marks[name as 'starred' | 'auto'];
			return before && before !== only
				? err(message('cli.numbers.contrary', { where }))
				: marked({ [name]: only });
		}
		case 'set=': {
			const { sets, members } = engine.query('codeSets', {});
			const guids = allNamed(sets, values, (one) => one.name);
			if (!guids) return unknownValue;
			const codes = members.filter(({ set }) => guids.includes(set)).map(({ code }) => code);
			return marked({ codes: both(marks.codes ?? null, codes) });
		}
	}
	const attribute = named(overview.attributes, name.replace(/^attribute=/, ''), (one) => one.name);
	if (!attribute) return unknown;
	const condition = conditionOn(attribute, { where, sign, text, values }, overview);
	return condition.ok ? filtered({ attributes: [...filter.attributes, condition.value] }) : condition;
}

/** Attributes whose values have an order. */
const ordered: readonly Attribute['type'][] = ['number', 'date', 'ordered'];

/** The condition on an attribute, its values written as the project writes them. */
function conditionOn(
	attribute: Attribute,
	{ where, sign, text, values }: Omit<Condition, 'name'> & { readonly values: readonly string[] },
	overview: Overview
): Result<AttributeCondition, Message> {
	const { guid, name, type } = attribute;
	const none = { attribute: guid, values: null, from: null, to: null };
	const noValue = (value: string) => noValueIn({ where, name, value });
	if (sign !== '=') {
		if (!ordered.includes(type)) return err(message('cli.numbers.noOrder', { name }));
		const bound = canonicalValue(attribute, text);
		if (!bound || valueRank(attribute, bound) === null) return noValue(text);
		return ok(sign === '>=' ? { ...none, from: bound } : { ...none, to: bound });
	}
	const given = overview.values.filter((one) => one.attribute === guid);
	const known: string[] = [];
	for (const value of values) {
		const written =
			type === 'text'
				? value && named(given, value, (one) => one.value)?.value
				: canonicalValue(attribute, value);
		if (written === undefined || written === null) return noValue(value);
		known.push(written);
	}
	return ok({ ...none, values: known });
}

/** What is said of a value that a condition can't ask for, or where none is written. */
const noValueIn = ({ where, name, value }: { where: string; name: string; value: string }): Err<Message> =>
	err(
		value.trim()
			? message('cli.numbers.noValueOf', { name, value })
			: message('cli.numbers.blankWhere', { where: where.trim() })
	);

/** The GUIDs of the rows that these names name; null where one names none. */
function allNamed<T extends { readonly guid: Guid }>(
	rows: readonly T[],
	names: readonly string[],
	nameOf: (row: T) => string
): Guid[] | null {
	const guids = names.map((name) => named(rows, name, nameOf)?.guid);
	return guids.includes(undefined) ? null : (guids as Guid[]);
}

/** What stands in both lists; null lets everything pass. */
function both<T>(before: readonly T[] | null, now: readonly T[]): readonly T[] {
	return before ? before.filter((one) => now.includes(one)) : now;
}
