/** Where in the codebook a code stands: the position that a move asks for, and a new code's place and colour. */
import { nextColor } from '../core/palette.ts';
import type { Code, Guid } from '../core/records.ts';
import { byPosition, positionBetween } from '../core/tree.ts';

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

/** The codes under a parent as they stand once `guids` are put there, before a sibling or last. */
export function siblingsWith(
	codes: readonly Code[],
	guids: readonly Guid[],
	{ parent, before }: CodePlace
): Guid[] {
	const moved = new Set(guids);
	const known = new Set(codes.map((code) => code.guid));
	const left = codes
		.filter((code) => !moved.has(code.guid))
		.filter((code) => (code.parent && known.has(code.parent) ? code.parent : null) === parent)
		.sort(byPosition)
		.map((code) => code.guid);
	const index = before === null ? -1 : left.indexOf(before);
	return left.toSpliced(index < 0 ? left.length : index, 0, ...guids);
}

/** A code that nothing is said of yet, last among its siblings; in its parent's colour, a category in a fresh one. */
export function newCode(codes: readonly Code[], parent: Guid | null, name: string, guid: Guid): Code {
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
		borderline: '',
		translations: {}
	};
}
