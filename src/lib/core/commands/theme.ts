/** Commands on themes: the themes, the codes and passages in them, and the arrows between them. */
import { z } from 'zod';
import { emptyChange, updateOf, type Change, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { guidShape, themeItemShape, themeLinkShape, themeShape, type ThemeItem } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok } from '../result.ts';
import { summariesOf } from './summary.ts';

const placeShape = themeItemShape.refine((item) => (item.x === null) === (item.y === null));
const addShape = z.strictObject({
	...commandBase,
	type: z.literal('theme.add'),
	theme: themeShape,
	/** What is in it from the start. */
	items: z.array(placeShape)
});
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('theme.edit'),
	guid: guidShape,
	fields: themeShape.omit({ guid: true, position: true }).partial()
});
const moveShape = z.strictObject({
	...commandBase,
	type: z.literal('theme.move'),
	guid: guidShape,
	position: z.string()
});
const removeShape = z.strictObject({ ...commandBase, type: z.literal('theme.remove'), guid: guidShape });
const itemsShape = z.strictObject({
	...commandBase,
	type: z.literal('theme.place'),
	/**
	 * Items as they shall be. One whose GUID is there moves to the theme and place that it names; another one comes in. One
	 * that its theme already holds under another GUID is joined with that.
	 */
	items: z.array(placeShape).min(1)
});
const takeOutShape = z.strictObject({
	...commandBase,
	type: z.literal('theme.takeOut'),
	items: z.array(guidShape).min(1)
});
const linkShape = z.strictObject({ ...commandBase, type: z.literal('themeLink.add'), link: themeLinkShape });
const linkEditShape = z.strictObject({
	...commandBase,
	type: z.literal('themeLink.edit'),
	guid: guidShape,
	label: themeLinkShape.shape.label
});
const linkRemoveShape = z.strictObject({
	...commandBase,
	type: z.literal('themeLink.remove'),
	guid: guidShape
});

