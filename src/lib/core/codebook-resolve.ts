/**
 * Puts two codebooks together by what was chosen for each difference, and repairs what choices alone would break: no
 * circle of parents, no code below one that is gone, no key twice, no code without a name.
 */
import { canonical, childrenOf, type Codebook } from './codebook.ts';
import {
	codebookOf,
	fieldsOf,
	itemId,
	itemsOf,
	partsOf,
	valueOf,
	type Item,
	type Value
} from './codebook-items.ts';
import { interleave, orderFrom, within } from './codebook-order.ts';
import type { Guid } from './records.ts';

/** Which side a difference is decided for; `both` joins texts. */
export type Choice = 'mine' | 'theirs' | 'both';

/** The sides of a merge; a missing base is an empty one. */
export type Sides = { readonly base: Codebook; readonly mine: Codebook; readonly theirs: Codebook };

/** A choice by the id of its line; undefined where there is no such line, and mine stays. */
export type Chooser = (id: string) => { readonly choice: Choice; readonly firm: boolean } | undefined;

/** What came of it; `repairs` are the ids of lines whose choice could not stand. */
export type Resolved = { readonly codebook: Codebook; readonly repairs: ReadonlySet<string> };

type Draft = { readonly item: Item; readonly fields: Map<string, Value> };

/** The codebook that the choices make. A `firm` choice of theirs takes a key from a code here. */
export function resolve(sides: Sides, chosen: Chooser): Resolved {
	const [mine, theirs] = [itemsOf(sides.mine), itemsOf(sides.theirs)];
	const drafts = drawn(mine, theirs, chosen);
	const repairs = new Set<string>();
	const codes = new Map(
		[...drafts.values()].filter(({ item }) => item.kind === 'code').map((d) => [d.item.guid, d])
	);
	for (const [guid, { fields }] of codes) nameAgain(fields, mine.get(itemId('code', guid)));
	placeAgain(codes, sides, mine, repairs);
	shareKeys(codes, mine, chosen, repairs);
	const items = [...drafts.values()].map(({ item, fields }): Item => ({ ...item, fields }));
	return { codebook: ordered(codebookOf(items), sides, chosen), repairs };
}

/** The siblings of each side below each parent of `codebook`, only those that it has there; the sets under 'sets'. */
export function siblingsOf(
	codebook: Codebook,
	sides: Sides
): Map<Guid | 'sets' | null, Record<keyof Sides, Guid[]>> {
	const guids = (rows: readonly { guid: Guid }[] = []): Guid[] => rows.map(({ guid }) => guid);
	const trees = {
		base: childrenOf(sides.base.codes),
		mine: childrenOf(sides.mine.codes),
		theirs: childrenOf(sides.theirs.codes)
	};
	const result = new Map<Guid | 'sets' | null, Record<keyof Sides, Guid[]>>();
	const add = (parent: Guid | 'sets' | null, held: Guid[], of: (side: keyof Sides) => Guid[]): void => {
		const here = new Set(held);
		result.set(parent, {
			base: within(of('base'), here),
			mine: within(of('mine'), here),
			theirs: within(of('theirs'), here)
		});
	};
	for (const [parent, children] of childrenOf(codebook.codes)) {
		add(parent, guids(children), (side) => guids(trees[side].get(parent)));
	}
	add('sets', guids(codebook.sets), (side) => guids(sides[side].sets));
	return result;
}

/** The id of the line on the order below a parent. */
export const orderId = (parent: Guid | 'sets' | null): string => `order ${parent ?? ''}`;

/** Two texts one after the other; one alone where its paragraphs hold the other already. */
export function joined(a: string, b: string): string {
	const holds = (text: string, part: string): boolean => `\n\n${text}\n\n`.includes(`\n\n${part}\n\n`);
	if (holds(a, b)) return a;
	return holds(b, a) ? b : `${a}\n\n${b}`;
}

function drawn(mine: Map<string, Item>, theirs: Map<string, Item>, chosen: Chooser): Map<string, Draft> {
	const drafts = new Map<string, Draft>();
	for (const [id, item] of mine) {
		const other = theirs.get(id);
		if (other) drafts.set(id, { item, fields: combined(id, item, other, { mine, theirs }, chosen) });
		else if (chosen(id)?.choice !== 'theirs') drafts.set(id, { item, fields: new Map(item.fields) });
	}
	for (const [id, item] of theirs) {
		if (mine.has(id) || chosen(id)?.choice !== 'theirs') continue;
		const fields = new Map(item.fields);
		if (chosen(`${id} key`)?.choice === 'mine') fields.set('key', null);
		drafts.set(id, { item, fields });
	}
	return drafts;
}

function combined(
	id: string,
	item: Item,
	other: Item,
	all: { mine: Map<string, Item>; theirs: Map<string, Item> },
	chosen: Chooser
): Map<string, Value> {
	const fields = new Map<string, Value>();
	for (const field of fieldsOf(item, other)) {
		const [m, t] = [valueOf(item, field), valueOf(other, field)];
		const [name, member] = partsOf(field);
		// Whether a code that one side lacks is in a set is that side's to say which has the code.
		const code = name === 'member' ? itemId('code', member) : null;
		const inherited = code !== null && all.mine.has(code) !== all.theirs.has(code);
		const choice = inherited ? (all.mine.has(code) ? 'mine' : 'theirs') : chosen(`${id} ${field}`)?.choice;
		fields.set(field, choice === 'theirs' ? t : choice === 'both' ? joined(String(m), String(t)) : m);
	}
	return fields;
}

