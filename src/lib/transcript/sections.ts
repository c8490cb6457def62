/**
 * The editor's document holds turns in sections of so many. Nobody sees them, yet the browser lays out, paints and watches
 * those near the viewport only: a hundred things where there are thousands of turns.
 */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { Guid } from '../core/records.ts';

/** How many turns a section holds; the last may hold fewer. More make a frame dear in which a section comes near. */
export const turnsPerSection = 16;

/** The index of the section that holds a turn. */
export const sectionOf = (turn: number): number => Math.floor(turn / turnsPerSection);

/** A list cut into what each section holds. */
export function inSections<T>(all: readonly T[]): T[][] {
	return Array.from({ length: Math.ceil(all.length / turnsPerSection) }, (_, section) =>
		all.slice(section * turnsPerSection, (section + 1) * turnsPerSection)
	);
}

/** The turns of the editor's document, in order. */
export const turnNodes = (doc: Node): Node[] => doc.children.flatMap((section) => section.children);

/** A turn of the editor's document, and the position where its words begin. */
export type TurnPlace = { readonly node: Node; readonly words: number };

/** The turn with this index; null where there is none. */
export function turnNode(doc: Node, index: number): TurnPlace | null {
	const section = sectionOf(index);
	const node = doc.maybeChild(section)?.maybeChild(index % turnsPerSection);
	if (!node) return null;
	const before = [
		...doc.children.slice(0, section),
		...doc.child(section).children.slice(0, index % turnsPerSection)
	];
	return { node, words: before.reduce((size, { nodeSize }) => size + nodeSize, 2) };
}

/** The turn with this GUID; null where there is none. */
export function turnNamed(doc: Node, guid: Guid): TurnPlace | null {
	return turnNode(
		doc,
		turnNodes(doc).findIndex(({ attrs }) => attrs['guid'] === guid)
	);
}

/** The index of the turn in which a position lies. */
export const turnIndex = (position: ResolvedPos): number =>
	position.index(0) * turnsPerSection + position.index(1);
