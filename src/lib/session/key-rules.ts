/** Which key an action may be given. Pure: the actions and their keys are handed in. */
import { reservedKeys } from '../core/keys.ts';

/** An action with the keys that it has now, and those that it has by itself. */
export type Keyed = {
	readonly id: string;
	readonly keys: readonly string[];
	readonly own: readonly string[];
};

/** Why a key can't be an action's. */
export type KeyRefusal =
	/** Codes have plain letters; these are left to actions. */
	| { readonly type: 'letter'; readonly left: readonly string[] }
	/** Codes are pinned to digits. */
	| { readonly type: 'digit' }
	/** With Alt; on many keyboards it writes signs. */
	| { readonly type: 'alt' }
	/** The browser or the text needs it. */
	| { readonly type: 'kept' }
	/** Another action has it where both can be done. */
	| { readonly type: 'taken'; readonly by: string };

/**
 * The keys of an action in a text that is read from right to left: where the action moves in the text, the left arrow is the
 * one that goes on. Done twice, it gives back what was given.
 */
export function readLeftwards(id: string, keys: readonly string[]): readonly string[] {
	if (!id.startsWith('cursor.')) return keys;
	return keys.map((key) =>
		key.replace(/Arrow(Left|Right)$/, (_, side) => (side === 'Left' ? 'ArrowRight' : 'ArrowLeft'))
	);
}

/** Where actions whose names begin so can be done; any other can be done with those of like beginning. */
const places: Readonly<Record<string, string>> = {
	palette: 'window',
	keys: 'window',
	settings: 'window',
	text: 'window',
	go: 'window',
	pane: 'window',
	step: 'window',
	project: 'window',
	'project.new': 'home',
	file: 'home',
	'memo.new': 'memos',
	'memo.journal': 'memos',
	'memo.export': 'memos',
	...Object.fromEntries(
		[
			...['turn', 'coding', 'cursor', 'take', 'selection', 'unit', 'margin', 'mark', 'translation', 'memo'],
			...['code', 'find', 'hit', 'document', 'edit', 'check', 'player', 'answer']
		].map((noun) => [noun, 'text'])
	),
	...Object.fromEntries(['passage', 'range', 'split', 'recheck'].map((noun) => [noun, 'passages']))
};

/** Keys that the browser acts on whatever a page wants, those of copying, and those that walk through a page. */
const kept =
	/^(Tab|Shift\+Tab|Escape|F5|F11|F12|Mod\+(Shift\+)?[ntwqr]|Mod\+[cvxapl0-9+-]|Shift\+Arrow.*|Arrow.*| )$/;

/** Why `key` (as `keyOf` names it) can't be the key of the action `id`; null where it can. */
export function keyRefusal(key: string, id: string, actions: readonly Keyed[]): KeyRefusal | null {
	if (key.includes('Alt+') || /^(AltGraph|Dead|Process)$/.test(key)) return { type: 'alt' };
	if (kept.test(key)) return { type: 'kept' };
	const here = placeOf(id);
	if (here === 'window' || here === 'text') {
		if (/^\d$/.test(key)) return { type: 'digit' };
		if (/^\p{Ll}$/u.test(key) && !(reservedKeys as readonly string[]).includes(key))
			return { type: 'letter', left: reservedKeys };
	}
	const self = actions.find((action) => action.id === id);
	const other = actions.find(
		(action) =>
			action.id !== id && action.keys.includes(key) && meets(id, action.id) && !(self && shares(self, action))
	);
	return other ? { type: 'taken', by: other.id } : null;
}

/** True where two actions can be done in the same place. */
function meets(a: string, b: string): boolean {
	const [one, other] = [placeOf(a), placeOf(b)];
	return one === other || one === 'window' || other === 'window';
}

/** Two that have a key in common by themselves are never offered together. */
const shares = (a: Keyed, b: Keyed): boolean => a.own.some((key) => b.own.includes(key));

function placeOf(id: string): string {
	const noun = id.split('.')[0] as string;
	return places[id] ?? places[noun] ?? noun;
}
