/** Two sides code by code: what each has, and by how much they differ. */
import { say } from '../../words/say.ts';
import type { FileTable } from './files.ts';
import type { AnalysedCode } from './numbers.ts';

/** What is compared: passages, their share of all passages of the side, or passages per 1,000 words of it. */
export const compareMeasures = ['share', 'passages', 'rate'] as const;
export type CompareMeasure = (typeof compareMeasures)[number];

/** By code, with what shares and rates are of; `words` is null where the side has no text of its own. */
export type SideNumbers = {
	readonly guids: readonly string[];
	readonly passages: ArrayLike<number>;
	readonly total: number;
	readonly words: number | null;
};

/** A code on both sides; null where there is nothing to be a share of. The difference is right less left. */
export type Contrast = {
	readonly code: AnalysedCode;
	readonly left: number | null;
	readonly right: number | null;
	readonly difference: number | null;
	/** Passages on each side. */
	readonly passages: readonly [number, number];
};

/** Measures that both sides have. */
export function measuresFor(left: SideNumbers, right: SideNumbers): CompareMeasure[] {
	return compareMeasures.filter(
		(measure) => measure !== 'rate' || (left.words !== null && right.words !== null)
	);
}

/** The codes with a passage on either side; the largest difference first, or in the order of the codebook. */
export function contrasts(
	codes: readonly AnalysedCode[],
	[left, right]: readonly [SideNumbers, SideNumbers],
	measure: CompareMeasure,
	order: 'difference' | 'codebook'
): Contrast[] {
	const [inLeft, inRight] = [indexed(left), indexed(right)];
	const found = codes.flatMap((code): Contrast[] => {
		const passages = [inLeft(code.guid), inRight(code.guid)] as const;
		if (!passages[0] && !passages[1]) return [];
		const [a, b] = [measured(passages[0], left, measure), measured(passages[1], right, measure)];
		return [{ code, passages, left: a, right: b, difference: a === null || b === null ? null : b - a }];
	});
	if (order === 'codebook') return found;
	const size = ({ difference }: Contrast): number => Math.abs(difference ?? 0);
	return found
		.toSorted((x, y) => size(y) - size(x))
		.map((one) => ({ ...one, code: { ...one.code, depth: 0 } }));
}

function indexed({ guids, passages }: SideNumbers): (guid: string) => number {
	const at = new Map(guids.map((guid, i) => [guid, passages[i] ?? 0]));
	return (guid) => at.get(guid) ?? 0;
}

function measured(passages: number, side: SideNumbers, measure: CompareMeasure): number | null {
	if (measure === 'passages') return passages;
	const base = measure === 'share' ? side.total : (side.words ?? 0) / 1000;
	return base > 0 ? passages / base : null;
}

/** The table behind the drawing: a row a code, with passages and the measure of both sides and the difference. */
export function contrastsFile(rows: readonly Contrast[], names: readonly [string, string]): FileTable {
	const [left, right] = names;
	return {
		corner: say('analyse.csv.code'),
		rows: rows.map(({ code }) => code.path),
		columns: [
			say('analyse.csv.guid'),
			say('analyse.compare.passagesOf', { side: left }),
			say('analyse.compare.passagesOf', { side: right }),
			left,
			right,
			say('analyse.compare.difference')
		],
		values: rows.map((row) => [row.code.guid, ...row.passages, row.left, row.right, row.difference])
	};
}
