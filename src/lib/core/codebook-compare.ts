/** What differs between two codebooks, as data with a sentence for each; passages are the caller's to count. */
import { diffWordsWithSpace } from 'diff';
import { textFields } from './code-texts.ts';
import { canonical, childrenOf, type Codebook } from './codebook.ts';
import {
	fieldMessage,
	kindOf,
	namesOf,
	orderMessage,
	presenceMessage,
	type DifferenceKind
} from './codebook-difference.ts';
import {
	fieldsOf,
	itemsOf,
	partsOf,
	valueOf,
	type Item,
	type ItemKind,
	type Value
} from './codebook-items.ts';
import { withGuidsOf } from './codebook-match.ts';
import { sameOrder, within } from './codebook-order.ts';
import type { Guid } from './records.ts';
import type { Message } from './result.ts';

/** A stretch of a text: in both, only in the one before, or only in the one after. */
export type WordEdit = { readonly text: string; readonly in: 'both' | 'before' | 'after' };

/** One difference. */
export type Difference = {
	readonly kind: DifferenceKind;
	readonly of: ItemKind;
	/** The code or set; '' for the codebook itself, and for the order of the top level and of the sets. */
	readonly guid: Guid;
	/** The field, such as `definition.en`; '' for an item added or removed, and for an order. */
	readonly field: string;
	readonly before: Value;
	readonly after: Value;
	/** The words of a text that changed, in order; empty for anything but a text. */
	readonly words: readonly WordEdit[];
	readonly sentence: Message;
};

/**
 * The differences from `before` to `after`, in the order of `after`, what is gone last. Codes are the same by GUID, then
 * by path, then by a name that both have once. `language` decides which names sentences use.
 */
export function compareCodebooks(before: Codebook, after: Codebook, language?: string): Difference[] {
	const old = canonical(before);
	const now = canonical(withGuidsOf(old, after, { anywhere: true }));
	const [a, b] = [itemsOf(old), itemsOf(now)];
	const names = namesOf(now, old, language);
	const differences: Difference[] = [];
	for (const [id, item] of b) {
		const was = a.get(id);
		if (was) differences.push(...fieldDifferences(was, item, names));
		else differences.push(presence(item, true, names));
	}
	for (const [id, item] of a) if (!b.has(id)) differences.push(presence(item, false, names));
	return [...differences, ...orderDifferences(old, now, names)];
}

/** What changed in the words from one text to another. */
export function wordEdits(before: string, after: string): WordEdit[] {
	return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
		text: value,
		in: added ? 'after' : removed ? 'before' : 'both'
	}));
}

type Named = ReturnType<typeof namesOf>;

function fieldDifferences(was: Item, item: Item, names: Named): Difference[] {
	return fieldsOf(was, item)
		.filter((field) => valueOf(was, field) !== valueOf(item, field))
		.map((field) => {
			const [before, after] = [valueOf(was, field), valueOf(item, field)];
			return {
				kind: kindOf(field),
				of: item.kind,
				guid: item.guid,
				field,
				before,
				after,
				words: isText(field) ? wordEdits(String(before ?? ''), String(after ?? '')) : [],
				sentence: fieldMessage(item, field, before, after, names)
			};
		});
}

function presence({ kind, guid }: Item, added: boolean, names: Named): Difference {
	return {
		...about(added ? 'added' : 'removed', kind, guid),
		sentence: presenceMessage(kind, guid, added, names)
	};
}

function orderDifferences(old: Codebook, now: Codebook, names: Named): Difference[] {
	const [was, is] = [childrenOf(old.codes), childrenOf(now.codes)];
	const differ = (a: readonly { guid: Guid }[], b: readonly { guid: Guid }[]): boolean => {
		const [first, second] = [a.map(({ guid }) => guid), b.map(({ guid }) => guid)];
		return !sameOrder(within(first, new Set(second)), within(second, new Set(first)));
	};
	const moved = [...is.keys()].filter((parent) => differ(was.get(parent) ?? [], is.get(parent) ?? []));
	const differences: Difference[] = moved.map((parent) => ({
		...about('order', 'code', parent ?? ''),
		sentence: orderMessage(parent, names)
	}));
	if (differ(old.sets, now.sets))
		differences.push({ ...about('order', 'set', ''), sentence: orderMessage('sets', names) });
	return differences;
}

const about = (kind: DifferenceKind, of: ItemKind, guid: Guid) => ({
	kind,
	of,
	guid,
	field: '',
	before: null,
	after: null,
	words: []
});

const isText = (field: string): boolean => {
	const [name] = partsOf(field);
	return (
		name === 'memo' ||
		name === 'note' ||
		(name !== 'name' && (textFields as readonly string[]).includes(name))
	);
};
