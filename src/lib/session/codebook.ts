/** What one does with the codebook, as orders to the session: what the tree of codes and the code's form call. */
import { codeColors } from '../core/palette.ts';
import type { Code, Guid } from '../core/records.ts';
import { withDescendants } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { newCode, positionIn, siblingsWith, type CodePlace } from './code-place.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';

/** The fields of a code that are edited in place. */
export type CodeFields = Partial<Omit<Code, 'guid' | 'parent' | 'position'>>;

/** The colours that codes are offered. */
export const offeredColors: readonly string[] = codeColors;

/** The deeds of a tree of codes; spread over `CodeTree`. Refusals are told in the status bar, deletions too. */
export const codeDeeds = {
	onrename: (guid: Guid, name: string): void => void editCode(guid, { name }),
	oncolor: (guids: readonly Guid[], color: string): void => void colorCodes(guids, color),
	onkey: async (guid: Guid, key: string | null): Promise<string | null> => {
		const refused = await refusedKey(guid, key);
		if (!refused) await editCode(guid, { key });
		return refused;
	},
	onmove: (guids: readonly Guid[], to: CodePlace): void => void moveCodes(guids, to),
	onadd: async (parent: Guid | null): Promise<Guid | null> => {
		const name = say(parent ? 'code.new' : 'code.newCategory');
		const code = newCode(session().rows?.codes ?? [], parent, name, crypto.randomUUID());
		return (await session().run({ type: 'code.add', code })).ok ? code.guid : null;
	},
	onremove: (guids: readonly Guid[], passages: 'remove' | 'toParent'): void =>
		void removeCodes(guids, passages)
};

/** Puts codes under a parent and before a sibling, in the order given; gives whether they moved. */
export async function moveCodes(guids: readonly Guid[], to: CodePlace): Promise<boolean> {
	const codes = session().rows?.codes ?? [];
	const [only] = guids;
	if (only && guids.length === 1) {
		return (await session().run({ type: 'code.move', guid: only, ...positionIn(codes, only, to) })).ok;
	}
	const lists = [{ parent: to.parent, codes: siblingsWith(codes, guids, to) }];
	return (await session().run({ type: 'code.order', lists })).ok;
}

/** Makes an order of siblings the one that is kept: whole lists of children, as a view of the tree shows them. */
export async function keepOrder(lists: readonly { parent: Guid | null; codes: Guid[] }[]): Promise<boolean> {
	return (await session().run({ type: 'code.order', lists: [...lists] })).ok;
}

async function colorCodes(guids: readonly Guid[], color: string): Promise<void> {
	const [only] = guids;
	if (only && guids.length === 1) await editCode(only, { color });
	else await session().run({ type: 'code.recolor', guids: [...guids], color });
}

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

/** Removes codes with what is below them, and says in the status bar what went; gives whether they went. */
export async function removeCodes(guids: readonly Guid[], passages: 'remove' | 'toParent'): Promise<boolean> {
	const [only] = guids;
	const done = await (only && guids.length === 1
		? session().run({ type: 'code.remove', guid: only, passages })
		: session().run({ type: 'code.removeMany', guids: [...guids], passages }));
	if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	return done.ok;
}

/** The sentence why the passages of codes can't go to the code above each, or null where they can. */
export function barredAbove(guids: readonly Guid[]): string | null {
	const { codesByGuid } = session();
	for (const guid of guids) {
		const parent = codesByGuid.get(codesByGuid.get(guid)?.parent ?? '');
		if (parent && !parent.applicable) return refusalSentence({ type: 'onlyGroups', code: parent.name });
	}
	return null;
}

/** How many coded passages codes and everything below them have, of all coders: what goes with them. */
export function passagesUnder(guids: readonly Guid[]): number {
	const { rows, codeCounts } = session();
	const among = new Set(guids.flatMap((guid) => [...withDescendants(rows?.codes ?? [], guid)]));
	let sum = 0;
	for (const guid of among) for (const count of codeCounts.get(guid)?.values() ?? []) sum += count;
	return sum;
}

/** A code and, with `roll`, everything below it. */
export function codesUnder(codes: readonly Code[], guid: Guid, roll: boolean): Guid[] {
	return roll ? [...withDescendants(codes, guid)] : [guid];
}
