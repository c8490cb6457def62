/** Commands on attributes and their values: define, change, order, remove, and fill many cells at once. */
import { z } from 'zod';
import { canonicalValue } from '../attribute-value.ts';
import { emptyChange, updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import {
	attributeShape,
	attributeValueShape,
	guidShape,
	type Attribute,
	type AttributeValue
} from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok } from '../result.ts';

const addShape = z.strictObject({
	...commandBase,
	type: z.literal('attribute.add'),
	attribute: attributeShape
});
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('attribute.edit'),
	guid: guidShape,
	fields: attributeShape.pick({ name: true, type: true, options: true }).partial(),
	/** Options that get another name, whose values go with them. */
	renames: z.array(z.strictObject({ from: z.string(), to: z.string() })),
	/** What happens to values that no longer fit: the whole edit is refused, they stay as they are, or they go. */
	misfits: z.enum(['refuse', 'keep', 'remove'])
});
const moveShape = z.strictObject({
	...commandBase,
	type: z.literal('attribute.move'),
	guid: guidShape,
	position: z.string()
});
const removeShape = z.strictObject({ ...commandBase, type: z.literal('attribute.remove'), guid: guidShape });
const setShape = z.strictObject({
	...commandBase,
	type: z.literal('value.set'),
	/** Each cell with the GUID of the value to make where there is none; null or a blank empties it. */
	cells: z
		.array(attributeValueShape.extend({ value: z.string().max(1_000_000).nullable() }))
		.min(1)
		.max(200_000),
	/** Whether texts that are no option of a one-of attribute become options, instead of being refused. */
	newOptions: z.boolean()
});

export const attributeCommands = {
	'attribute.add': commandKind(addShape, ({ attribute }, facts) => {
		if (facts.get('attribute', attribute.guid)) return err({ type: 'guidTaken' });
		const refused = shapeRefusal(facts, attribute);
		if (refused) return err(refused);
		return ok({
			change: { ...emptyChange, added: [{ table: 'attribute', row: attribute }] },
			line: message('history.attribute.add', { attribute: attribute.name })
		});
	}),

	'attribute.edit': commandKind(editShape, ({ guid, fields, renames, misfits }, facts) => {
		const attribute = facts.get('attribute', guid);
		if (!attribute) return err({ type: 'notFound', table: 'attribute' });
		const next: Attribute = { ...attribute, ...fields };
		const refused = shapeRefusal(facts, next);
		if (refused) return err(refused);
		const update = updateOf('attribute', attribute, next);
		if (!update) return err({ type: 'nothingToDo' });
		const renamed = new Map(renames.map(({ from, to }) => [from, to]));
		const updated: RowUpdate[] = [update];
		const misfit: AttributeValue[] = [];
		for (const row of facts.where('attributeValue', { attribute: guid })) {
			const value = canonicalValue(next, renamed.get(row.value) ?? row.value);
			if (!value) misfit.push(row);
			else if (value !== row.value)
				updated.push({
					table: 'attributeValue',
					guid: row.guid,
					before: { value: row.value },
					after: { value }
				});
		}
		if (misfit.length && misfits === 'refuse') {
			const values = [...new Set(misfit.map(({ value }) => value))].slice(0, 5).join(', ');
			return err({ type: 'valuesMisfit', attribute: attribute.name, count: misfit.length, values });
		}
		const removed: TableRow[] =
			misfits === 'remove' ? misfit.map((row) => ({ table: 'attributeValue', row })) : [];
		return ok({
			change: { ...emptyChange, updated, removed },
			line: message('history.attribute.edit', { attribute: attribute.name, removed: removed.length })
		});
	}),

	'attribute.move': commandKind(moveShape, ({ guid, position }, facts) => {
		const attribute = facts.get('attribute', guid);
		if (!attribute) return err({ type: 'notFound', table: 'attribute' });
		const update = updateOf('attribute', attribute, { position });
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.attribute.move', { attribute: attribute.name })
		});
	}),

	'attribute.remove': commandKind(removeShape, ({ guid }, facts) => {
		const attribute = facts.get('attribute', guid);
		if (!attribute) return err({ type: 'notFound', table: 'attribute' });
		const values = facts.where('attributeValue', { attribute: guid });
		const removed: TableRow[] = [
			...values.map((row): TableRow => ({ table: 'attributeValue', row })),
			{ table: 'attribute', row: attribute }
		];
		return ok({
			change: { ...emptyChange, removed },
			line: message('history.attribute.remove', { attribute: attribute.name, values: values.length })
		});
	}),

	'value.set': commandKind(setShape, ({ cells, newOptions }, facts) => {
		const attributes = new Map<string, Attribute>();
		const changed = new Map<string, Cell>();
		for (const cell of cells) {
			const attribute = attributes.get(cell.attribute) ?? facts.get('attribute', cell.attribute);
			if (!attribute) return err({ type: 'notFound', table: 'attribute' });
			const owner = ownerOf(facts, attribute, cell);
			if ('type' in owner) return err(owner);
			let value = canonicalValue(attribute, cell.value ?? '');
			let now = attribute;
			if (value === null && newOptions && attribute.options.length + 1 <= mostOptions && picks(attribute)) {
				value = (cell.value as string).trim();
				now = { ...attribute, options: [...attribute.options, value] };
			}
			if (value === null) {
				const text = (cell.value ?? '').trim().slice(0, 100);
				return err({ type: 'valueMisfit', attribute: attribute.name, owner: owner.name, value: text });
			}
			attributes.set(now.guid, now);
			changed.set(`${cell.attribute} ${cell.case} ${cell.document}`, { ...cell, value });
		}
		const rows = cellChanges(facts, [...changed.values()]);
		if (!rows) return err({ type: 'guidTaken' });
		const options = [...attributes.values()].flatMap((attribute) => {
			const update = updateOf('attribute', facts.get('attribute', attribute.guid) as Attribute, {
				options: attribute.options
			});
			return update ? [update] : [];
		});
		const count = rows.added.length + rows.updated.length + rows.removed.length;
		if (!count) return err({ type: 'nothingToDo' });
		const [first] = attributes.values();
		return ok({
			change: { ...emptyChange, ...rows, updated: [...options, ...rows.updated] },
			line: message('history.value.set', { count, attribute: first?.name ?? '' }),
			...(changed.size === 1 && { group: `value ${[...changed.keys()][0]}` })
		});
	})
};