function nameAgain(fields: Map<string, Value>, mine: Item | undefined): void {
	const names = [...fields].filter(([field]) => partsOf(field)[0] === 'name');
	if (!mine || names.some(([, value]) => String(value).trim())) return;
	for (const [field, value] of mine.fields) if (partsOf(field)[0] === 'name') fields.set(field, value);
}

/** Lifts codes below one that is gone to what was above it, and undoes moves of theirs that would close a circle. */
function placeAgain(
	codes: Map<Guid, Draft>,
	sides: Sides,
	mine: Map<string, Item>,
	repairs: Set<string>
): void {
	const above = new Map(
		[sides.base, sides.theirs, sides.mine].flatMap(({ codes }) =>
			codes.map(({ guid, parent }) => [guid, parent])
		)
	);
	const there = (parent: Guid | null): Guid | null => {
		const seen = new Set<Guid>();
		let at = parent;
		while (at !== null && !codes.has(at) && !seen.has(at)) {
			seen.add(at);
			repairs.add(itemId('code', at));
			at = above.get(at) ?? null;
		}
		return at !== null && codes.has(at) ? at : null;
	};
	for (const { fields } of codes.values()) fields.set('parent', there(fields.get('parent') as Guid | null));
	for (let circle = circleIn(codes); circle.length; circle = circleIn(codes)) {
		const moved = circle.find((guid) => {
			const before = mine.get(itemId('code', guid))?.fields.get('parent');
			return before !== undefined && before !== codes.get(guid)?.fields.get('parent');
		});
		const guid = moved ?? (circle.sort()[0] as Guid);
		const back = moved ? there(mine.get(itemId('code', guid))?.fields.get('parent') as Guid | null) : null;
		const { fields } = codes.get(guid) as Draft;
		fields.set('parent', back === fields.get('parent') ? null : back);
		repairs.add(`${itemId('code', guid)} parent`);
	}
}

/** The GUIDs of one circle of parents; none where there is no circle. */
function circleIn(codes: ReadonlyMap<Guid, Draft>): Guid[] {
	const parentOf = (guid: Guid): Guid | null => codes.get(guid)?.fields.get('parent') as Guid | null;
	const sound = new Set<Guid>();
	for (const guid of codes.keys()) {
		const path = new Set<Guid>();
		let at: Guid | null = guid;
		while (at !== null && !sound.has(at) && !path.has(at)) {
			path.add(at);
			at = parentOf(at);
		}
		if (at !== null && path.has(at)) return [...path].slice([...path].indexOf(at));
		for (const one of path) sound.add(one);
	}
	return [];
}

/** Lets each key stand once: first where theirs was chosen firmly, then where it is mine's. */
function shareKeys(
	codes: Map<Guid, Draft>,
	mine: Map<string, Item>,
	chosen: Chooser,
	repairs: Set<string>
): void {
	const own = (guid: Guid): Value | undefined => mine.get(itemId('code', guid))?.fields.get('key');
	const rank = ([guid, { fields }]: [Guid, Draft]): number => {
		if (own(guid) === fields.get('key')) return 1;
		return chosen(`${itemId('code', guid)} key`)?.firm ? 0 : 2;
	};
	const taken = new Set<Value>();
	const without: [Guid, Draft][] = [];
	for (const entry of [...codes].sort((a, b) => rank(a) - rank(b))) {
		const [guid, { fields }] = entry;
		const key = fields.get('key') as string | null;
		if (key === null) continue;
		if (!taken.has(key)) taken.add(key);
		else {
			fields.set('key', null);
			repairs.add(`${itemId('code', guid)} key`);
			without.push(entry);
		}
	}
	for (const [guid, { fields }] of without) {
		const key = own(guid) ?? null;
		if (key === null || taken.has(key)) continue;
		taken.add(key);
		fields.set('key', key);
	}
}

function ordered(codebook: Codebook, sides: Sides, chosen: Chooser): Codebook {
	const siblings = siblingsOf(codebook, sides);
	const orderOf = (parent: Guid | 'sets' | null): Guid[] => {
		const { base, mine, theirs } = siblings.get(parent) ?? { base: [], mine: [], theirs: [] };
		const from = chosen(orderId(parent))?.choice ?? orderFrom(base, mine, theirs);
		return from === 'theirs' ? interleave(theirs, mine) : interleave(mine, theirs);
	};
	const place = new Map<Guid, number>();
	for (const parent of siblings.keys()) orderOf(parent).forEach((guid, i) => place.set(guid, i));
	const byPlace = (a: { guid: Guid }, b: { guid: Guid }): number =>
		(place.get(a.guid) ?? Infinity) - (place.get(b.guid) ?? Infinity) || 0;
	return canonical({
		...codebook,
		codes: [...codebook.codes].sort(byPlace),
		sets: [...codebook.sets].sort(byPlace)
	});
}
