/** What can be done with one code or with several, as the entries of their menu. Draws nothing. */
import type { Code, Guid } from '../../core/records.ts';
import type { MenuAction, MenuEntry } from '../../parts/menu.ts';
import { shortcut } from '../../parts/shortcuts.svelte.ts';
import { say } from '../../words/say.ts';

/** A code set as the tree needs it. */
export type SetOfCodes = { readonly guid: Guid; readonly name: string; readonly codes: ReadonlySet<Guid> };

/** What a menu of codes can do; what is left out is not offered. */
export type CodeDeeds = {
	/** Opens the code's page. */
	onopen?: ((guid: Guid) => void) | undefined;
	onrename?: ((guid: Guid) => void) | undefined;
	onadd?: ((parent: Guid) => void) | undefined;
	oncolor?: ((guids: readonly Guid[], color: string) => void) | undefined;
	/** Gives the sentence why a code can't have the key, or null once it has. */
	onkey?: ((guid: Guid, key: string | null) => Promise<string | null>) | undefined;
	/** One level up or down; null where there is no such step. */
	onlevel?: ((guids: readonly Guid[], step: 'in' | 'out') => (() => void) | null) | undefined;
	/** Puts codes below another, last. */
	onunder?: ((guids: readonly Guid[], parent: Guid | null) => void) | undefined;
	/** Begins to merge codes into one of them. */
	onmerge?: ((guids: readonly Guid[], into: Guid) => void) | undefined;
	/** Begins to sort a code's passages into others. */
	onsplit?: ((guid: Guid) => void) | undefined;
	/** Puts codes into a set or takes them out. */
	onset?: ((guids: readonly Guid[], set: Guid, isIn: boolean) => void) | undefined;
	/** The themes that codes can be put into. */
	themes?: (() => Promise<readonly { readonly guid: Guid; readonly name: string }[]>) | undefined;
	/** Puts codes into a theme; null makes one for them. */
	ontheme?: ((guids: readonly Guid[], theme: Guid | null) => void) | undefined;
	onremove?: ((guids: readonly Guid[], passages: 'remove' | 'toParent') => void) | undefined;
	/** How many coded passages go with codes that are removed. */
	passages?: ((guids: readonly Guid[]) => number) | undefined;
	/** Why their passages can't go to the code above; null where they can. */
	barredAbove?: ((guids: readonly Guid[]) => string | null) | undefined;
};

/** What is chosen in a panel of its own, which the caller opens. */
export type CodeChoice = 'color' | 'key' | 'under' | 'merge' | 'sets' | 'theme';

/** The entries for `codes`, in groups; `choose` opens the panel of a choice. */
export function codeEntries(
	codes: readonly Code[],
	deeds: CodeDeeds,
	choose: (what: CodeChoice) => void
): MenuEntry[] {
	const [first] = codes;
	if (!first) return [];
	const one = codes.length === 1 ? first : null;
	const guids = codes.map(({ guid }) => guid);
	const step = (way: 'in' | 'out', kbd: string) => {
		const act = deeds.onlevel?.(guids, way);
		return (
			deeds.onlevel && {
				label: say(way === 'out' ? 'code.menu.promote' : 'code.menu.demote'),
				kbd,
				disabled: !act,
				onselect: () => act?.()
			}
		);
	};
	const chosen = (isThere: unknown, what: CodeChoice, label: string) =>
		isThere ? { label, onselect: () => choose(what) } : undefined;
	const { onopen, onrename, onadd, onsplit } = deeds;
	const groups: (MenuEntry | false | null | undefined)[][] = [
		[one && onopen && { label: say('code.menu.open'), onselect: () => onopen(one.guid) }],
		[
			one && onrename && { label: say('code.menu.rename'), kbd: 'F2', onselect: () => onrename(one.guid) },
			one && onadd && { label: say('code.menu.addBelow'), onselect: () => onadd(one.guid) },
			chosen(deeds.oncolor, 'color', say('code.menu.color')),
			chosen(one && deeds.onkey, 'key', say('code.menu.key')),
			chosen(deeds.onset, 'sets', say('code.menu.sets')),
			chosen(deeds.ontheme, 'theme', say('code.menu.theme'))
		],
		[
			step('out', 'Shift+ArrowLeft'),
			step('in', 'Shift+ArrowRight'),
			chosen(deeds.onunder, 'under', say('code.menu.under'))
		],
		[
			chosen(deeds.onmerge, 'merge', say(one ? 'code.menu.merge' : 'code.menu.mergeMany')),
			one && onsplit && { label: say('code.menu.split'), onselect: () => onsplit(one.guid) }
		],
		removals(codes, deeds)
	];
	return groups
		.map((group) => group.filter((entry) => !!entry))
		.filter((group) => group.length)
		.flatMap((group, i) => (i ? ['separator' as const, ...group] : group));
}

/** Removing codes: with their passages, or with these left to the code above, each said with its number. */
export function removals(
	codes: readonly Code[],
	{ onremove, passages, barredAbove }: Pick<CodeDeeds, 'onremove' | 'passages' | 'barredAbove'>
): MenuAction[] {
	if (!onremove) return [];
	const guids = codes.map(({ guid }) => guid);
	const n = passages?.(guids) ?? 0;
	const away: MenuAction = {
		label: n ? say('code.menu.removeWith', { n }) : say('code.menu.remove'),
		kbd: 'Delete',
		danger: true,
		onselect: () => onremove(guids, 'remove')
	};
	const hasParents = codes.every(({ parent }) => parent !== null);
	if (!n || !hasParents) return [away];
	const reason = barredAbove?.(guids);
	const up: MenuAction = {
		label: say('code.menu.removeUp', { n }),
		kbd: shortcut('codebook.removeUp'),
		danger: true,
		...(reason && { disabled: true, reason }),
		onselect: () => onremove(guids, 'toParent')
	};
	return [up, away];
}
