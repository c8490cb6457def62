/** What was typed into turns, as the least splices of the text that is stored. Pure; offsets are UTF-16 units. */
import type { Guid, SpokenTurn } from '../core/records.ts';
import { editsBetween, type Edit } from '../core/text-diff.ts';
import { splitsCharacter } from '../core/text.ts';

/** The words of one turn. */
export type TurnText = { readonly guid: Guid; readonly text: string };

/** At `at` of the document, as it stands before any of the splices, `removed` gives way to `inserted`, within one turn. */
export type WordSplice = {
	readonly turn: Guid;
	readonly at: number;
	readonly removed: string;
	readonly inserted: string;
};

/** Words as they are typed: it knows of each character where it came from, so that what was not touched keeps its place. */
export class Draft {
	readonly base: string;
	/** For each character of the text now its place in `base`, or -1 for one that was typed. */
	#sources: number[];

	constructor(base: string) {
		this.base = base;
		this.#sources = Array.from({ length: base.length }, (_, at) => at);
	}

	/** Takes in that `removed` characters at `at` of the text gave way to `inserted` others. */
	replace(at: number, removed: number, inserted: number): void {
		const [head, tail] = [this.#sources.slice(0, at), this.#sources.slice(at + removed)];
		this.#sources = [...head, ...Array<number>(inserted).fill(-1), ...tail];
	}

	/** The edits that make `base` into the text as it is `now`, from left to right. */
	edits(now: string): Edit[] {
		const edits: Edit[] = [];
		let [at, from] = [0, 0];
		for (let place = 0; place <= now.length; place++) {
			const source = place < now.length ? (this.#sources[place] ?? -1) : this.base.length;
			if (source < 0) continue;
			if (source > at || place > from)
				edits.push(leastOf({ at, removed: this.base.slice(at, source), inserted: now.slice(from, place) }));
			[at, from] = [source + 1, place + 1];
		}
		return edits.filter(({ removed, inserted }) => removed !== inserted);
	}
}

/** The splices that make the turns of `before` into those of `after`, from left to right; both have the same turns. */
export function splicesBetween(
	before: readonly TurnText[],
	after: readonly TurnText[],
	drafts: ReadonlyMap<Guid, Draft> = new Map()
): WordSplice[] {
	const splices: WordSplice[] = [];
	let start = 0;
	before.forEach(({ guid, text }, index) => {
		const now = after[index];
		if (now && now.guid === guid && now.text !== text) {
			const draft = drafts.get(guid);
			const edits = draft?.base === text ? draft.edits(now.text) : editsBetween(text, now.text);
			for (const { at, removed, inserted } of edits)
				splices.push({ turn: guid, at: start + at, removed, inserted });
		}
		start += text.length + 1;
	});
	return splices;
}

/** The turns as they read with what was typed, and the splices that lead there, each in the text left by those before. */
export type LiveTurns = { readonly turns: readonly SpokenTurn[]; readonly splices: readonly WordSplice[] };

/** The turns with the words of `typed`; null where these change nothing. */
export function liveTurns(
	turns: readonly SpokenTurn[],
	typed: readonly TurnText[],
	drafts?: ReadonlyMap<Guid, Draft>
): LiveTurns | null {
	const splices = splicesBetween(turns, typed, drafts);
	if (!splices.length) return null;
	let start = 0;
	let shift = 0;
	return {
		turns: turns.map((turn, index) => {
			const text = typed[index]?.guid === turn.guid ? typed[index].text : turn.text;
			const live = { ...turn, text, start, end: start + text.length };
			start = live.end + 1;
			return live;
		}),
		splices: splices.map((splice) => {
			const moved = { ...splice, at: splice.at + shift };
			shift += splice.inserted.length - splice.removed.length;
			return moved;
		})
	};
}

/** An edit without what both its sides begin and end with. */
function leastOf({ at, removed, inserted }: Edit): Edit {
	const shorter = Math.min(removed.length, inserted.length);
	let front = 0;
	while (front < shorter && removed[front] === inserted[front]) front++;
	while (splitsCharacter(removed, front) || splitsCharacter(inserted, front)) front--;
	let back = 0;
	while (back < shorter - front && removed.at(-1 - back) === inserted.at(-1 - back)) back++;
	while (splitsCharacter(removed, removed.length - back) || splitsCharacter(inserted, inserted.length - back))
		back--;
	return {
		at: at + front,
		removed: removed.slice(front, removed.length - back),
		inserted: inserted.slice(front, inserted.length - back)
	};
}

/** True when two lists are as long and differ in one place at most. */
export function differInOne<T>(before: readonly T[], after: readonly T[]): boolean {
	if (before.length !== after.length) return false;
	let differences = 0;
	for (let index = 0; index < before.length && differences < 2; index++)
		if (before[index] !== after[index]) differences++;
	return differences < 2;
}
