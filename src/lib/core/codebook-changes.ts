/** What makes the codebook of a project into a merged one: rows added, edited and removed, for `codebook.merge`. */
import { textFields } from './code-texts.ts';
import type { Codebook, CodeEntry } from './codebook.ts';
import { codebookToCodes, ownTexts, rowsToCodebook, type CodebookRows } from './codebook-rows.ts';
import { memberGuid } from './derived-guid.ts';
import type { Code, CodeSet, CodeSetMember, Guid } from './records.ts';
import { positionsInOrder } from './sibling-order.ts';

/** The changes, as the command takes them. Plain data. */
export type CodebookChanges = {
	readonly codes: {
		readonly added: readonly Code[];
		readonly edited: readonly { readonly guid: Guid; readonly fields: Partial<Omit<Code, 'guid'>> }[];
		/** `passagesTo` is the code that takes its passages; null where it has none. */
		readonly removed: readonly { readonly guid: Guid; readonly passagesTo: Guid | null }[];
	};
	readonly sets: {
		readonly added: readonly CodeSet[];
		readonly edited: readonly { readonly guid: Guid; readonly fields: Partial<Omit<CodeSet, 'guid'>> }[];
		readonly removed: readonly Guid[];
	};
	readonly members: { readonly added: readonly CodeSetMember[]; readonly removed: readonly Guid[] };
};

/**
 * What must change in `rows` so that their codebook is `merged`. `language` is that of the codes' own texts. `passagesTo`
 * says which code takes the passages of one that goes.
 */
export function changesTo(
	rows: CodebookRows,
	merged: Pick<Codebook, 'codes' | 'sets'>,
	language: string,
	passagesTo: ReadonlyMap<Guid, Guid> = new Map()
): CodebookChanges {
	const now = rowsToCodebook(rows, language);
	const stays = new Set(merged.codes.map(({ guid }) => guid));
	const positions = positionsOf(rows.codes, merged.codes);
	const before = new Map(now.codes.map((code) => [code.guid, code]));
	const rowOf = new Map(rows.codes.map((row) => [row.guid, row]));
	const fresh = codebookToCodes(merged, language).filter(({ guid }) => !rowOf.has(guid));
	const edited = merged.codes.flatMap((code) => {
		const row = rowOf.get(code.guid);
		if (!row) return [];
		const fields = codeFields(
			row,
			before.get(code.guid) as CodeEntry,
			code,
			positions.get(code.guid) as string,
			language
		);
		return Object.keys(fields).length ? [{ guid: code.guid, fields }] : [];
	});
	return {
		codes: {
			added: fresh.map((code) => ({ ...code, position: positions.get(code.guid) as string })),
			edited,
			removed: now.codes
				.filter(({ guid }) => !stays.has(guid))
				.map(({ guid }) => ({ guid, passagesTo: passagesTo.get(guid) ?? null }))
		},
		...setChanges(rows, merged)
	};
}

function codeFields(
	row: Code,
	was: CodeEntry,
	is: CodeEntry,
	position: string,
	language: string
): Partial<Code> {
	const fields: Partial<Code> = {};
	if (is.parent !== was.parent) fields.parent = is.parent;
	if (position !== row.position) fields.position = position;
	if (is.key !== was.key) fields.key = is.key;
	if (is.color !== was.color) fields.color = is.color;
	if (is.applicable !== was.applicable) fields.applicable = is.applicable;
	if (JSON.stringify(is.texts) === JSON.stringify(was.texts)) return fields;
	const texts = ownTexts(is.texts, language);
	for (const field of textFields) if (texts[field] !== row[field]) fields[field] = texts[field];
	if (JSON.stringify(texts.translations) !== JSON.stringify(row.translations))
		fields.translations = texts.translations;
	return fields;
}

function setChanges(
	rows: CodebookRows,
	merged: Pick<Codebook, 'codes' | 'sets'>
): Pick<CodebookChanges, 'sets' | 'members'> {
	const rowOf = new Map(rows.sets.map((row) => [row.guid, row]));
	const flat = <T extends object>(nodes: readonly T[]) => nodes.map((node) => ({ ...node, parent: null }));
	const positions = positionsOf(flat(rows.sets), flat(merged.sets));
	const wanted = new Map(
		merged.sets.flatMap(({ guid, codes }) => codes.map((code) => [`${guid} ${code}`, { set: guid, code }]))
	);
	const held = new Set(rows.members.map(({ set, code }) => `${set} ${code}`));
	const taken = new Set(rows.members.map(({ guid }) => guid));
	const written = merged.sets.map(({ codes: _, ...set }) => ({
		...set,
		position: positions.get(set.guid) as string
	}));
	return {
		sets: {
			added: written.filter(({ guid }) => !rowOf.has(guid)),
			edited: written.flatMap(({ guid, ...set }) => {
				const row = rowOf.get(guid) as Record<string, unknown> | undefined;
				const fields = Object.fromEntries(
					Object.entries(set).filter(([field, value]) => row && row[field] !== value)
				);
				return Object.keys(fields).length ? [{ guid, fields }] : [];
			}),
			removed: rows.sets
				.filter(({ guid }) => !merged.sets.some((set) => set.guid === guid))
				.map(({ guid }) => guid)
		},
		members: {
			added: [...wanted]
				.filter(([key]) => !held.has(key))
				.map(([, { set, code }]) => ({ guid: memberGuid(set, code), set, code }))
				.filter(({ guid }) => !taken.has(guid)),
			removed: rows.members.filter(({ set, code }) => !wanted.has(`${set} ${code}`)).map(({ guid }) => guid)
		}
	};
}

type Placed = Pick<Code, 'guid' | 'parent' | 'position'>;
type Wanted = Pick<CodeEntry, 'guid' | 'parent'>;

/** The position of each of `wanted`: its own where it can stay, one between its neighbours where not. */
function positionsOf(rows: readonly Placed[], wanted: readonly Wanted[]): Map<Guid, string> {
	const rowOf = new Map(rows.map((row) => [row.guid, row]));
	const children = new Map<Guid | null, Guid[]>();
	for (const { guid, parent } of wanted) {
		const list = children.get(parent);
		if (list) list.push(guid);
		else children.set(parent, [guid]);
	}
	const positions = new Map<Guid, string>();
	for (const [parent, guids] of children) {
		const own = guids.map((guid) => {
			const row = rowOf.get(guid);
			const stays = row && (row.parent === parent || (parent === null && !rowOf.has(row.parent ?? '')));
			return { guid, position: stays ? row.position : null };
		});
		positionsInOrder(own).forEach((position, i) => positions.set(guids[i] as Guid, position));
	}
	return positions;
}
