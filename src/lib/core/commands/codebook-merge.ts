/**
 * The command that makes the project's codebook a merged one: codes and sets added, edited and removed in one step, the
 * passages of what goes moved. It never drops a coding, nor a memo.
 */
import { z } from 'zod';
import { emptyChange, isEmpty, updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { isFreeKey } from '../keys.ts';
import { codebookVersionShape, codeSetMemberShape, codeSetShape, codeShape, guidShape } from '../records.ts';
import type { Code, CodeSet, CodeSetMember, Guid } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { inTreeOrder } from '../tree.ts';
import { CodingSheet } from './coding-sheet.ts';
import { codesRemoval, folded, queriesPassed, succession, targetRefusal } from './dependents.ts';
import { versionsKept } from './version-record.ts';

const guids = z.array(guidShape);

const mergeShape = z.strictObject({
	...commandBase,
	type: z.literal('codebook.merge'),
	/** What history calls the other codebook. */
	name: z.string().max(500),
	codes: z.strictObject({
		added: z.array(codeShape),
		edited: z.array(z.strictObject({ guid: guidShape, fields: codeShape.omit({ guid: true }).partial() })),
		/** `passagesTo` takes the passages, the memos and the places in themes; null where there are no passages. */
		removed: z.array(z.strictObject({ guid: guidShape, passagesTo: guidShape.nullable() }))
	}),
	sets: z.strictObject({
		added: z.array(codeSetShape),
		edited: z.array(z.strictObject({ guid: guidShape, fields: codeSetShape.omit({ guid: true }).partial() })),
		removed: guids
	}),
	members: z.strictObject({ added: z.array(codeSetMemberShape), removed: guids }),
	/** What came in, and what comes of it, kept as versions in the same step. */
	versions: z.array(codebookVersionShape).max(2)
});
type Merge = z.infer<typeof mergeShape>;

export const codebookMergeCommands = {
	'codebook.merge': commandKind(mergeShape, (command, facts) => {
		const codes = codesAfter(command, facts);
		if (!codes.ok) return codes;
		const sets = setsAfter(command, facts, codes.value);
		if (!sets.ok) return sets;
		const refused = passagesRefusal(command, facts, codes.value);
		if (refused) return err(refused);
		const gone = partings(command, facts);
		const added = [
			...parentsFirst(command.codes.added).map((row): TableRow => ({ table: 'code', row })),
			...command.sets.added.map((row): TableRow => ({ table: 'codeSet', row })),
			...command.members.added.map((row): TableRow => ({ table: 'codeSetMember', row }))
		];
		const edits = [
			...command.codes.edited.map(({ guid, fields }) =>
				updateOf('code', facts.get('code', guid) as Code, fields)
			),
			...command.sets.edited.map(({ guid, fields }) =>
				updateOf('codeSet', facts.get('codeSet', guid) as CodeSet, fields)
			)
		].filter((update) => update !== null);
		const change = {
			...emptyChange,
			added,
			updated: folded(facts, [...gone.updated, ...edits]),
			// Sets stand between what refers to them and the codes that they refer to, so that undo can put them back.
			removed: [
				...gone.removed.filter(({ table }) => table !== 'code'),
				...sets.value,
				...gone.removed.filter(({ table }) => table === 'code')
			]
		};
		const kept = versionsKept(facts, command.versions);
		if (!kept.ok) return kept;
		const whole = {
			...change,
			added: [...added, ...kept.value.added],
			updated: [...change.updated, ...kept.value.updated]
		};
		if (isEmpty(whole)) return err({ type: 'nothingToDo' });
		if (isEmpty(change))
			return ok({ change: whole, line: message('history.codebookVersion.opened', { name: command.name }) });
		return ok({
			change: whole,
			line: message('history.codebook.merge', {
				name: command.name,
				added: command.codes.added.length,
				edited: command.codes.edited.length,
				removed: command.codes.removed.length,
				passages: gone.moved,
				unions: gone.unions
			})
		});
	})
};

/** Every code as it would be, by its GUID; or what is wrong with that. */
function codesAfter({ codes }: Merge, facts: Facts): Result<Map<Guid, Code>, Refusal> {
	const after = new Map(facts.where('code', {}).map((code) => [code.guid, code]));
	for (const { guid, fields } of codes.edited) {
		const code = after.get(guid);
		if (!code) return err({ type: 'notFound', table: 'code' });
		after.set(guid, { ...code, ...fields } as Code);
	}
	const keyed = new Set<Guid>();
	for (const code of codes.added) {
		if (after.has(code.guid)) return err({ type: 'guidTaken' });
		after.set(code.guid, code);
		keyed.add(code.guid);
	}
	for (const { guid, fields } of codes.edited) if (fields.key) keyed.add(guid);
	for (const { guid } of codes.removed)
		if (!after.delete(guid)) return err({ type: 'notFound', table: 'code' });
	const refused = treeRefusal(after) ?? keysRefusal(after, keyed);
	return refused ? err(refused) : ok(after);
}

function treeRefusal(after: ReadonlyMap<Guid, Code>): Refusal | null {
	const orphan = [...after.values()].find(({ parent }) => parent !== null && !after.has(parent));
	if (orphan) return { type: 'notFound', table: 'code' };
	const reached = new Set(inTreeOrder([...after.values()]).map(({ node }) => node.guid));
	const circling = [...after.values()].find(({ guid }) => !reached.has(guid));
	return circling ? { type: 'insideItself', code: circling.name } : null;
}

/** Only keys that the command gives are judged: a project may hold older ones that are no longer free. */
function keysRefusal(after: ReadonlyMap<Guid, Code>, keyed: ReadonlySet<Guid>): Refusal | null {
	const holders = new Map<string, Code>();
	for (const code of after.values()) if (code.key && !keyed.has(code.guid)) holders.set(code.key, code);
	for (const guid of keyed) {
		const code = after.get(guid);
		if (!code?.key) continue;
		if (!isFreeKey(code.key)) return { type: 'keyReserved', key: code.key };
		const holder = holders.get(code.key);
		if (holder) return { type: 'keyTaken', key: code.key, code: holder.name };
		holders.set(code.key, code);
	}
	return null;
}

/** The rows of sets and memberships that go; or what is wrong with the sets as they would be. */
function setsAfter(
	{ sets, members }: Merge,
	facts: Facts,
	codes: ReadonlyMap<Guid, Code>
): Result<TableRow[], Refusal> {
	const after = new Map(facts.where('codeSet', {}).map((set) => [set.guid, set]));
	for (const { guid, fields } of sets.edited) {
		const set = after.get(guid);
		if (!set) return err({ type: 'notFound', table: 'codeSet' });
		after.set(guid, { ...set, ...fields } as CodeSet);
	}
	for (const set of sets.added) {
		if (after.has(set.guid)) return err({ type: 'guidTaken' });
		after.set(set.guid, set);
	}
	const removed: TableRow[] = [];
	const held = new Map(facts.where('codeSetMember', {}).map((row) => [row.guid, row]));
	const goes = (row: CodeSetMember): void => {
		// The memberships of codes that go are theirs to take along.
		if (codes.has(row.code)) removed.push({ table: 'codeSetMember', row });
		held.delete(row.guid);
	};
	for (const guid of new Set(members.removed)) {
		const row = held.get(guid);
		if (!row) return err({ type: 'notFound', table: 'codeSetMember' });
		goes(row);
	}
	for (const guid of new Set(sets.removed)) {
		const row = facts.get('codeSet', guid);
		if (!row || !after.delete(guid)) return err({ type: 'notFound', table: 'codeSet' });
		for (const member of [...held.values()]) if (member.set === guid) goes(member);
		removed.push({ table: 'codeSet', row });
	}
	const refused = memberRefusal([...held.values()], members.added, after, codes, facts);
	return refused ? err(refused) : ok(removed);
}

function memberRefusal(
	held: readonly CodeSetMember[],
	added: readonly CodeSetMember[],
	sets: ReadonlyMap<Guid, CodeSet>,
	codes: ReadonlyMap<Guid, Code>,
	facts: Facts
): Refusal | null {
	const places = new Set(held.filter(({ code }) => codes.has(code)).map(({ set, code }) => `${set} ${code}`));
	for (const { guid, set, code } of added) {
		if (!sets.has(set)) return { type: 'notFound', table: 'codeSet' };
		if (!codes.has(code)) return { type: 'notFound', table: 'code' };
		if (facts.get('codeSetMember', guid) || places.has(`${set} ${code}`)) return { type: 'guidTaken' };
		places.add(`${set} ${code}`);
	}
	for (const { guid, name, residual } of sets.values()) {
		if (residual !== null && codes.has(residual) && !places.has(`${guid} ${residual}`))
			return { type: 'residualOutside', set: name };
	}
	return null;
}

function passagesRefusal({ codes }: Merge, facts: Facts, after: ReadonlyMap<Guid, Code>): Refusal | null {
	for (const { guid, passagesTo } of codes.removed) {
		const refused = passagesTo === null ? null : targetRefusal(facts, after.get(passagesTo));
		if (refused) return refused;
		const { length } = facts.where('coding', { code: guid });
		const { name } = facts.get('code', guid) as Code;
		if (length && passagesTo === null) return { type: 'passagesLeft', code: name, count: length };
	}
	return null;
}

type Partings = { updated: RowUpdate[]; removed: TableRow[]; moved: number; unions: number };

/** What becomes of the codes that go, and of what hangs on them. */
function partings({ codes, time }: Merge, facts: Facts): Partings {
	const { sheet, count } = moved(codes.removed, facts, time);
	const change = sheet.change();
	const updated = [...change.updated];
	const removed = [...change.removed];
	const heirs = new Map(codes.removed.map(({ guid, passagesTo }) => [guid, passagesTo]));
	const gone = inTreeOrder(facts.where('code', {}))
		.map(({ node }) => node.guid)
		.filter((guid) => heirs.has(guid))
		.reverse();
	for (const heir of new Set(heirs.values())) {
		const sources = gone.filter((guid) => heirs.get(guid) === heir);
		if (heir === null) {
			for (const code of sources)
				updated.push(...facts.where('memo', { code }).map((memo) => toProject(memo.guid, code)));
			continue;
		}
		const passed = succession(facts, sources, heir);
		// Who is in which set is the command's to say, not the heir's to inherit.
		updated.push(...passed.updated.filter(({ table }) => table !== 'codeSet' && table !== 'query'));
		removed.push(...passed.removed.filter(({ table }) => table === 'themeItem' || table === 'summary'));
	}
	updated.push(...queriesPassed(facts, heirs));
	const lost = codesRemoval(facts, gone);
	const stays = new Set(updated.map(({ guid }) => guid));
	const already = new Set(removed.map(({ row }) => row.guid));
	return {
		updated: [...lost.updated, ...updated],
		removed: [
			...removed,
			...lost.removed.filter(({ row }) => !stays.has(row.guid) && !already.has(row.guid))
		],
		moved: count,
		unions: sheet.unions().length
	};
}

function moved(
	removed: Merge['codes']['removed'],
	facts: Facts,
	time: string
): { sheet: CodingSheet; count: number } {
	const sheet = new CodingSheet(facts, time);
	let count = 0;
	for (const { guid, passagesTo } of removed) {
		if (passagesTo === null) continue;
		for (const coding of facts.where('coding', { code: guid })) {
			sheet.move(coding.guid, passagesTo);
			count++;
		}
	}
	return { sheet, count };
}

/** A memo on a code that goes without an heir becomes one on the project. */
function toProject(memo: Guid, code: Guid): RowUpdate {
	return {
		table: 'memo',
		guid: memo,
		before: { target: 'code', code },
		after: { target: 'project', code: null }
	};
}

function parentsFirst(codes: readonly Code[]): Code[] {
	return inTreeOrder(codes).map(({ node }) => node);
}
