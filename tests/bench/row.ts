/** What a benchmark gives: rows of figures, each beside what it is compared with. */

/** One figure at one size. */
export type Row = {
	readonly name: string;
	/** How much there was: codings, words or files, as the name says. */
	readonly size: number;
	readonly unit: 'ms' | 'kB' | 'MB' | 'MB/s';
	readonly median: number;
	/** The 95th percentile; of a rate, that of the slowest. */
	readonly p95: number;
	/** What it is compared with; null for no baseline. */
	readonly baseline: string | null;
	/** The median by that of the baseline; null without one. */
	readonly ratio: number | null;
};

/** What a row is compared with, and its median. */
export type Baseline = { readonly name: string; readonly median: number };

/** Where a part is given things that several measure, and may say what it is doing. */
export type Part = {
	readonly name: string;
	/** What it measures, in a few words. */
	readonly about: string;
	readonly measure: () => Promise<Row[]>;
};

/** A row of samples. */
export function rowOf(
	name: string,
	size: number,
	samples: readonly number[],
	baseline: Baseline | null,
	unit: Row['unit'] = 'ms'
): Row {
	const median = quantile(samples, 0.5);
	// Of a rate the slow end is the low one.
	const p95 = quantile(samples, unit === 'MB/s' ? 0.05 : 0.95);
	const ratio = baseline && baseline.median > 0 ? median / baseline.median : null;
	return { name, size, unit, median, p95, baseline: baseline?.name ?? null, ratio };
}

/** The median of a row as the baseline of another. */
export function baselineOf(row: Row, name: string): Baseline {
	return { name, median: row.median };
}

/** A budget as a baseline: a ratio up to 1 keeps it. */
export const budget = (milliseconds: number): Baseline => ({
	name: `budget ${milliseconds} ms`,
	median: milliseconds
});

/** The value below which a share of the samples lies, by the nearest rank. */
export function quantile(samples: readonly number[], share: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Milliseconds that `work` takes, `times` times after `warm` times unmeasured. */
export async function time(work: () => unknown, times: number, warm = 1): Promise<number[]> {
	const samples: number[] = [];
	for (let i = -warm; i < times; i++) {
		const start = performance.now();
		await work();
		if (i >= 0) samples.push(performance.now() - start);
	}
	return samples;
}

/** Of rows at two sizes, each name's figure at the larger against as many times that at the smaller: near 1 is linear. */
export function growth(rows: readonly Row[], names: readonly string[]): Row[] {
	return names.flatMap((name) => {
		const [small, large] = rows.filter((row) => row.name === name).toSorted((a, b) => a.size - b.size);
		if (!small || !large || small.size === large.size) return [];
		const times = large.size / small.size;
		const baseline = `${times} × the same at ${small.size.toLocaleString('en')}`;
		return [{ ...large, baseline, ratio: large.median / (times * small.median) }];
	});
}

/** The rows as a table to read. */
export function tableOf(rows: readonly Row[]): string {
	const cells = [
		['what', 'size', 'median', '95 %', 'unit', 'ratio', 'against'],
		...rows.map(({ name, size, unit, median, p95, baseline, ratio }) => [
			name,
			size.toLocaleString('en'),
			figure(median),
			figure(p95),
			unit,
			ratio === null ? '–' : ratio.toFixed(ratio < 0.1 ? 3 : 2),
			baseline ?? 'no baseline'
		])
	];
	const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
	const isText = (column: number): boolean => column === 0 || column === 4 || column === 6;
	return cells
		.map((row) =>
			row
				.map((cell, i) => (isText(i) ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

const figure = (value: number): string =>
	value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
