/** What a list with boxes needs to know of a row. */
export type Tickable = {
	readonly id: string;
	readonly label: string;
	/** How far it is moved in, from 0. */
	readonly depth: number;
	readonly color?: string;
	readonly chosen: boolean;
	/** Comes along with one above it, so that its own box does nothing. */
	readonly below: boolean;
	readonly count: number;
	/** What the count counts, in words. */
	readonly meaning: string;
};
