/** Putting codes and coded passages into a theme, from wherever they are: one command each, one undo each. */
import type { Guid, Theme, ThemeItem } from '../core/records.ts';
import { positionBetween } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { told } from './passage-deeds.ts';
import { session } from './project.svelte.ts';

/** A code or a coded passage, to be put into a theme. */
export type ThemeThing = Pick<ThemeItem, 'code' | 'coding'>;

/** The themes of the open project, in order. */
export async function themesNow(): Promise<readonly Theme[]> {
	return (await session().query('themes', {})).themes;
}

/** A theme that is not stored yet, to come after `themes`. */
export function newTheme(themes: readonly Theme[]): Theme {
	return {
		guid: crypto.randomUUID(),
		name: say('themes.new.name'),
		idea: '',
		boundaries: '',
		status: 'candidate',
		position: positionBetween(themes.at(-1)?.position ?? null, null)
	};
}

/** Puts things into a theme, or into one that is made for them (null); true when it was done. */
export async function putInTheme(theme: Guid | null, things: readonly ThemeThing[]): Promise<boolean> {
	if (theme) return told({ type: 'theme.place', items: itemsOf(theme, things) });
	const made = newTheme(await themesNow());
	return told({ type: 'theme.add', theme: made, items: itemsOf(made.guid, things) });
}

function itemsOf(theme: Guid, things: readonly ThemeThing[]): ThemeItem[] {
	return things.map((thing) => {
		return { ...thing, guid: crypto.randomUUID(), theme, x: null, y: null, note: '' };
	});
}
