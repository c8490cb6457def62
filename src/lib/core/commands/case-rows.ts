/** What the rows of a table do to cases, attributes and values: the part that questionnaires and tables of cases share. */
import { z } from 'zod';
import { canonicalValue } from '../attribute-value.ts';
import { matchCases, type CaseMatch } from '../case-match.ts';
import { foldedName } from '../case-proposal.ts';
import { updateOf, type RowUpdate, type TableRow } from '../change.ts';
import type { Facts } from '../facts.ts';
import { newCase } from '../new-case.ts';
import {
	attributeShape,
	caseShape,
	guidShape,
	type Attribute,
	type AttributeValue,
	type Guid
} from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { positionsBetween } from '../tree.ts';

/** A column of closed answers, with the GUID of the attribute to make where there is none of its name. */
export const attributeColumnShape = attributeShape.pick({
	guid: true,
	name: true,
	type: true,
	options: true
});
export type AttributeColumn = z.infer<typeof attributeColumnShape>;

/** A row: which case it is about, and its closed answers by the index of their column. Empty cells are left out. */
export const caseRowShape = z.strictObject({
	/** The GUID of the case to make where the name is new. */
	guid: guidShape,
	name: caseShape.shape.name,
	/** What a person decided: a case that is there, a new one whoever bears the name, or null to match by name. */
	into: z.union([guidShape, z.literal('new')]).nullable(),
	values: z.array(
		z.strictObject({
			guid: guidShape,
			attribute: z.number().int().nonnegative(),
			value: z.string().trim().min(1)
		})
	)
});
export type CaseRow = z.infer<typeof caseRowShape>;

/** How many rows found their case, made one, or need a person's word; how many values are new or differ. */
export type CaseCounts = {
	readonly matched: number;
	readonly fresh: number;
	readonly newValues: number;
	readonly changedValues: number;
	/** Names of attributes made, and of those that had to become text because a value does not fit their type. */
	readonly newAttributes: readonly string[];
	readonly widened: readonly string[];
};

export type CaseRows = {
	readonly added: readonly TableRow[];
	readonly updated: readonly RowUpdate[];
	/** The case of each row, in order. */
	readonly cases: readonly Guid[];
	readonly counts: CaseCounts;
};

/** The matches of the rows, with what a person decided put in their place. */
export function matchRows(
	rows: readonly Pick<CaseRow, 'name' | 'into'>[],
	facts: Facts,
	known?: ReadonlyMap<string, Guid>
): CaseMatch[] {
	const matches = matchCases(
		facts.where('case', {}),
		rows.map(({ name }) => name),
		known
	);
	return rows.map(({ into }, at): CaseMatch => {
		if (into === null) return matches[at]!;
		return into === 'new' ? { state: 'new' } : { state: 'matched', case: into };
	});
}

/**
 * What the rows add and update. A value in the table wins over one that is there; an empty cell changes nothing. Refused
 * when a name stands twice, when it is unclear which case is meant, or when a case that was chosen is gone.
 */
