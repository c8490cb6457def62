/** Finding a place in an ascending list. */

/** The index of the last number that is at most `value` in an ascending list; −1 if there is none. */
export function lastAtMost(sorted: ArrayLike<number>, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as number) <= value) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
