/**
 * A codebook taken apart into items (each code, each set, the codebook itself) with named fields, the form in which two
 * codebooks are held against each other, and put together again.
 */
import { textFields } from './code-texts.ts';
import { emptyCodebook, type Codebook, type CodeEntry, type SetEntry } from './codebook.ts';
import type { CodeTexts, Guid } from './records.ts';

/** A field's value; a text that a language lacks is '', a set that a code is not in false. */
export type Value = string | boolean | null;

/** What an item is. */
export type ItemKind = 'codebook' | 'code' | 'set';

/**
 * One item. Fields of a code: `parent`, `key`, `color`, `applicable`, and `name.en` and the like for each text; of a set:
 * `name`, `color`, `note`, `exclusive`, `residual`, and `member.GUID`; of the codebook: `name.en`, `memo.en`.
 */
export type Item = {
	readonly kind: ItemKind;
	readonly guid: Guid;
	readonly fields: ReadonlyMap<string, Value>;
};

/** The items of a codebook by `KIND GUID`, in its order; the codebook itself first, its GUID ''. */
export function itemsOf(codebook: Codebook): Map<string, Item> {
	const items: Item[] = [
		{ kind: 'codebook', guid: '', fields: headFields(codebook) },
		...codebook.codes.map((code): Item => ({ kind: 'code', guid: code.guid, fields: codeFields(code) })),
		...codebook.sets.map((set): Item => ({ kind: 'set', guid: set.guid, fields: setFields(set) }))
	];
	return new Map(items.map((item) => [itemId(item.kind, item.guid), item]));
}

/** The items as a codebook, in their order. */
export function codebookOf(items: Iterable<Item>): Codebook {
	const made = { ...emptyCodebook, codes: [] as CodeEntry[], sets: [] as SetEntry[] };
	for (const { kind, guid, fields } of items) {
		if (kind === 'code') made.codes.push(codeOf(guid, fields));
		else if (kind === 'set') made.sets.push(setOf(guid, fields));
		else Object.assign(made, { name: textsOf(fields, 'name'), memo: textsOf(fields, 'memo') });
	}
	return made;
}

/** The id of an item. */
export const itemId = (kind: ItemKind, guid: Guid): string => `${kind} ${guid}`;

/** The value of a field, also of one that the item does not name. */
export function valueOf(item: Item, field: string): Value {
	const value = item.fields.get(field);
	return value !== undefined ? value : field.startsWith('member.') ? false : '';
}

/** A field's name and what follows it: a language, or the GUID of a member; '' for neither. */
export function partsOf(field: string): readonly [name: string, part: string] {
	const dot = field.indexOf('.');
	return dot < 0 ? [field, ''] : [field.slice(0, dot), field.slice(dot + 1)];
}

/** The fields of both items, those of the first in its order before the others. */
export function fieldsOf(a: Item, b: Item): string[] {
	return [...new Set([...a.fields.keys(), ...b.fields.keys()])];
}

function headFields({ name, memo }: Codebook): Map<string, Value> {
	const of = (field: string, texts: Readonly<Record<string, string>>) =>
		Object.entries(texts).map(([tag, text]): [string, Value] => [`${field}.${tag}`, text]);
	return new Map([...of('name', name), ...of('memo', memo)]);
}

function codeFields({ parent, key, color, applicable, texts }: CodeEntry): Map<string, Value> {
	const fields = new Map<string, Value>();
	for (const [tag, text] of Object.entries(texts)) fields.set(`name.${tag}`, text.name);
	fields.set('parent', parent).set('key', key).set('color', color).set('applicable', applicable);
	for (const [tag, text] of Object.entries(texts)) {
		for (const field of textFields.slice(1)) fields.set(`${field}.${tag}`, text[field]);
	}
	return fields;
}

function setFields({ name, color, note, exclusive, residual, codes }: SetEntry): Map<string, Value> {
	const members = codes.map((code): [string, Value] => [`member.${code}`, true]);
	return new Map<string, Value>([
		['name', name],
		['color', color],
		['note', note],
		['exclusive', exclusive],
		['residual', residual],
		...members
	]);
}

function codeOf(guid: Guid, fields: ReadonlyMap<string, Value>): CodeEntry {
	const texts: Record<string, CodeTexts> = {};
	for (const [field, value] of fields) {
		const [name, tag] = partsOf(field);
		if (tag) (texts[tag] ??= emptyTexts())[name as keyof CodeTexts] = value as string;
	}
	return {
		guid,
		parent: fields.get('parent') as Guid | null,
		key: fields.get('key') as string | null,
		color: fields.get('color') as string,
		applicable: fields.get('applicable') as boolean,
		texts
	};
}

function setOf(guid: Guid, fields: ReadonlyMap<string, Value>): SetEntry {
	return {
		guid,
		name: fields.get('name') as string,
		color: fields.get('color') as string,
		note: fields.get('note') as string,
		exclusive: fields.get('exclusive') as boolean,
		residual: fields.get('residual') as Guid | null,
		codes: [...fields]
			.filter(([field, value]) => field.startsWith('member.') && value)
			.map(([field]) => field.slice(7))
	};
}

function textsOf(fields: ReadonlyMap<string, Value>, name: string): Record<string, string> {
	const found = [...fields].filter(([field]) => partsOf(field)[0] === name);
	return Object.fromEntries(found.map(([field, value]) => [partsOf(field)[1], value as string]));
}

const emptyTexts = (): CodeTexts => Object.fromEntries(textFields.map((field) => [field, ''])) as CodeTexts;
