/**
 * The pattern that a user writes for the head of a turn: `{name}: {text}`, `[{time}] {name}: {text}`, `{name} ({time})`.
 * Everything outside the braces stands for itself. It is walked by hand, never made into a regular expression: a
 * paragraph costs no more than the pattern's length times that of the longest name.
 */
import { err, ok, type Result } from '../../core/result.ts';
import { isSound, longestLabel } from './label.ts';
import type { LayoutFinder } from './layout.ts';
import { timeAt } from './time-mark.ts';

/** One piece of a pattern. `gap` is blank space: some between two fields, any beside other signs. */
type Piece =
	| { readonly type: 'name' | 'time' | 'text' | 'tab' }
	| { readonly type: 'gap'; readonly needed: boolean }
	| { readonly type: 'signs'; readonly signs: string };

/** What is wrong with a pattern: the tag is the end of the message's key, `import.pattern.…`. */
export type PatternError = {
	readonly type: 'noName' | 'twice' | 'textLast' | 'together' | 'unknown' | 'tooLong';
	/** The field in question, in braces; empty where there is none. */
	readonly field: string;
};

/** The most characters of a pattern. */
export const longestPattern = 200;

/**
 * The layout that a pattern describes. Without `{text}` the label stands on a line of its own and the words below it.
 * Fails when the pattern has no name, a field twice, something after the text, or two fields with nothing between them.
 */
export function patternLayout(pattern: string): Result<LayoutFinder, PatternError> {
	const parsed = parsePattern(pattern.normalize('NFC').trim());
	if (!parsed.ok) return parsed;
	const pieces = parsed.value;
	const timed = pieces.some(({ type }) => type === 'time');
	return ok({
		id: 'pattern',
		match({ text }) {
			const taken = { name: '', time: null as number | null, rest: '' };
			if (!walk(pieces, 0, text, 0, taken)) return null;
			const { name, time, rest } = taken;
			if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name) || isSound(name)) return null;
			return { name, time, rest: rest.trim(), strong: timed };
		}
	});
}

function parsePattern(pattern: string): Result<Piece[], PatternError> {
	const fail = (type: PatternError['type'], field = '') => err({ type, field });
	if (pattern.length > longestPattern) return fail('tooLong');
	const pieces: Piece[] = [];
	const seen = new Set<string>();
	for (const part of pattern.split(/(\{[^{}]*\}|\s+)/)) {
		if (!part) continue;
		const field = /^\{(.*)\}$/s.exec(part)?.[1]?.trim().toLowerCase();
		if (field === undefined) {
			pieces.push(/^\s/.test(part) ? { type: 'gap', needed: false } : { type: 'signs', signs: part });
			continue;
		}
		if (field !== 'name' && field !== 'time' && field !== 'text' && field !== 'tab')
			return fail('unknown', part);
		if (seen.has('text')) return fail('textLast', '{text}');
		if (field !== 'tab' && seen.has(field)) return fail('twice', part);
		const before = pieces.at(-1)?.type;
		if (field !== 'tab' && (before === 'name' || before === 'time')) return fail('together', part);
		seen.add(field);
		pieces.push({ type: field });
	}
	if (!seen.has('name')) return fail('noName');
	while (pieces.at(-1)?.type === 'gap') pieces.pop();
	if (seen.has('text') && pieces.at(-1)?.type !== 'text') return fail('textLast', '{text}');
	const isField = (piece: Piece | undefined) => piece !== undefined && /^(name|time|text)$/.test(piece.type);
	return ok(
		pieces.map((piece, at) =>
			piece.type === 'gap'
				? { type: 'gap', needed: isField(pieces[at - 1]) && isField(pieces[at + 1]) }
				: piece
		)
	);
}

/** Walks the pieces from `index` along the text from `at`. Only a name has more than one way to go. */
function walk(
	pieces: readonly Piece[],
	index: number,
	text: string,
	at: number,
	taken: { name: string; time: number | null; rest: string }
): boolean {
	for (let from = at; index < pieces.length; index++) {
		const piece = pieces[index]!;
		if (piece.type === 'name') return walkName(pieces, index, text, from, taken);
		if (piece.type === 'text') {
			taken.rest = text.slice(from);
			return true;
		}
		const to = step(piece, text, from, taken);
		if (to < 0) return false;
		at = from = to;
	}
	return !text.slice(at).trim();
}

/** The shortest name after which the rest of the pattern holds. */
function walkName(
	pieces: readonly Piece[],
	index: number,
	text: string,
	from: number,
	taken: { name: string; time: number | null; rest: string }
): boolean {
	const limit = Math.min(text.length, from + longestLabel);
	for (let to = from + 1; to <= limit; to++) {
		if (text.charCodeAt(to - 1) === 10) return false;
		const name = text.slice(from, to).trim();
		if (!name) continue;
		if (!walk(pieces, index + 1, text, to, taken)) continue;
		taken.name = name;
		return true;
	}
	return false;
}

/** Where a piece of one way only ends in the text, or -1 where it does not hold. */
function step(piece: Piece, text: string, at: number, taken: { time: number | null }): number {
	if (piece.type === 'tab') return text.charCodeAt(at) === 9 ? at + 1 : -1;
	if (piece.type === 'time') {
		const found = timeAt(text, at);
		if (!found) return -1;
		taken.time = found.time;
		return found.end;
	}
	if (piece.type === 'gap') {
		let to = at;
		while (to < text.length && /\s/.test(text.charAt(to))) to++;
		return piece.needed && to === at ? -1 : to;
	}
	if (piece.type !== 'signs') return -1;
	for (let i = 0; i < piece.signs.length; i++) {
		if (folded(text.charCodeAt(at + i)) !== folded(piece.signs.charCodeAt(i))) return -1;
	}
	return at + piece.signs.length;
}

/** Full-width signs as their plain ones: a colon is a colon. */
function folded(unit: number): number {
	return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
}
