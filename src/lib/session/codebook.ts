/** What one does with the codebook, as orders to the session: what the tree of codes and the code's form call. */
import { codeColors, nextColor } from '../core/palette.ts';
import type { Code, Guid } from '../core/records.ts';
import { byPosition, positionBetween, withDescendants } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';

/** The fields of a code that are edited in place. */
export type CodeFields = Partial<Omit<Code, 'guid' | 'parent' | 'position'>>;

/** The colours that codes are offered. */
export const offeredColors: readonly string[] = codeColors;

/** Where a code goes: under `parent` (null: a category), before a sibling or, with null, last. */
export type CodePlace = { readonly parent: Guid | null; readonly before: Guid | null };

/** The parent and the position that put a code in a place among `codes`. */
export function positionIn(
	codes: readonly Code[],
	guid: Guid,
	{ parent, before }: CodePlace
): { parent: Guid | null; position: string } {
	const known = new Set(codes.map((code) => code.guid));
	const parentOf = (code: Code): Guid | null => (code.parent && known.has(code.parent) ? code.parent : null);
	const siblings = codes.filter((code) => code.guid !== guid && parentOf(code) === parent).sort(byPosition);
	const index = before === null ? -1 : siblings.findIndex((code) => code.guid === before);
	const next = index < 0 ? null : siblings[index];
	const previous = index < 0 ? siblings.at(-1) : siblings[index - 1];
	return { parent, position: positionBetween(previous?.position ?? null, next?.position ?? null) };
}

/** A code that nothing is said of yet, last among its siblings; in its parent's colour, a category in a fresh one. */
export function newCode(codes: readonly Code[], parent: Guid | null, name: string): Code {
	const guid = crypto.randomUUID();
	const used = codes.filter((code) => code.parent === null).map((code) => code.color);
	const color = codes.find((code) => code.guid === parent)?.color ?? nextColor(used);
	return {
		guid,
		...positionIn(codes, guid, { parent, before: null }),
		name,
		color,
		key: null,
		applicable: true,
		definition: '',
		include: '',
		exclude: '',
		example: '',
		translations: {}
	};
}

/** The deeds of a tree of codes; spread over `CodeTree`. Refusals are told in the status bar, deletions too. */
export const codeDeeds = {
	onrename: (guid: Guid, name: string): void => void editCode(guid, { name }),
	oncolor: (guid: Guid, color: string): void => void editCode(guid, { color }),
	onkey: async (guid: Guid, key: string | null): Promise<string | null> => {
		const refused = await refusedKey(guid, key);
		if (!refused) await editCode(guid, { key });
		return refused;
	},
	onmove: (guid: Guid, to: CodePlace): void => {
		const where = positionIn(session().rows?.codes ?? [], guid, to);
		void session().run({ type: 'code.move', guid, ...where });
	},
	onadd: async (parent: Guid | null): Promise<Guid | null> => {
		const code = newCode(session().rows?.codes ?? [], parent, say(parent ? 'code.new' : 'code.newCategory'));
		return (await session().run({ type: 'code.add', code })).ok ? code.guid : null;
	},
	onremove: (guid: Guid): void => void removeCode(guid)
};

/** Changes fields of a code; true when they now are as wanted. */
export async function editCode(guid: Guid, fields: CodeFields): Promise<boolean> {
	const done = await session().run({ type: 'code.edit', guid, fields });
	return done.ok || done.error.type === 'nothingToDo';
}

/** The sentence why a code can't have a key, or null. */
export async function refusedKey(guid: Guid, key: string | null): Promise<string | null> {
	if (key === null || key === session().codesByGuid.get(guid)?.key) return null;
	return session().may({ type: 'code.edit', guid, fields: { key } });
}

/** Removes a code with what is below it, and says in the status bar what went; gives whether it went. */
export async function removeCode(guid: Guid): Promise<boolean> {
	const done = await session().run({ type: 'code.remove', guid });
	if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	return done.ok;
}

/** A code and, with `roll`, everything below it. */
export function codesUnder(codes: readonly Code[], guid: Guid, roll: boolean): Guid[] {
	return roll ? [...withDescendants(codes, guid)] : [guid];
}
