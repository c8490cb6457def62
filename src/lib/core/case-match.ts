/** Which cases the rows of a table are about. */
import { foldedName } from './case-proposal.ts';
import type { Case, Guid } from './records.ts';

/** What is known of one row's case: there, new, or one of several that only a person can tell apart. */
export type CaseMatch =
	| { readonly state: 'matched'; readonly case: Guid }
	| { readonly state: 'new' }
	| { readonly state: 'unclear'; readonly candidates: readonly Guid[] };

/**
 * The match of each of `names` (ids or names, each once), in their order: by `known` (the cases that earlier imports of
 * the same table gave these names), by GUID, by the very name, then by the name without capitals, blanks and Unicode
 * form. Several cases of a name are unclear, and so are several names that would become one case.
 */
export function matchCases(
	cases: readonly Case[],
	names: readonly string[],
	known: ReadonlyMap<string, Guid> = new Map()
): CaseMatch[] {
	const byGuid = new Map(cases.map((one) => [one.guid, [one.guid]]));
	const byName = grouped(cases, (name) => name.trim());
	const byFolded = grouped(cases, foldedName);
	const sure = new Set<number>();
	const found = names.map((name, at): readonly Guid[] => {
		const exactly = earlier(known, byGuid, name) ?? byGuid.get(name.trim()) ?? byName.get(name.trim());
		if (exactly) sure.add(at);
		return exactly ?? byFolded.get(foldedName(name)) ?? [];
	});
	const claims = new Map<Guid, { exact: number; loose: number }>();
	found.forEach(([first, ...more], at) => {
		if (!first || more.length) return;
		const claim = claims.get(first) ?? { exact: 0, loose: 0 };
		claim[sure.has(at) ? 'exact' : 'loose']++;
		claims.set(first, claim);
	});
	return found.map((guids, at): CaseMatch => {
		const [first, ...more] = guids;
		if (!first) return { state: 'new' };
		const { exact, loose } = claims.get(first) ?? { exact: 0, loose: 0 };
		const contested = sure.has(at) ? exact > 1 : exact > 0 || loose > 1;
		return more.length || contested
			? { state: 'unclear', candidates: guids }
			: { state: 'matched', case: first };
	});
}

function earlier(
	known: ReadonlyMap<string, Guid>,
	cases: ReadonlyMap<Guid, readonly Guid[]>,
	name: string
): readonly Guid[] | undefined {
	const guid = known.get(name);
	return guid === undefined ? undefined : cases.get(guid);
}

function grouped(cases: readonly Case[], key: (name: string) => string): Map<string, Guid[]> {
	const groups = new Map<string, Guid[]>();
	for (const { name, guid } of cases) groups.set(key(name), [...(groups.get(key(name)) ?? []), guid]);
	return groups;
}
