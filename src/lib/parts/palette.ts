/** What a find-or-do palette lists, and what it tells of keys. It does no finding: the caller gives what fits. */
import type { Component } from 'svelte';

export type PaletteItem = {
	id: string;
	label: string;
	/** Under the label, in a lighter ink: a path, a kind. */
	hint?: string;
	/** Draws a swatch. */
	color?: string;
	icon?: Component<{ size?: number; strokeWidth?: number }>;
	/** Key that does the same, in the form of keys.ts. */
	kbd?: string;
	disabled?: boolean;
	/** Ranges `[start, end)` of the label that fit what was typed, UTF-16 units. */
	marks?: readonly (readonly [number, number])[];
};

/** A text in pieces, those that fit set apart. */
export function markedPieces(text: string, marks: PaletteItem['marks']): { text: string; on: boolean }[] {
	const pieces: { text: string; on: boolean }[] = [];
	let at = 0;
	for (const [start, end] of [...(marks ?? [])].sort((a, b) => a[0] - b[0])) {
		if (start < at || end <= start) continue;
		if (start > at) pieces.push({ text: text.slice(at, start), on: false });
		pieces.push({ text: text.slice(start, end), on: true });
		at = end;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), on: false });
	return pieces;
}
