/** What differs between the words of a passage before and now, as pieces to mark. Pure. */
import type { Piece } from './piece.ts';
import { editsBetween } from './text-diff.ts';

/** Both texts in pieces; joined, each gives its text. */
export function marked(before: string, now: string): { before: Piece[]; now: Piece[] } {
	const pieces = { before: [] as Piece[], now: [] as Piece[] };
	const add = (to: Piece[], text: string, differs: boolean): void => {
		if (text) to.push({ text, differs });
	};
	let at = 0;
	for (const edit of editsBetween(before, now)) {
		const same = before.slice(at, edit.at);
		add(pieces.before, same, false);
		add(pieces.now, same, false);
		add(pieces.before, edit.removed, true);
		add(pieces.now, edit.inserted, true);
		at = edit.at + edit.removed.length;
	}
	add(pieces.before, before.slice(at), false);
	add(pieces.now, before.slice(at), false);
	return pieces;
}
