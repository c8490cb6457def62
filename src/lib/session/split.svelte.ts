/** Splitting a code: the two codes that it becomes, the queue of its passages, and the one command that carries it out. */
import type { Code, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { newCode } from './code-place.ts';
import { session } from './project.svelte.ts';
import {
	chosen,
	isSortedAway,
	renewed,
	splitPassages,
	splitQueue,
	stepped,
	takenBack,
	type SplitChoice
} from './split-queue.ts';

/** The two sides that passages are sorted to. */
export type Side = 'a' | 'b';

export class Split {
	/** The code that is split. */
	readonly code: Guid;
	/** A code of the codebook by its GUID, or one that is made with the split. */
	a: Guid | Code | null = $state.raw(null);
	b: Guid | Code | null = $state.raw(null);
	queue = $state.raw(splitQueue([]));
	/** Whether the code goes once nothing is left with it. */
	remove = $state(false);
	/** Both codes are known, and one sorts. */
	sorting = $state(false);

	/** The codes as rows, for their names and colours. */
	readonly sides = $derived({ a: this.#row(this.a), b: this.#row(this.b) });
	readonly done = $derived(this.queue.choices.size);
	readonly canRemove = $derived.by(() => {
		const codes = this.#codes();
		return codes !== null && this.queue.order.length > 0 && isSortedAway(this.queue, codes);
	});

	constructor(code: Guid) {
		this.code = code;
	}

	/** Takes the passages that the code has now. */
	read(order: readonly Guid[]): void {
		this.queue = renewed(this.queue, order);
	}

	/** Sorts to a code of the codebook. The sentence why not, or null. */
	pick(side: Side, guid: Guid): string | null {
		const other = this.sides[side === 'a' ? 'b' : 'a'];
		if (other?.guid === guid) return say('split.same');
		this[side] = guid;
		return null;
	}

	/** Sorts to a new code beside the one that is split. */
	create(side: Side, name: string): void {
		const { rows, codesByGuid } = session();
		const other = this[side === 'a' ? 'b' : 'a'];
		const made = typeof other === 'object' && other ? [other] : [];
		const parent = codesByGuid.get(this.code)?.parent ?? null;
		this[side] = newCode([...(rows?.codes ?? []), ...made], parent, name, crypto.randomUUID());
	}

	choose(choice: SplitChoice): void {
		this.queue = chosen(this.queue, choice);
	}
	takeBack(): void {
		this.queue = takenBack(this.queue);
	}
	step(by: 1 | -1): void {
		this.queue = stepped(this.queue, by);
	}

	/** Carries out what was chosen so far, as one step; true when it was done. */
	async finish(): Promise<boolean> {
		const codes = this.#codes();
		if (!codes) return false;
		const passages = splitPassages(this.queue, codes, () => crypto.randomUUID());
		if (!passages.length) {
			session().tell(say('split.nothing'), 'warn');
			return false;
		}
		const newCodes = [this.a, this.b].filter((one): one is Code => typeof one === 'object' && one !== null);
		const remove = this.remove && this.canRemove;
		const done = await session().run({ type: 'code.split', code: this.code, newCodes, passages, remove });
		if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
		return done.ok;
	}

	#row(side: Guid | Code | null): Code | null {
		return typeof side === 'string' ? (session().codesByGuid.get(side) ?? null) : side;
	}

	#codes(): { code: Guid; a: Guid; b: Guid } | null {
		const { a, b } = this.sides;
		return a && b ? { code: this.code, a: a.guid, b: b.guid } : null;
	}
}

/** What is sorted and not carried out yet, by code: it waits while one looks at other pages. */
const waiting = new Map<Guid, Split>();

/** The split of a code: the one that waits, or a new one. */
export function splitOf(code: Guid): Split {
	const known = waiting.get(code);
	if (known) return known;
	const split = new Split(code);
	waiting.set(code, split);
	return split;
}

/** Forgets the split of a code: it was carried out, or nobody wants it. */
export function forgetSplit(code: Guid): void {
	waiting.delete(code);
}
