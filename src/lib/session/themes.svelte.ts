/** The themes of the open project with what is in them, and what one does with them. */
import type { Guid, Theme, ThemeItem } from '../core/records.ts';
import { positionBetween } from '../core/tree.ts';
import { themeStatuses } from '../core/theme-statuses.ts';
import { told } from './passage-deeds.ts';
import { session } from './project.svelte.ts';
import { newTheme, putInTheme, type ThemeThing } from './theme-items.ts';
import { Watch } from './watch.svelte.ts';

export { themeStatuses };

/** The fields of a theme that are edited in place. */
export type ThemeFields = Partial<Omit<Theme, 'guid' | 'position'>>;

const shown = new Set(['theme', 'themeItem', 'themeLink', 'memo', 'coding', 'turn', 'document', 'code']);

export class Themes {
	readonly #watch = new Watch(
		'themes',
		() => ({}),
		({ added, updated, removed }) => [...added, ...updated, ...removed].some(({ table }) => shown.has(table))
	);
	/** Themes in order, cards, arrows and memos; null before the first answer. */
	readonly all = $derived(this.#watch.value);
	readonly list: readonly Theme[] = $derived(this.#watch.value?.themes ?? []);
	/** How many codes and passages each theme holds. */
	readonly counts = $derived.by(() => {
		const counts = new Map(this.list.map(({ guid }) => [guid, { codes: 0, passages: 0 }]));
		for (const { item } of this.all?.cards ?? []) {
			const count = counts.get(item.theme);
			if (count) count[item.code ? 'codes' : 'passages'] += 1;
		}
		return counts;
	});

	/** Makes a theme, last; gives its GUID, null where it was refused. */
	async add(): Promise<Guid | null> {
		const theme = newTheme(this.list);
		return (await told({ type: 'theme.add', theme, items: [] })) ? theme.guid : null;
	}

	/** Changes fields of a theme. */
	async edit(guid: Guid, fields: ThemeFields): Promise<void> {
		await session().run({ type: 'theme.edit', guid, fields });
	}

	/** Puts a theme before another one, or last. */
	async moveBefore(guid: Guid, before: Guid | null): Promise<void> {
		const others = this.list.filter((theme) => theme.guid !== guid);
		const found = others.findIndex((theme) => theme.guid === before);
		const to = found < 0 ? others.length : found;
		const position = positionBetween(others[to - 1]?.position ?? null, others[to]?.position ?? null);
		await session().run({ type: 'theme.move', guid, position });
	}

	/** Removes a theme, with what was typed last saved before, so that undo brings it back whole. */
	async remove(guid: Guid): Promise<boolean> {
		await session().settle();
		return told({ type: 'theme.remove', guid });
	}

	/** Puts codes and passages into a theme, without a place on the board. */
	async put(theme: Guid, things: readonly ThemeThing[]): Promise<void> {
		await putInTheme(theme, things);
	}

	/** Gives cards the theme, place and note that they shall have; true when it was done. */
	async place(items: readonly ThemeItem[]): Promise<boolean> {
		return told({ type: 'theme.place', items: [...items] });
	}

	/** Takes a code or passage out of its theme; true when it was done. */
	async takeOut(item: Guid): Promise<boolean> {
		return told({ type: 'theme.takeOut', items: [item] });
	}

	/** Draws an arrow from one theme to another. */
	async addLink(from: Guid, to: Guid): Promise<void> {
		const link = { guid: crypto.randomUUID(), from, to, label: '' };
		await told({ type: 'themeLink.add', link });
	}

	/** Gives an arrow its words. */
	async labelLink(guid: Guid, label: string): Promise<void> {
		await session().run({ type: 'themeLink.edit', guid, label });
	}

	/** Removes an arrow, with what was typed last saved before. */
	async removeLink(guid: Guid): Promise<void> {
		await session().settle();
		await told({ type: 'themeLink.remove', guid });
	}

	/** Begins a memo on a theme. */
	async addMemo(theme: Guid): Promise<void> {
		await session().run({
			type: 'memo.add',
			guid: crypto.randomUUID(),
			target: 'theme',
			about: theme,
			range: null,
			title: '',
			body: '',
			memoType: 'analytic'
		});
	}
}
