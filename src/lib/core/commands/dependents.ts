/** What hangs on codings and codes: what goes with them, and what passes to a code that takes their place. */
import { updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { memberGuid } from '../derived-guid.ts';
import type { Facts } from '../facts.ts';
import { withHeirs } from '../query.ts';
import type { Code, Coding, Guid } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { summariesOf, summariesPassed } from './summary.ts';

/** A coding and what goes with it, in the order in which it goes: its memos and places in themes, then itself. */
export function codingRemoval(facts: Facts, coding: Coding): TableRow[] {
	return [
		...facts.where('memo', { coding: coding.guid }).map((row): TableRow => ({ table: 'memo', row })),
		...facts
			.where('themeItem', { coding: coding.guid })
			.map((row): TableRow => ({ table: 'themeItem', row })),
		{ table: 'coding', row: coding }
	];
}

/** Codes without passages and what goes with them; `gone` names children before parents. */
export function codesRemoval(
	facts: Facts,
	gone: readonly Guid[]
): { updated: RowUpdate[]; removed: TableRow[] } {
	const removed: TableRow[] = [];
	for (const code of gone) {
		for (const row of facts.where('memo', { code })) removed.push({ table: 'memo', row });
		for (const row of facts.where('themeItem', { code })) removed.push({ table: 'themeItem', row });
		for (const row of facts.where('codeSetMember', { code })) removed.push({ table: 'codeSetMember', row });
		removed.push(...summariesOf(facts, { code }));
		removed.push(...rulesRemoval(facts, code), { table: 'code', row: facts.get('code', code) as Code });
	}
	const updated = gone.flatMap((code) =>
		facts.where('codeSet', { residual: code }).map((set): RowUpdate => {
			return { table: 'codeSet', guid: set.guid, before: { residual: code }, after: { residual: null } };
		})
	);
	return { updated, removed };
}

/**
 * Codes that give way to another one: memos, summaries, places in themes, in sets and in queries pass to `heir` where it is
 * not there yet; the codes themselves go, with the record of changes of their rules. Codings and children are the caller's.
 */
export function succession(
	facts: Facts,
	sources: readonly Guid[],
	heir: Guid
): { added: TableRow[]; updated: RowUpdate[]; removed: TableRow[] } {
	const added: TableRow[] = [];
	const updated: RowUpdate[] = [];
	const removed: TableRow[] = [];
	const sets = new Set(facts.where('codeSetMember', { code: heir }).map(({ set }) => set));
	const themes = new Set(facts.where('themeItem', { code: heir }).map(({ theme }) => theme));
	for (const code of sources) {
		for (const memo of facts.where('memo', { code })) {
			updated.push({ table: 'memo', guid: memo.guid, before: { code }, after: { code: heir } });
		}
		for (const row of facts.where('themeItem', { code })) {
			if (themes.has(row.theme)) removed.push({ table: 'themeItem', row });
			else updated.push({ table: 'themeItem', guid: row.guid, before: { code }, after: { code: heir } });
			themes.add(row.theme);
		}
		for (const row of facts.where('codeSetMember', { code })) {
			removed.push({ table: 'codeSetMember', row });
			if (!sets.has(row.set)) {
				const guid = memberGuid(row.set, heir);
				added.push({ table: 'codeSetMember', row: { guid, set: row.set, code: heir } });
			}
			sets.add(row.set);
		}
		for (const set of facts.where('codeSet', { residual: code })) {
			updated.push({
				table: 'codeSet',
				guid: set.guid,
				before: { residual: code },
				after: { residual: heir }
			});
		}
		removed.push(...rulesRemoval(facts, code));
	}
	const summaries = summariesPassed(facts, 'code', sources, heir);
	updated.push(...summaries.updated);
	removed.push(...summaries.removed);
	updated.push(...queriesPassed(facts, new Map(sources.map((code) => [code, heir]))));
	return { added, updated, removed };
}

/** Queries that are kept look for the heir of a code, where one takes its place. */
export function queriesPassed(facts: Facts, heirs: ReadonlyMap<Guid, Guid | null>): RowUpdate[] {
	return facts.where('query', {}).flatMap((row) => {
		const body = withHeirs(row.body, (code) => heirs.get(code) ?? null);
		return updateOf('query', row, { body }) ?? [];
	});
}

/** The code, or why passages can't be put under it. */
export function targetRefusal(facts: Facts, code: Code | undefined): Refusal | null {
	if (!code) return { type: 'notFound', table: 'code' };
	return code.applicable ? null : { type: 'onlyGroups', code: code.name };
}

/** Updates of which several may be about one row, as one each, in the order of the first; what ends where it began goes. */
export function folded(facts: Facts, updates: readonly RowUpdate[]): RowUpdate[] {
	const patches = new Map<Guid, RowUpdate>();
	for (const update of updates) {
		const known = patches.get(update.guid);
		patches.set(update.guid, known ? { ...update, after: { ...known.after, ...update.after } } : update);
	}
	return [...patches.values()].flatMap(({ table, guid, after }) => {
		const row = facts.get(table, guid);
		return (row && updateOf(table, row as never, after as never)) ?? [];
	});
}

function rulesRemoval(facts: Facts, code: Guid): TableRow[] {
	return facts.where('ruleChange', { code }).map((row): TableRow => ({ table: 'ruleChange', row }));
}
