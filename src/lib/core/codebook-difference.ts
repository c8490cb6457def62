/** What a difference between two codebooks is called: a message for each kind, with the names of what it is about. */
import { pathsOf, type Codebook } from './codebook.ts';
import { partsOf, type ItemKind, type Value } from './codebook-items.ts';
import type { Guid } from './records.ts';
import { message, type Message } from './result.ts';

/** What kind of difference it is; `text` is that of a rule or an example, `order` that of siblings. */
export type DifferenceKind =
	| 'added'
	| 'removed'
	| 'renamed'
	| 'moved'
	| 'order'
	| 'recolored'
	| 'key'
	| 'applicable'
	| 'text'
	| 'rule'
	| 'residual'
	| 'member';

/** What codes and sets are called: by their paths and names in one codebook, else in the other. */
export type Names = { readonly code: (guid: Guid) => string; readonly set: (guid: Guid) => string };

/** Names out of `first`, else out of `then`, in `language` where there is one in it. */
export function namesOf(first: Codebook, then: Codebook, language?: string): Names {
	const paths = new Map([...pathsOf(then, language), ...pathsOf(first, language)]);
	const sets = new Map([...then.sets, ...first.sets].map(({ guid, name }) => [guid, name]));
	return { code: (guid) => paths.get(guid) ?? '', set: (guid) => sets.get(guid) ?? '' };
}

const kinds: Readonly<Record<string, DifferenceKind>> = {
	name: 'renamed',
	parent: 'moved',
	color: 'recolored',
	key: 'key',
	applicable: 'applicable',
	exclusive: 'rule',
	residual: 'residual',
	member: 'member'
};

/** The kind of difference that another value of `field` makes. */
export const kindOf = (field: string): DifferenceKind => kinds[partsOf(field)[0]] ?? 'text';

/** The sentence for an item that only one side has. */
export function presenceMessage(kind: ItemKind, guid: Guid, added: boolean, names: Names): Message {
	const key = `codebook.difference.${kind}.${added ? 'added' : 'removed'}`;
	return message(key, { name: kind === 'set' ? names.set(guid) : names.code(guid) });
}

/** The sentence for siblings in another order; `parent` is null for the top level, 'sets' for the sets. */
export function orderMessage(parent: Guid | 'sets' | null, names: Names): Message {
	if (parent === 'sets') return message('codebook.difference.set.order');
	if (parent === null) return message('codebook.difference.code.orderTop');
	return message('codebook.difference.code.order', { name: names.code(parent) });
}

/** The sentence for a field of an item that both have. */
export function fieldMessage(
	{ kind, guid }: { kind: ItemKind; guid: Guid },
	field: string,
	before: Value,
	after: Value,
	names: Names
): Message {
	const [what, part] = partsOf(field);
	const said = (name: string, values: Record<string, string>): Message =>
		message(`codebook.difference.${kind}.${name}`, values);
	const text = (value: Value): string => String(value ?? '');
	const name = kind === 'set' ? names.set(guid) : names.code(guid);
	const change = { name, before: text(before), after: text(after) };
	if (kind === 'codebook') return said(what, { language: part, after: text(after) });
	switch (what) {
		case 'name':
			if (!before) return said('named', { name, after: text(after), language: part });
			if (!after) return said('unnamed', { name, before: text(before), language: part });
			return said('renamed', { before: text(before), after: text(after) });
		case 'parent':
			return after === null
				? said('movedTop', { name })
				: said('moved', { name, after: names.code(text(after)) });
		case 'color':
			return said('recolored', change);
		case 'key':
			return said(after === null ? 'keyTaken' : before === null ? 'keyGiven' : 'keyChanged', change);
		case 'applicable':
		case 'exclusive':
			return said(after ? what : `${what}Not`, { name });
		case 'residual':
			return after === null
				? said('residualNone', { name })
				: said('residual', { name, code: names.code(text(after)) });
		case 'member':
			return said(after ? 'memberAdded' : 'memberRemoved', { name, code: names.code(part) });
		case 'note':
			return said('note', { name });
		default:
			return said(what, { name, language: part });
	}
}
