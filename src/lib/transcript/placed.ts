/** Codings as the transcript draws them: those with a passage, with the colour and names that show. */
import { moveRange } from '../core/anchors.ts';
import type { Splice } from '../core/change.ts';
import type { Code, Coder, Coding, Guid } from '../core/records.ts';
import type { Range } from './positions.ts';

/** A coding with a passage in this document. */
export type Placed = Range & {
	readonly guid: Guid;
	readonly code: Guid;
	readonly color: string;
	readonly name: string;
	readonly coder: string;
	/** What stands in a small circle for the coder: initials, two characters at most. */
	readonly initial: string;
	/** A key quote. */
	readonly star: boolean;
	/** The passage in the researcher's own short words; empty for none. */
	readonly condensation: string;
};

/** Used where a code is not in the codebook (yet): a grey that is no code's. */
const unknownColor = '#808080';

/** The codings that have a passage; those of the whole document and orphans are not drawn. */
export function place(
	codings: readonly Coding[],
	codes: ReadonlyMap<Guid, Code>,
	coders: ReadonlyMap<Guid, Coder>
): Placed[] {
	const placed: Placed[] = [];
	const initials = new Map([...coders].map(([guid, { name }]) => [guid, initialOf(name)]));
	for (const { guid, start, end, orphan, code, coder, star, condensation } of codings) {
		if (orphan || start === null || end === null || start >= end) continue;
		const by = coders.get(coder)?.name ?? '';
		const { color = unknownColor, name = '' } = codes.get(code) ?? {};
		const initial = initials.get(coder) ?? '';
		placed.push({ guid, start, end, code, color, name, coder: by, initial, star, condensation });
	}
	return placed;
}

/** Where they stand after splices; those that lose all their words are not drawn. */
export function moveAll(placed: readonly Placed[], splices: readonly Omit<Splice, 'document'>[]): Placed[] {
	return placed
		.map((one) => ({ ...one, ...moveRange(one, splices) }))
		.filter(({ start, end }) => start < end);
}

/** The same by GUID. */
export function byGuid(placed: readonly Placed[]): ReadonlyMap<Guid, Placed> {
	return new Map(placed.map((one) => [one.guid, one]));
}

/** The codings that cover `offset`, the shortest first. */
export function covering(placed: readonly Placed[], offset: number): Placed[] {
	return placed
		.filter(({ start, end }) => start <= offset && offset < end)
		.sort((a, b) => a.end - a.start - (b.end - b.start) || (a.guid < b.guid ? -1 : 1));
}

/** `Maria Berg` gives MB; `Coder A` gives A, since the word all such names share tells nobody apart. */
function initialOf(name: string): string {
	const words = name.split(/\s+/).filter(Boolean);
	if (/^coder$|^kodare$/i.test(words[0] ?? '') && words.length > 1) words.shift();
	return words
		.slice(0, 2)
		.map((word) => [...word][0]!.toLocaleUpperCase())
		.join('');
}