export function caseRows(
	rows: readonly CaseRow[],
	columns: readonly AttributeColumn[],
	facts: Facts,
	known?: ReadonlyMap<string, Guid>
): Result<CaseRows, Refusal> {
	if (new Set(rows.map(({ name }) => name)).size < rows.length)
		return err({ type: 'malformed', detail: 'rows.name' });
	if (new Set(columns.map(({ name }) => foldedName(name))).size < columns.length)
		return err({ type: 'malformed', detail: 'attributes.name' });
	if (
		rows.some(
			({ values }) =>
				!areOnce(
					values.map(({ attribute }) => attribute),
					columns.length
				)
		)
	)
		return err({ type: 'malformed', detail: 'rows.values' });
	const added: TableRow[] = [];
	const cases: Guid[] = [];
	for (const [at, match] of matchRows(rows, facts, known).entries()) {
		const row = rows[at]!;
		if (match.state === 'unclear') return err({ type: 'unclearCase', name: row.name });
		if (match.state === 'matched' && !facts.get('case', match.case))
			return err({ type: 'notFound', table: 'case' });
		if (match.state === 'new') added.push({ table: 'case', row: newCase(row.guid, row.name) });
		cases.push(match.state === 'new' ? row.guid : match.case);
	}
	if (new Set(cases).size < cases.length) return err({ type: 'malformed', detail: 'rows.into' });
	const fresh = added.length;
	const updated: RowUpdate[] = [];
	const used = attributesFor(columns, rows, facts);
	const newAttributes: string[] = [];
	for (const { row, before } of used) {
		const update = before && updateOf('attribute', before, { type: row.type, options: row.options });
		if (update) updated.push(update);
		if (before) continue;
		added.push({ table: 'attribute', row });
		newAttributes.push(row.name);
	}
	const counts = { newValues: 0, changedValues: 0 };
	const there = used.map(({ row, before }) =>
		before ? valuesByCase(facts, row.guid) : new Map<Guid, AttributeValue>()
	);
	rows.forEach(({ values }, at) => {
		for (const { guid, attribute, value } of values) {
			const { row } = used[attribute]!;
			const now = canonicalValue(row, value) ?? value;
			const before = there[attribute]!.get(cases[at]!);
			const update = before && updateOf('attributeValue', before, { value: now });
			if (update) updated.push(update);
			if (update) counts.changedValues++;
			if (before) continue;
			counts.newValues++;
			const about = { attribute: row.guid, case: cases[at]!, document: null };
			added.push({ table: 'attributeValue', row: { guid, ...about, value: now } });
		}
	});
	const widened = used
		.filter(({ row, before }) => before && before.type !== row.type)
		.map(({ row }) => row.name);
	return ok({
		added,
		updated,
		cases,
		counts: { matched: rows.length - fresh, fresh, ...counts, newAttributes, widened }
	});
}

type UsedAttribute = { readonly row: Attribute; readonly before: Attribute | null };

/** For each column the attribute of cases that has its name, widened where its values need it, or a new one. */
function attributesFor(
	columns: readonly AttributeColumn[],
	rows: readonly CaseRow[],
	facts: Facts
): UsedAttribute[] {
	const known = facts.where('attribute', { target: 'case' });
	const last = facts
		.where('attribute', {})
		.reduce<string | null>((max, { position }) => (max === null || position > max ? position : max), null);
	const positions = positionsBetween(last, null, columns.length);
	const given = columns.map((): string[] => []);
	for (const { values } of rows) for (const { attribute, value } of values) given[attribute]!.push(value);
	return columns.map((column, at) => {
		const before =
			known.find(({ name }) => name === column.name) ??
			known.find(({ name }) => foldedName(name) === foldedName(column.name));
		const values = given[at]!;
		if (before) return { before, row: widened(before, column, values) };
		const row: Attribute = { ...column, target: 'case', position: positions[at]! };
		return { before: null, row: widened(row, column, values) };
	});
}

/** The attribute so that every value fits: with more options, or as text where its type holds no options. */
function widened(attribute: Attribute, column: AttributeColumn, values: readonly string[]): Attribute {
	if (attribute.type === 'oneOf' || attribute.type === 'ordered') {
		// A longer scale that holds the known one tells where its further steps belong.
		const longer =
			attribute.type === 'ordered' &&
			column.options.length > attribute.options.length &&
			attribute.options.every((option) => column.options.includes(option));
		const all = { ...attribute, options: [...(longer ? column.options : attribute.options)] };
		for (const value of values) if (canonicalValue(all, value) === null) all.options.push(value);
		return all;
	}
	if (values.every((value) => canonicalValue(attribute, value) !== null)) return attribute;
	return { ...attribute, type: 'text', options: [] };
}

function valuesByCase(facts: Facts, attribute: Guid): Map<Guid, AttributeValue> {
	return new Map(
		facts
			.where('attributeValue', { attribute })
			.flatMap((row) => (row.case === null ? [] : [[row.case, row] as const]))
	);
}

/** True when the indexes lie below `count` and none comes twice. */
export function areOnce(indexes: readonly number[], count: number): boolean {
	return new Set(indexes).size === indexes.length && indexes.every((index) => index < count);
}
