/** What one does with the codebook, as orders to the session: what the tree of codes and the code's form call. */
import { codeColors } from '../core/palette.ts';
import type { Code, Guid } from '../core/records.ts';
import { withDescendants } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { newCode, positionIn, type CodePlace } from './code-place.ts';
import { session } from './project.svelte.ts';

/** The fields of a code that are edited in place. */
export type CodeFields = Partial<Omit<Code, 'guid' | 'parent' | 'position'>>;

/** The colours that codes are offered. */
export const offeredColors: readonly string[] = codeColors;

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
		const name = say(parent ? 'code.new' : 'code.newCategory');
		const code = newCode(session().rows?.codes ?? [], parent, name, crypto.randomUUID());
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
