/** What the board shows. */
import type { Guid, ThemeItem } from '../../core/records.ts';
import type { CardWords } from '../../charts/board-figure.ts';

/** A card on the board, or one that is dragged there from the tray. */
export type BoardItem = Omit<CardWords, 'note'> & {
	readonly item: ThemeItem;
	/** Where its passages or its place in the text are read. */
	readonly href: string;
};

/** A code in the tray. */
export type TrayCode = {
	readonly id: Guid;
	readonly label: string;
	readonly color: string;
	readonly level: number;
	/** Its coded passages by all coders. */
	readonly count: number;
};

/** What may be done with the cards. */
export type BoardDeeds = {
	/** Gives cards the theme and place that they shall have; true when it was done. */
	onplace: (items: readonly ThemeItem[]) => Promise<boolean>;
	ontakeout: (item: Guid) => Promise<boolean>;
	/** Told that a move waits, with what saves it; gives what lets it go. */
	onhold: (item: Guid, save: () => Promise<void>) => () => void;
};