type Cell = Omit<AttributeValue, 'value'> & { readonly value: string };

/** Options a list may grow to by pasting: beyond that somebody pasted running text into the wrong column. */
const mostOptions = 500;

const picks = ({ type }: Pick<Attribute, 'type'>): boolean => type === 'oneOf' || type === 'ordered';

/** Why an attribute can't be as it is written; null when it can. */
function shapeRefusal(facts: Facts, { guid, name, target, type, options }: Attribute): Refusal | null {
	const named = facts.where('attribute', { target, name });
	if (named.some((other) => other.guid !== guid)) return { type: 'nameTaken', name };
	const blank = options.some((option) => !option.trim() || option !== option.trim());
	if (blank || new Set(options).size < options.length || (options.length && !picks({ type })))
		return { type: 'malformed', detail: 'options' };
	return null;
}

/** The name of the case or document whose cell it is; a refusal where it is none, or the attribute is of the other. */
function ownerOf(
	facts: Facts,
	attribute: Attribute,
	cell: Pick<AttributeValue, 'case' | 'document'>
): { readonly name: string } | Refusal {
	const [guid, other] = attribute.target === 'case' ? [cell.case, cell.document] : [cell.document, cell.case];
	if (guid === null || other !== null) return { type: 'malformed', detail: 'cells' };
	const found = attribute.target === 'case' ? facts.get('case', guid) : facts.get('document', guid);
	if (!found) return { type: 'notFound', table: attribute.target };
	return { name: 'title' in found ? found.title : found.name };
}

/** What the cells add, change and remove; null when a GUID is taken. */
function cellChanges(facts: Facts, cells: readonly Cell[]) {
	const added: TableRow[] = [];
	const updated: RowUpdate[] = [];
	const removed: TableRow[] = [];
	const guids = new Set<string>();
	for (const cell of cells) {
		const { attribute, document, value, case: of } = cell;
		const known = facts.where('attributeValue', { attribute, document, case: of })[0];
		if (known && value) {
			const update = updateOf('attributeValue', known, { value });
			if (update) updated.push(update);
		} else if (known) removed.push({ table: 'attributeValue', row: known });
		else if (value) {
			if (guids.has(cell.guid) || facts.get('attributeValue', cell.guid)) return null;
			guids.add(cell.guid);
			added.push({ table: 'attributeValue', row: cell });
		}
	}
	return { added, updated, removed };
}
