/** Themes as their list and form show them. */
import type { Guid, Theme } from '../../core/records.ts';

/** A theme in the list. */
export type ThemeRow = Theme & {
	readonly id: Guid;
	readonly label: string;
	readonly codes: number;
	readonly passages: number;
};

/** A code in a theme. */
export type ThemeCode = {
	readonly item: Guid;
	readonly code: Guid;
	readonly name: string;
	readonly color: string;
	/** Its coded passages by all coders. */
	readonly count: number;
	readonly href: string;
};

/** A coded passage in a theme. */
export type ThemePassage = {
	readonly item: Guid;
	readonly coding: Guid;
	readonly quote: string;
	readonly code: string;
	readonly color: string;
	/** Who speaks, turn and document. */
	readonly source: string;
	readonly href: string;
};

/** A coded passage that can be put into a theme. */
export type OfferedPassage = Pick<ThemePassage, 'coding' | 'quote' | 'source'>;
