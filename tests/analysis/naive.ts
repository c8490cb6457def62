/** The same counts made the slow way, character by character and pair by pair: the oracle of the tests beside it. */
import fc from 'fast-check';
import type { CodingColumns, CodingRow } from '../../src/lib/analysis/coding-columns.ts';

export const codes = 5;

/** Small random projects: few documents, short texts, so that passages overlap, touch, nest and repeat. */
export const someRows = fc.array(
	fc
		.record({
			document: fc.integer({ min: 0, max: 2 }),
			code: fc.integer({ min: 0, max: codes - 1 }),
			coder: fc.integer({ min: 0, max: 2 }),
			start: fc.integer({ min: 0, max: 30 }),
			length: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 20, max: 40 })),
			turn: fc.integer({ min: -1, max: 3 })
		})
		.map(({ length, turn, document, ...row }) => ({
			...row,
			document,
			end: row.start + length,
			turn: turn < 0 ? -1 : document * 4 + turn
		})),
	{ maxLength: 30 }
);

/** Random trees over the codes: each code's parent is an earlier code or none. */
export const someParents = fc
	.tuple(...Array.from({ length: codes }, (_, code) => fc.integer({ min: -1, max: code - 1 })))
	.map((parents) => Int32Array.from(parents));

export function rowsOf(columns: CodingColumns): Required<CodingRow>[] {
	return Array.from({ length: columns.length }, (_, i) => ({
		document: columns.document[i]!,
		code: columns.code[i]!,
		coder: columns.coder[i]!,
		start: columns.start[i]!,
		end: columns.end[i]!,
		turn: columns.turn[i]!,
		paragraph: columns.paragraph[i]!
	}));
}

/** The characters under a code, each as "document:offset". */
export function charactersUnder(rows: readonly CodingRow[], code: number): Set<string> {
	const found = new Set<string>();
	for (const row of rows) {
		if (row.code !== code) continue;
		for (let at = row.start; at < row.end; at++) found.add(`${row.document}:${at}`);
	}
	return found;
}

/** Merges overlapping rows of a code, two at a time, until none overlap. */
export function naiveUnite(rows: readonly CodingRow[]): string[] {
	const stretches = rows.map(({ document, code, start, end }) => ({ document, code, start, end }));
	for (let i = 0; i < stretches.length; i++) {
		for (let j = i + 1; j < stretches.length; j++) {
			const [a, b] = [stretches[i]!, stretches[j]!];
			if (a.document !== b.document || a.code !== b.code || a.start >= b.end || b.start >= a.end) continue;
			stretches[i] = { ...a, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
			stretches.splice(j, 1);
			j = i;
		}
	}
	return stretches.map((row) => `${row.document} ${row.code} ${row.start}-${row.end}`).sort();
}

export function sharesCharacter(a: CodingRow, b: CodingRow): boolean {
	return a.document === b.document && a.start < b.end && b.start < a.end;
}

export function sharesTurn(a: CodingRow, b: CodingRow): boolean {
	return a.turn !== -1 && a.turn === b.turn;
}

/** How many members two sets have in common. */
export function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	return [...a].filter((member) => b.has(member)).length;
}
