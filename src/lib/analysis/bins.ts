/** Bins with round edges, for values that are too many to stand each on its own. */

/** Different values that still stand each on its own. */
export const mostValues = 12;

/** Bins that an axis is divided into, about. */
const wanted = 10;

/**
 * Edges of 1, 2 or 5 times a power of ten, so that numbers from `least` to `greatest` lie in some ten bins, each from an
 * edge to below the next.
 */
export function roundEdges(least: number, greatest: number): number[] {
	const rough = (greatest - least) / wanted || 1;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
	const edges: number[] = [];
	for (let n = Math.floor(least / step); ; n++) {
		const edge = Number((n * step).toPrecision(12));
		edges.push(edge);
		if (edge > greatest) return edges;
	}
}

/** Months that a bin of dates may hold: a month, a quarter, a year, five, ten, fifty. */
const calendarSteps = [1, 3, 12, 60, 120, 600] as const;

/**
 * First days of months, quarters, years or more years, as ISO dates, so that days from `first` to `last` lie in twelve
 * bins at most, each from an edge to the day before the next.
 */
export function calendarEdges(first: string, last: string): string[] {
	const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
	const span = monthOf(last) - monthOf(first) + 1;
	const months =
		calendarSteps.find((step) => span <= step || span <= step * (mostValues - 1) + 1) ??
		calendarSteps.at(-1)!;
	const edges: string[] = [];
	for (let month = monthOf(first) - (monthOf(first) % months); ; month += months) {
		const year = String(Math.floor(month / 12)).padStart(4, '0');
		edges.push(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
		if (month > monthOf(last)) return edges;
	}
}
