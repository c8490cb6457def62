/** Documents along their length: their stretches, the codes that are shown, and a stretch in words. */
import { say } from '../../words/say.ts';
import type { Selection } from './lane-figure.ts';
import { axisOf, type AxisCode } from './matrix.ts';
import type { AnalysedCode } from './numbers.ts';

/** What the portrait shows: all documents, one, who speaks in it, after whom. */
export const shapes = ['documents', 'document', 'talk', 'after'] as const;
export type Shape = (typeof shapes)[number];

/** Along what documents are laid beside each other: each along its own length, or all by characters. */
export const lengthUnits = ['share', 'characters'] as const;
export type LengthUnit = (typeof lengthUnits)[number];

/** How many codes are shown, by how often they are used; null for all. */
export const mostUsed = [10, 25, 50] as const;

/** What is chosen of a portrait; `document` is empty where there is none. */
export type PortraitChoices = {
	readonly shape: Shape;
	readonly form: 'chart' | 'table';
	readonly document: string;
	readonly unit: LengthUnit;
	readonly most: number | null;
	/** True where only categories are shown, with what is below them. */
	readonly rollUp: boolean;
};

/** Stretches of documents under codes; offsets count UTF-16 units. Those of document i are `first[i]` … `first[i + 1]`. */
export type PortraitNumbers = {
	/** The codes by index. */
	readonly guids: readonly string[];
	readonly documents: readonly string[];
	readonly lengths: ArrayLike<number>;
	/** By document, characters under any code. */
	readonly covered: ArrayLike<number>;
	readonly first: ArrayLike<number>;
	readonly code: ArrayLike<number>;
	readonly start: ArrayLike<number>;
	readonly end: ArrayLike<number>;
	/** The numbers of the turns in which a stretch begins and ends. */
	readonly fromTurn: ArrayLike<number>;
	readonly toTurn: ArrayLike<number>;
	/** By code, its stretches in all documents. */
	readonly stretches: ArrayLike<number>;
};

/** A stretch with its document and code. */
export type Portrayed = { readonly index: number; readonly document: number; readonly code: AnalysedCode };

/** The stretches of a document, as indexes into the numbers. */
export function stretchesOf({ first }: PortraitNumbers, document: number): number[] {
	const from = first[document] ?? 0;
	return Array.from({ length: (first[document + 1] ?? from) - from }, (_, n) => from + n);
}

/**
 * The codes that are shown: those with a stretch in the document (null: in any) whose path has the letters looked for,
 * the most used of them, in the order of the codebook; and how many have a stretch at all.
 */
export function shownCodes(
	codes: readonly AnalysedCode[],
	numbers: PortraitNumbers,
	document: number | null,
	{ most, find }: { readonly most: number | null; readonly find: string }
): { shown: AxisCode[]; of: number } {
	const counts = new Int32Array(numbers.guids.length);
	const documents = document === null ? [...numbers.documents.keys()] : [document];
	for (const at of documents) for (const k of stretchesOf(numbers, at)) counts[numbers.code[k]!]!++;
	const used = axisOf(codes, { guids: numbers.guids, codings: counts }, null, 'codebook');
	const wanted = find.trim().toLocaleLowerCase();
	const found = used.filter(({ code }) => code.path.toLocaleLowerCase().includes(wanted));
	const order = found.toSorted((a, b) => counts[b.index]! - counts[a.index]!).slice(0, most ?? undefined);
	const kept = new Set(order);
	return { shown: found.filter((one) => kept.has(one)), of: used.length };
}

/** The stretches of documents under the codes that are shown. */
export function portrayed(
	numbers: PortraitNumbers,
	shown: readonly AxisCode[],
	documents: Iterable<number>
): Portrayed[] {
	const byIndex = new Map(shown.map(({ code, index }) => [index, code]));
	return [...documents].flatMap((document) =>
		stretchesOf(numbers, document).flatMap((index) => {
			const code = byIndex.get(numbers.code[index]!);
			return code ? [{ index, document, code }] : [];
		})
	);
}

/** A stretch in words: its code, its turns and where it begins. */
export function stretchWords(numbers: PortraitNumbers, { index, document, code }: Portrayed): string {
	const [from, to] = [numbers.fromTurn[index]!, numbers.toTurn[index]!];
	const share = numbers.start[index]! / (numbers.lengths[document] || 1);
	return say('portrait.stretch', { code: code.name, from, to, one: from === to ? 'yes' : 'no', share });
}

/** Which of the passages of its code in its document the selected one is, from 0; −1 where none is. */
export function ordinalOf(numbers: PortraitNumbers, { document, code, at }: Selection): number {
	const index = numbers.guids.indexOf(code ?? '');
	const own = stretchesOf(numbers, numbers.documents.indexOf(document ?? '')).filter(
		(k) => numbers.code[k] === index
	);
	return own.findIndex((k) => numbers.start[k] === at);
}
