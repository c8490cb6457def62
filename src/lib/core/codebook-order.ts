/** The order of siblings: whether two orders differ, and how the siblings of two sides stand together in one. */

/** Those of `guids` that `among` holds. */
export const within = (guids: readonly string[], among: ReadonlySet<string>): string[] =>
	guids.filter((guid) => among.has(guid));

/** True for the same GUIDs in the same order. */
export const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((guid, i) => guid === b[i]);

/**
 * Which side changed the order of the siblings that both have, when `base` had them so; `unclear` where base holds none
 * of those that stand differently.
 */
export function orderFrom(
	base: readonly string[],
	mine: readonly string[],
	theirs: readonly string[]
): 'same' | 'mine' | 'theirs' | 'both' | 'unclear' {
	const common = new Set(within(mine, new Set(theirs)));
	const [m, t] = [within(mine, common), within(theirs, common)];
	if (sameOrder(m, t)) return 'same';
	const before = within(base, common);
	const known = new Set(before);
	const mineChanged = !sameOrder(within(m, known), before);
	const theirsChanged = !sameOrder(within(t, known), before);
	if (mineChanged !== theirsChanged) return mineChanged ? 'mine' : 'theirs';
	return mineChanged ? 'both' : 'unclear';
}

/**
 * Both lists in one: what both have in the order of `first`, and after each such sibling what only one side has there.
 * Where both sides have siblings of their own at one place, the run that begins with the lower GUID comes first, so that
 * it doesn't matter which side is whose.
 */
export function interleave(first: readonly string[], second: readonly string[]): string[] {
	const common = new Set(within(first, new Set(second)));
	const [runs, others] = [runsOf(first, common), runsOf(second, common)];
	const result: string[] = [];
	for (const anchor of [start, ...within(first, common)]) {
		if (anchor !== start) result.push(anchor);
		const [a, b] = [runs.get(anchor) ?? [], others.get(anchor) ?? []];
		const otherFirst = b.length > 0 && a.length > 0 && (b[0] as string) < (a[0] as string);
		result.push(...(otherFirst ? [...b, ...a] : [...a, ...b]));
	}
	return result;
}

const start = '';

/** What stands between two of `common`, by the one before it. */
function runsOf(guids: readonly string[], common: ReadonlySet<string>): Map<string, string[]> {
	const runs = new Map<string, string[]>();
	let run: string[] = [];
	runs.set(start, run);
	for (const guid of guids) {
		if (common.has(guid)) runs.set(guid, (run = []));
		else run.push(guid);
	}
	return runs;
}
