/** A code as charts draw it: the little that an axis needs of it. */
export type ChartCode = {
	readonly guid: string;
	readonly name: string;
	/** The names from the category down to the code, as shown on hover. */
	readonly path: string;
	/** `#rrggbb`; empty for what has no colour, such as a group. */
	readonly color: string;
	/** 0 for a category; axes indent by it. */
	readonly depth: number;
};

/** The sign between two names: the second follows the first, or they occur together. */
export const joint = (isDirected: boolean): string => (isDirected ? '→' : '×');
