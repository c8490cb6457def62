/** An answer's words as stretches to draw: plain, tinted by the codes that cover them, selected. Pure. */
import { flatten } from '../../transcript/flatten.ts';
import type { Part } from './rows.ts';
import type { Range } from './words.ts';

/** A coded passage as it is drawn. */
export type Tint = Range & { readonly guid: string; readonly color: string };

/** A stretch of words with what covers it, the longest first, and whether it is selected. */
export type Stretch = { readonly text: string; readonly tints: readonly Tint[]; readonly selected: boolean };

/** The stretches of a part, in order; together they are its text. */
export function stretchesOf(part: Part, tints: readonly Tint[], selection: Range | null): Stretch[] {
	const marks = [
		...tints.map(({ start, end }, tint) => ({ start, end, tint })),
		...(selection ? [{ ...selection, tint: -1 }] : [])
	];
	const stretches: Stretch[] = [];
	let at = part.start;
	const push = (to: number, covered: readonly { readonly tint: number }[]): void => {
		if (to <= at) return;
		stretches.push({
			text: part.text.slice(at - part.start, to - part.start),
			tints: covered.flatMap(({ tint }) => (tint < 0 ? [] : [tints[tint]!])),
			selected: covered.some(({ tint }) => tint < 0)
		});
		at = to;
	};
	for (const { start, end, covered } of flatten(marks, part)) {
		push(start, []);
		push(end, covered);
	}
	push(part.end, []);
	return stretches;
}
