/** The themes with what is in them: what the board shows. */
import { firstVisible } from '../../core/anchors.ts';
import type { Coding, Memo, Theme, ThemeItem, ThemeLink } from '../../core/records.ts';
import { byPosition } from '../../core/tree.ts';
import type { Source } from './source.ts';
import { turnReader, type PlacedTurn } from './turns.ts';

/** A card: a code, or a coded passage with the turn that it belongs to (null for one without a place). */
export type ThemeCard = {
	readonly item: ThemeItem;
	readonly coding: Coding | null;
	readonly turn: PlacedTurn | null;
};

export type Themes = {
	/** In order. */
	readonly themes: Theme[];
	/** Of all themes, in the order in which they came in. */
	readonly cards: ThemeCard[];
	readonly links: ThemeLink[];
	readonly memos: Memo[];
};

export function themes(source: Source): Themes {
	const { tables } = source;
	const turnsOf = turnReader(source);
	const all = tables.where('theme', {});
	all.sort((a, b) => byPosition({ ...a, parent: null }, { ...b, parent: null }));
	return {
		themes: all,
		cards: tables.where('themeItem', {}).map((item) => {
			const coding = (item.coding && tables.get('coding', item.coding)) || null;
			if (!coding || coding.start === null) return { item, coding, turn: null };
			const turns = turnsOf(coding.document);
			return {
				item,
				coding,
				turn: turns.turns[turns.indexAt(firstVisible(coding.start, coding.quote))] ?? null
			};
		}),
		links: tables.where('themeLink', {}),
		memos: tables.where('memo', { target: 'theme' })
	};
}
