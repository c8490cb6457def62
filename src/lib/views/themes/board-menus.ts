/** The menus of a card, an area and an arrow on the board. */
import type { Guid, ThemeLink } from '../../core/records.ts';
import type { MenuEntry } from '../../parts/menu.ts';
import { say } from '../../words/say.ts';

type CardDeeds = Readonly<Record<'onopen' | 'onmove' | 'onnote' | 'ontakeout', () => void>>;
type AreaDeeds = {
	readonly onopen: () => void;
	readonly ondraw: () => void;
	readonly onwords: (arrow: Guid) => void;
	readonly onremove: (arrow: Guid) => void;
};

/** What can be done with a card; `hasOthers`: whether there is another theme to go to. */
export function cardMenu(hasOthers: boolean, deeds: CardDeeds): MenuEntry[] {
	return [
		{ label: say('themes.board.open'), onselect: deeds.onopen },
		{ label: say('themes.board.move'), kbd: 'm', disabled: !hasOthers, onselect: deeds.onmove },
		{ label: say('themes.board.note'), kbd: 'F2', onselect: deeds.onnote },
		'separator',
		{ label: say('themes.board.takeOut'), kbd: 'Delete', danger: true, onselect: deeds.ontakeout }
	];
}

/** What can be done with a theme and with the arrows that go out from it. */
export function areaMenu(
	theme: Guid,
	links: readonly ThemeLink[],
	nameOf: (theme: Guid) => string,
	hasOthers: boolean,
	deeds: AreaDeeds
): MenuEntry[] {
	const own = links.filter(({ from, to }) => from === theme && nameOf(to));
	return [
		{ label: say('themes.board.openTheme'), onselect: deeds.onopen },
		{ label: say('themes.board.draw'), kbd: 'a', disabled: !hasOthers, onselect: deeds.ondraw },
		...own.flatMap(({ guid, to, label }): MenuEntry[] => [
			{ heading: [`→ ${nameOf(to)}`, label].filter(Boolean).join(': ') },
			{ label: say('themes.board.arrow.words'), onselect: () => deeds.onwords(guid) },
			{ label: say('themes.board.arrow.remove'), danger: true, onselect: () => deeds.onremove(guid) }
		])
	];
}

/** What can be done with an arrow. */
export function arrowMenu(deeds: Readonly<Record<'onwords' | 'onremove', () => void>>): MenuEntry[] {
	return [
		{ label: say('themes.board.arrow.words'), kbd: 'F2', onselect: deeds.onwords },
		{ label: say('themes.board.arrow.remove'), kbd: 'Delete', danger: true, onselect: deeds.onremove }
	];
}
