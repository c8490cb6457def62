/** Finds which codes and sets of two codebooks are the same ones though their GUIDs differ: by path, then by name. */
import { canonical, childrenOf, type Codebook, type CodeEntry } from './codebook.ts';
import type { Guid } from './records.ts';

/**
 * `theirs` with the GUIDs of `mine` where a code or set is the same one. Equal GUIDs decide first; then an equal name, in
 * any language, below the same code; and, where `anywhere` is true, a name that each side has only once. GUIDs in
 * `known` (those of a common ancestor) are never matched by name.
 */
export function withGuidsOf(
	mine: Codebook,
	theirs: Codebook,
	{ anywhere, known = new Set<Guid>() }: { anywhere: boolean; known?: ReadonlySet<Guid> }
): Codebook {
	const codes = matchCodes(canonical(mine).codes, canonical(theirs).codes, anywhere, known);
	const sets = matchSets(mine, theirs, known);
	const to = (guid: Guid): Guid => codes.get(guid) ?? guid;
	const orNull = (guid: Guid | null): Guid | null => (guid === null ? null : to(guid));
	return {
		...theirs,
		codes: theirs.codes.map((code) => ({ ...code, guid: to(code.guid), parent: orNull(code.parent) })),
		sets: theirs.sets.map((set) => ({
			...set,
			guid: sets.get(set.guid) ?? set.guid,
			residual: orNull(set.residual),
			codes: set.codes.map(to)
		}))
	};
}

function matchCodes(
	mine: readonly CodeEntry[],
	theirs: readonly CodeEntry[],
	anywhere: boolean,
	known: ReadonlySet<Guid>
): Map<Guid, Guid> {
	const [mineGuids, theirGuids] = [guidsOf(mine), guidsOf(theirs)];
	const free = new Set(mine.filter(({ guid }) => !theirGuids.has(guid) && !known.has(guid)));
	const open = theirs.filter(({ guid }) => !mineGuids.has(guid) && !known.has(guid));
	const found = new Map<Guid, Guid>();
	const children = childrenOf(mine);
	const take = (code: CodeEntry, match: CodeEntry): void => {
		found.set(code.guid, match.guid);
		free.delete(match);
	};
	// Parents stand before children, so that a parent's own match is known. `childrenOf` may copy an entry.
	const freeByGuid = new Map([...free].map((code) => [code.guid, code]));
	for (const code of open) {
		const parent = code.parent === null ? null : (found.get(code.parent) ?? code.parent);
		const match = (children.get(parent) ?? [])
			.map(({ guid }) => freeByGuid.get(guid))
			.find((one) => one && free.has(one) && shareName(one, code));
		if (match) take(code, match);
	}
	if (!anywhere) return found;
	const [mineOnce, theirsOnce] = [namedOnce(mine), namedOnce(theirs)];
	for (const code of open) {
		if (found.has(code.guid)) continue;
		for (const name of foldedNames(code)) {
			const match = theirsOnce.get(name) === code ? mineOnce.get(name) : undefined;
			if (!match || !free.has(match)) continue;
			take(code, match);
			break;
		}
	}
	return found;
}

function matchSets(mine: Codebook, theirs: Codebook, known: ReadonlySet<Guid>): Map<Guid, Guid> {
	const [mineGuids, theirGuids] = [guidsOf(mine.sets), guidsOf(theirs.sets)];
	const free = mine.sets.filter(({ guid }) => !theirGuids.has(guid) && !known.has(guid));
	const found = new Map<Guid, Guid>();
	for (const set of theirs.sets) {
		if (mineGuids.has(set.guid) || known.has(set.guid)) continue;
		const at = free.findIndex(({ name }) => fold(name) === fold(set.name));
		if (at >= 0) found.set(set.guid, (free.splice(at, 1)[0] as { guid: Guid }).guid);
	}
	return found;
}

/** The codes by each name that only one of them has; null for a name of several. */
function namedOnce(codes: readonly CodeEntry[]): Map<string, CodeEntry | null> {
	const named = new Map<string, CodeEntry | null>();
	for (const code of codes) {
		for (const name of foldedNames(code)) named.set(name, named.has(name) ? null : code);
	}
	return named;
}

function shareName(a: CodeEntry, b: CodeEntry): boolean {
	const names = foldedNames(a);
	return [...foldedNames(b)].some((name) => names.has(name));
}

function foldedNames(code: CodeEntry): Set<string> {
	return new Set(
		Object.values(code.texts)
			.map(({ name }) => fold(name))
			.filter(Boolean)
	);
}

const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase();
const guidsOf = (rows: readonly { guid: Guid }[]): Set<Guid> => new Set(rows.map(({ guid }) => guid));
