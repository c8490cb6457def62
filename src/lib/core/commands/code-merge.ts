/** Commands that make one code of several, or several of one; and what a merge would do, for a preview. */
import { z } from 'zod';
import { type Change, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { joinedBodies } from '../memo-text.ts';
import { codeShape, guidShape, type Code, type Guid, type Memo } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { byPosition, positionsBetween } from '../tree.ts';
import { codeRefusal } from './code.ts';
import { CodingSheet, type Union } from './coding-sheet.ts';
import { folded, succession, targetRefusal } from './dependents.ts';

const mergeShape = z.strictObject({
	...commandBase,
	type: z.literal('code.merge'),
	codes: z.array(guidShape).min(1),
	/** The code that they become; its name, rules and key stay. */
	into: guidShape,
	/** Whether the memos on the codes become one, or stand beside each other. */
	joinMemos: z.boolean()
});
const splitShape = z.strictObject({
	...commandBase,
	type: z.literal('code.split'),
	code: guidShape,
	/** Codes made in the same step. */
	newCodes: z.array(codeShape),
	/** Where each passage goes; with the code itself among `codes` it also stays. Those not named stay. */
	passages: z.array(
		z.strictObject({
			coding: guidShape,
			codes: z.array(guidShape).min(1),
			/** GUIDs for the further codings of a passage that goes to several codes: one fewer than `codes`. */
			copies: z.array(guidShape)
		})
	),
	/** Whether the code goes, once no passage is left: what hangs on it passes to the first of the codes it became. */
	remove: z.boolean()
});

/** What merging codes would do. */
export type MergePreview = {
	/** Codings that get the code, orphans left out. */
	readonly passages: number;
	/** Codings that become one because they overlap, each with what it swallows. */
	readonly unions: readonly Union[];
	/** Memos on the codes that go, and codes below them that move. */
	readonly memos: number;
	readonly children: number;
	/** Code sets and themes that `into` comes into. */
	readonly sets: number;
	readonly themes: number;
};

export const codeMergeCommands = {
	'code.merge': commandKind(mergeShape, (command, facts) => {
		const merged = merge(facts, command);
		if (!merged.ok) return merged;
		const { change, sources, into, passages, unions } = merged.value;
		const [first] = sources as [Code];
		const values = { passages, unions: unions.length, into: into.name };
		return ok({
			change,
			line:
				sources.length > 1
					? message('history.code.mergeMany', { ...values, count: sources.length })
					: message('history.code.merge', { ...values, code: first.name })
		});
	}),

	'code.split': commandKind(splitShape, (command, facts) => {
		const code = facts.get('code', command.code);
		if (!code) return err({ type: 'notFound', table: 'code' });
		for (const one of command.newCodes) {
			const refused = codeRefusal(facts, one);
			if (refused) return err(refused);
		}
		const fresh = new Map(command.newCodes.map((one) => [one.guid, one]));
		const keys = command.newCodes.flatMap(({ key }) => key ?? []);
		if (fresh.size < command.newCodes.length) return err({ type: 'guidTaken' });
		const twice = keys.find((key, i) => keys.indexOf(key) < i);
		if (twice) return err({ type: 'keyTaken', key: twice, code: command.newCodes[0]?.name ?? '' });
		const sheet = new CodingSheet(facts, command.time);
		const left = new Set(facts.where('coding', { code: code.guid }).map(({ guid }) => guid));
		const became = new Set<Guid>(fresh.keys());
		for (const { coding: guid, codes, copies } of command.passages) {
			const coding = facts.get('coding', guid);
			if (!coding || !left.has(guid)) return err({ type: 'notFound', table: 'coding' });
			const targets = [...new Set(codes)];
			if (copies.length !== targets.length - 1) return err({ type: 'malformed', detail: 'copies' });
			for (const target of targets) {
				const refused = targetRefusal(facts, fresh.get(target) ?? facts.get('code', target));
				if (refused && target !== code.guid) return err(refused);
				if (target !== code.guid) became.add(target);
			}
			const stays = targets.includes(code.guid);
			const first = stays ? code.guid : (targets[0] as Guid);
			const others = targets.filter((target) => target !== first);
			for (const [i, target] of others.entries()) {
				const copy = copies[i] as Guid;
				if (facts.get('coding', copy) || !sheet.copy(coding, { guid: copy, code: target }))
					return err({ type: 'guidTaken' });
			}
			if (!stays) {
				sheet.move(guid, first);
				left.delete(guid);
			}
		}
		const [heir] = became;
		if (command.remove && heir) {
			// Nobody can read a passage without its text: it goes where what hangs on the code goes.
			for (const guid of left) {
				if (!facts.get('coding', guid)?.orphan) continue;
				sheet.move(guid, heir);
				left.delete(guid);
			}
		}
		const moved = sheet.change();
		const added: TableRow[] = [
			...command.newCodes.map((row): TableRow => ({ table: 'code', row })),
			...moved.added
		];
		const names = { code: code.name, codes: became.size, passages: command.passages.length };
		if (!command.remove) {
			if (!added.length && !moved.updated.length) return err({ type: 'nothingToDo' });
			return ok({ change: { ...moved, added }, line: message('history.code.split', names) });
		}
		if (command.newCodes.some(({ parent }) => parent === code.guid))
			return err({ type: 'insideItself', code: code.name });
		if (left.size) return err({ type: 'passagesLeft', code: code.name, count: left.size });
		if (!heir) return err({ type: 'malformed', detail: 'passages' });
		const passed = succession(facts, [code.guid], heir);
		const lifted = childUpdates(facts, code.guid, code.parent);
		return ok({
			change: {
				...moved,
				added: [...added, ...passed.added],
				updated: folded(facts, [...moved.updated, ...passed.updated, ...lifted]),
				removed: [...moved.removed, ...passed.removed, { table: 'code', row: code }]
			},
			line: message('history.code.splitAway', names)
		});
	})
};

/** What `code.merge` would do with these codes; the refusal where it would be refused. */
export function mergePreview(
	facts: Facts,
	{ codes, into }: { codes: readonly Guid[]; into: Guid }
): Result<MergePreview, Refusal> {
	const merged = merge(facts, { codes, into, time: '1970-01-01T00:00:00Z', joinMemos: false });
	if (!merged.ok) return merged;
	const { passages, unions, sources, children } = merged.value;
	const memos = sources.reduce((sum, { guid }) => sum + facts.where('memo', { code: guid }).length, 0);
	const fresh = (wheresOf: (code: Guid) => Guid[]): number => {
		const held = new Set(wheresOf(into));
		return new Set(sources.flatMap(({ guid }) => wheresOf(guid)).filter((one) => !held.has(one))).size;
	};
	const sets = fresh((code) => facts.where('codeSetMember', { code }).map(({ set }) => set));
	const themes = fresh((code) => facts.where('themeItem', { code }).map(({ theme }) => theme));
	return ok({ passages, unions, memos, children, sets, themes });
}

type Merged = {
	readonly change: Change;
	readonly sources: readonly Code[];
	readonly into: Code;
	readonly passages: number;
	readonly unions: readonly Union[];
	readonly children: number;
};

function merge(
	facts: Facts,
	command: { codes: readonly Guid[]; into: Guid; time: string; joinMemos: boolean }
): Result<Merged, Refusal> {
	const into = facts.get('code', command.into);
	const refused = targetRefusal(facts, into);
	if (refused || !into) return err(refused ?? { type: 'notFound', table: 'code' });
	const sources: Code[] = [];
	for (const guid of new Set(command.codes)) {
		const code = facts.get('code', guid);
		if (!code) return err({ type: 'notFound', table: 'code' });
		if (guid !== into.guid) sources.push(code);
	}
	if (!sources.length) return err({ type: 'nothingToDo' });
	const guids = sources.map(({ guid }) => guid);
	const sheet = new CodingSheet(facts, command.time);
	let passages = 0;
	for (const code of guids) {
		for (const coding of facts.where('coding', { code })) {
			sheet.move(coding.guid, into.guid);
			if (!coding.orphan) passages += 1;
		}
	}
	const moved = sheet.change();
	const children = adopted(facts, new Set(guids), into);
	const passed = succession(facts, guids, into.guid);
	const joined = command.joinMemos
		? joinedMemos(facts, [into.guid, ...guids], command.time)
		: { updated: [], removed: [] };
	const gone = new Set(joined.removed.map(({ row }) => row.guid));
	return ok({
		change: {
			...moved,
			added: [...moved.added, ...passed.added],
			updated: folded(
				facts,
				[...moved.updated, ...passed.updated, ...joined.updated, ...children].filter(
					({ guid }) => !gone.has(guid)
				)
			),
			removed: [
				...moved.removed,
				...passed.removed,
				...joined.removed,
				...childrenFirst(facts, sources).map((row): TableRow => ({ table: 'code', row }))
			]
		},
		sources,
		into,
		passages,
		unions: sheet.unions(),
		children: children.filter(({ guid }) => guid !== into.guid).length
	});
}

/** The order in which codes can go. */
function childrenFirst(facts: Facts, codes: readonly Code[]): Code[] {
	const depthOf = (code: Code): number => {
		let depth = 0;
		for (let at = code.parent; at; at = facts.get('code', at)?.parent ?? null) depth += 1;
		return depth;
	};
	const depths = new Map(codes.map((code) => [code, depthOf(code)]));
	return codes.toSorted((a, b) => (depths.get(b) as number) - (depths.get(a) as number));
}

/** The children of codes that go: below `into`, after its own; it and what is above it, below what is left above them. */
function adopted(facts: Facts, gone: ReadonlySet<Guid>, into: Code): RowUpdate[] {
	const above = new Set<Guid>([into.guid]);
	for (let at = into.parent; at; at = facts.get('code', at)?.parent ?? null) above.add(at);
	const leftAbove = (guid: Guid | null): Guid | null => {
		let at = guid;
		while (at && gone.has(at)) at = facts.get('code', at)?.parent ?? null;
		return at;
	};
	const children = facts
		.where('code', {})
		.filter(({ guid, parent }) => parent && gone.has(parent) && !gone.has(guid))
		.sort(byPosition);
	const below = children.filter(({ guid }) => !above.has(guid));
	const last = facts.where('code', { parent: into.guid }).sort(byPosition).at(-1);
	const positions = positionsBetween(last?.position ?? null, null, below.length);
	return children.map((code): RowUpdate => {
		const place = below.indexOf(code);
		const before = { parent: code.parent, position: code.position };
		if (place < 0)
			return { table: 'code', guid: code.guid, before, after: { parent: leftAbove(code.parent) } };
		return {
			table: 'code',
			guid: code.guid,
			before,
			after: { parent: into.guid, position: positions[place] }
		};
	});
}

function childUpdates(facts: Facts, code: Guid, parent: Guid | null): RowUpdate[] {
	return facts.where('code', { parent: code }).map((child): RowUpdate => {
		return { table: 'code', guid: child.guid, before: { parent: code }, after: { parent } };
	});
}

/** The memos on these codes as one: the oldest of the first code that has any, with the words of the others after its own. */
function joinedMemos(
	facts: Facts,
	codes: readonly Guid[],
	time: string
): { updated: RowUpdate[]; removed: TableRow[] } {
	const memos = codes.flatMap((code) =>
		facts
			.where('memo', { code })
			.sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : a.guid < b.guid ? -1 : 1))
	);
	const [first, ...others] = memos as [Memo, ...Memo[]];
	if (!others.length) return { updated: [], removed: [] };
	const after = { body: joinedBodies(memos.map(({ body }) => body)), modified: time };
	return {
		updated: [{ table: 'memo', guid: first.guid, before: {}, after }],
		removed: others.map((row): TableRow => ({ table: 'memo', row }))
	};
}