export const themeCommands = {
	'theme.add': commandKind(addShape, ({ theme, items }, facts) => {
		if (facts.get('theme', theme.guid)) return err({ type: 'guidTaken' });
		if (items.some((item) => item.theme !== theme.guid || facts.get('themeItem', item.guid)))
			return err({ type: 'malformed', detail: 'items' });
		const broken = brokenItem(facts, items);
		if (broken) return err(broken);
		const kept = items.filter((item, i) => items.findIndex((other) => sameThing(other, item)) === i);
		if (new Set(kept.map(({ guid }) => guid)).size < kept.length) return err({ type: 'guidTaken' });
		const added: TableRow[] = [
			{ table: 'theme', row: theme },
			...kept.map((row): TableRow => ({ table: 'themeItem', row }))
		];
		return ok({
			change: { ...emptyChange, added },
			line: message('history.theme.add', { theme: theme.name })
		});
	}),

	'theme.edit': commandKind(editShape, ({ guid, fields }, facts) => {
		const theme = facts.get('theme', guid);
		if (!theme) return err({ type: 'notFound', table: 'theme' });
		const update = updateOf('theme', theme, fields);
		if (!update) return err({ type: 'nothingToDo' });
		const named = 'name' in update.after;
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: named
				? message('history.theme.rename', { theme: theme.name, name: fields.name as string })
				: message('history.theme.edit', { theme: theme.name }),
			group: `theme ${guid} ${Object.keys(update.after).join(' ')}`
		});
	}),

	'theme.move': commandKind(moveShape, ({ guid, position }, facts) => {
		const theme = facts.get('theme', guid);
		if (!theme) return err({ type: 'notFound', table: 'theme' });
		const update = updateOf('theme', theme, { position });
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.theme.move', { theme: theme.name })
		});
	}),

	'theme.remove': commandKind(removeShape, ({ guid }, facts) => {
		const theme = facts.get('theme', guid);
		if (!theme) return err({ type: 'notFound', table: 'theme' });
		const links = [...facts.where('themeLink', { from: guid }), ...facts.where('themeLink', { to: guid })];
		const removed: TableRow[] = [
			...summariesOf(facts, { theme: guid }),
			...facts.where('memo', { theme: guid }).map((row): TableRow => ({ table: 'memo', row })),
			...links.map((row): TableRow => ({ table: 'themeLink', row })),
			...facts.where('themeItem', { theme: guid }).map((row): TableRow => ({ table: 'themeItem', row })),
			{ table: 'theme', row: theme }
		];
		return ok({
			change: { ...emptyChange, removed },
			line: message('history.theme.remove', { theme: theme.name })
		});
	}),

	'theme.place': commandKind(itemsShape, ({ items }, facts) => {
		if (new Set(items.map(({ guid }) => guid)).size < items.length) return err({ type: 'guidTaken' });
		const broken = brokenItem(facts, items);
		if (broken) return err(broken);
		if (!items.every(({ theme }) => facts.get('theme', theme)))
			return err({ type: 'notFound', table: 'theme' });
		const moving = new Set(items.map(({ guid }) => guid));
		const placed: ThemeItem[] = [];
		const added: TableRow[] = [];
		const updated: RowUpdate[] = [];
		const removed: TableRow[] = [];
		for (const item of items) {
			const before = facts.get('themeItem', item.guid);
			if (before && !sameThing({ ...before, theme: item.theme }, item)) return err({ type: 'guidTaken' });
			const match = item.code ? { code: item.code } : { coding: item.coding };
			const twin =
				placed.find((other) => sameThing(other, item)) ??
				facts.where('themeItem', { theme: item.theme, ...match }).find(({ guid }) => !moving.has(guid));
			if (twin) {
				if (before) removed.push({ table: 'themeItem', row: before });
				continue;
			}
			placed.push(item);
			if (!before) {
				added.push({ table: 'themeItem', row: item });
				continue;
			}
			const update = updateOf('themeItem', before, item);
			if (update) updated.push(update);
		}
		if (!added.length && !updated.length && !removed.length) return err({ type: 'nothingToDo' });
		const theme = facts.get('theme', (items[0] as ThemeItem).theme)?.name ?? '';
		const change = { ...emptyChange, added, updated, removed };
		const noted = noteAlone(change);
		if (noted) return ok({ change, line: message('history.theme.note', { theme }), group: `note ${noted}` });
		return ok({ change, line: message('history.theme.place', { theme, count: items.length }) });
	}),

	'theme.takeOut': commandKind(takeOutShape, ({ items }, facts) => {
		const removed: TableRow[] = [];
		for (const guid of new Set(items)) {
			const row = facts.get('themeItem', guid);
			if (!row) return err({ type: 'notFound', table: 'themeItem' });
			removed.push({ table: 'themeItem', row });
		}
		const theme = facts.get('theme', (removed[0]?.row as ThemeItem).theme)?.name ?? '';
		return ok({
			change: { ...emptyChange, removed },
			line: message('history.theme.takeOut', { theme, count: removed.length })
		});
	}),

	'themeLink.add': commandKind(linkShape, ({ link }, facts) => {
		if (facts.get('themeLink', link.guid)) return err({ type: 'guidTaken' });
		if (link.from === link.to) return err({ type: 'malformed', detail: 'to' });
		if (!facts.get('theme', link.from) || !facts.get('theme', link.to))
			return err({ type: 'notFound', table: 'theme' });
		return ok({
			change: { ...emptyChange, added: [{ table: 'themeLink', row: link }] },
			line: message('history.themeLink.add', endsOf(facts, link))
		});
	}),

	'themeLink.edit': commandKind(linkEditShape, ({ guid, label }, facts) => {
		const link = facts.get('themeLink', guid);
		if (!link) return err({ type: 'notFound', table: 'themeLink' });
		const update = updateOf('themeLink', link, { label });
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.themeLink.edit', endsOf(facts, link)),
			group: `themeLink ${guid}`
		});
	}),

	'themeLink.remove': commandKind(linkRemoveShape, ({ guid }, facts) => {
		const link = facts.get('themeLink', guid);
		if (!link) return err({ type: 'notFound', table: 'themeLink' });
		return ok({
			change: { ...emptyChange, removed: [{ table: 'themeLink', row: link }] },
			line: message('history.themeLink.remove', endsOf(facts, link))
		});
	})
};

/** Why a code or passage can't be in a theme; null when all can. */
function brokenItem(facts: Facts, items: readonly ThemeItem[]): Refusal | null {
	for (const { code, coding } of items) {
		if ((code === null) === (coding === null)) return { type: 'malformed', detail: 'items' };
		if (code && !facts.get('code', code)) return { type: 'notFound', table: 'code' };
		if (coding && !facts.get('coding', coding)) return { type: 'notFound', table: 'coding' };
	}
	return null;
}

/** The item of a Change that alters one item's note and nothing else; null for another. */
function noteAlone({ added, updated, removed }: Change): string | null {
	const [only] = updated;
	const isAlone = updated.length === 1 && !added.length && !removed.length;
	return only && isAlone && Object.keys(only.after).join() === 'note' ? only.guid : null;
}

const sameThing = (a: ThemeItem, b: ThemeItem): boolean =>
	a.theme === b.theme && a.code === b.code && a.coding === b.coding;

function endsOf(facts: Facts, { from, to }: { from: string; to: string }): { from: string; to: string } {
	return { from: facts.get('theme', from)?.name ?? '', to: facts.get('theme', to)?.name ?? '' };
}
