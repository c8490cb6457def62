/** What one does with attributes: add, change, move, remove; and what a change would do to the values that there are. */
import { canonicalValue } from '../core/attribute-value.ts';
import type { Attribute, Guid } from '../core/records.ts';
import { positionBetween } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { attributesOf } from './grid.svelte.ts';
import { session } from './project.svelte.ts';

/** What a person says of an attribute. `renames` are options that get another name, whose values go with them. */
export type AttributeShape = Pick<Attribute, 'name' | 'type' | 'options'> & {
	readonly renames: readonly { readonly from: string; readonly to: string }[];
};

/** How many values a change leaves without a fit, and the first few of them. */
export type Misfits = { readonly count: number; readonly values: readonly string[] };

/** Adds an attribute at the end; gives its GUID, or null where it was refused. */
export async function addAttribute(
	target: Attribute['target'],
	{ name, type, options }: AttributeShape
): Promise<Guid | null> {
	const guid = crypto.randomUUID();
	const position = positionBetween(attributesOf(target).at(-1)?.position ?? null, null);
	const attribute = { guid, target, position, name: name.trim(), type, options: [...options] };
	return (await session().run({ type: 'attribute.add', attribute })).ok ? guid : null;
}

/** Changes an attribute; values that no longer fit stay as they are, or go. False where it was refused. */
export async function editAttribute(
	guid: Guid,
	{ name, type, options, renames }: AttributeShape,
	misfits: 'keep' | 'remove'
): Promise<boolean> {
	const done = await session().run({
		type: 'attribute.edit',
		guid,
		fields: { name: name.trim(), type, options: [...options] },
		renames: [...renames],
		misfits
	});
	return done.ok || done.error.type === 'nothingToDo';
}

/** The values that would no longer fit an attribute of another shape. */
export function misfitsOf(guid: Guid, { type, options, renames }: AttributeShape): Misfits {
	const renamed = new Map(renames.map(({ from, to }) => [from, to]));
	const values = (session().rows?.values ?? [])
		.filter(({ attribute }) => attribute === guid)
		.map(({ value }) => renamed.get(value) ?? value)
		.filter((value) => canonicalValue({ type, options: [...options] }, value) === null);
	return { count: values.length, values: [...new Set(values)].slice(0, 4) };
}

/** Moves an attribute one place left (−1) or right (1). */
export async function moveAttribute(guid: Guid, by: 1 | -1): Promise<void> {
	const target = session().rows?.attributes.find((one) => one.guid === guid)?.target ?? 'case';
	const all = attributesOf(target);
	const at = all.findIndex((one) => one.guid === guid);
	const rest = all.filter((one) => one.guid !== guid);
	const to = at + by;
	if (at < 0 || to < 0 || to >= all.length) return;
	const position = positionBetween(rest[to - 1]?.position ?? null, rest[to]?.position ?? null);
	await session().run({ type: 'attribute.move', guid, position });
}

/** Removes an attribute with its values, and says so. */
export async function removeAttribute(guid: Guid): Promise<void> {
	await session().settle();
	const done = await session().run({ type: 'attribute.remove', guid });
	if (done.ok)
		session().tell(say('grid.removed', { what: say(done.value.line.key, done.value.line.values) }));
}
