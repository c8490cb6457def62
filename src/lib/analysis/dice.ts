/** Numbers that look random and are the same for one seed, on every machine. */

/** A source of such numbers. */
export type Dice = {
	/** A whole number from 0 to `below` − 1. */
	readonly below: (below: number) => number;
	/** One of a list. */
	readonly of: <T>(list: readonly T[]) => T;
	/** A GUID. */
	readonly guid: () => string;
};

/** Dice by the generator mulberry32 (T. Ettinger, 2017, public domain). */
export function dice(seed: number): Dice {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};
	const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
	const hex = (): string => next().toString(16).padStart(8, '0');
	return {
		below,
		of: (list) => list[below(list.length)]!,
		guid: () => {
			const digits = `${hex()}${hex()}${hex()}${hex()}`;
			return [
				digits.slice(0, 8),
				digits.slice(8, 12),
				`4${digits.slice(13, 16)}`,
				`8${digits.slice(17, 20)}`,
				digits.slice(20)
			].join('-');
		}
	};
}
