/** Passages coded before a code's rules changed, to look at again: which wait, what changed, and what is decided. */
import type { Change } from '../core/change.ts';
import type { Passage } from '../core/passage.ts';
import type { Code, CodeTexts, Coding, Guid, RuleChange } from '../core/records.ts';
import type { Piece } from '../core/piece.ts';
import { marked } from '../core/word-marks.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';
import type { QueryResult } from '../storage/protocol.ts';
import { Watch } from './watch.svelte.ts';

/** A text of a code's rules before and now, with the words that differ marked. */
export type ChangedRule = {
	readonly rule: keyof CodeTexts;
	readonly before: readonly Piece[];
	readonly now: readonly Piece[];
};

/** A change of a code's rules, as it is shown over the passages that wait for it. */
export type RulesChanged = {
	readonly by: string;
	readonly date: string;
	readonly rules: readonly ChangedRule[];
};

type Waiting = QueryResult<'rechecks'>['passages'][number];

const rules = ['name', 'definition', 'include', 'exclude', 'example', 'borderline'] as const;

export class RecheckQueue {
	/** The passage that one looks at; the first where it is none of those that wait. */
	at: Guid | null = $state(null);
	readonly #watch: Watch<'rechecks'>;
	/** Null until they are read. */
	readonly passages: readonly Passage[] | null = $derived.by(
		() => this.#watch.value?.passages.map(passageOf) ?? null
	);
	readonly index = $derived(Math.max(0, this.passages?.findIndex(({ coding }) => coding === this.at) ?? 0));
	readonly current: Passage | null = $derived(this.passages?.[this.index] ?? null);
	/** What changed in the rules since the current passage was coded. */
	readonly change: RulesChanged | null = $derived.by(() => {
		const guid = this.#watch.value?.passages[this.index]?.row.recheck;
		const found = this.#watch.value?.changes.find(({ change }) => change.guid === guid);
		return found ? rulesChanged(found.change, found.now) : null;
	});

	/** What was decided on here, the last one last. */
	#decided: Guid[] = [];

	/** Made while a component is set up. `code` gives null for the passages of all codes. */
	constructor(code: () => Guid | null) {
		this.#watch = new Watch('rechecks', () => ({ code: code(), coder: null }), touchesRechecks);
		// What an undo brings back is looked at again.
		$effect(() => {
			const list = this.passages;
			const last = this.#decided.at(-1);
			if (!last || !list?.some(({ coding }) => coding === last)) return;
			this.#decided = this.#decided.slice(0, -1);
			this.at = last;
		});
	}

	/** Goes to the next passage (1) or the one before (−1); it stays undecided. */
	step(by: 1 | -1): void {
		const list = this.passages ?? [];
		this.at = list[Math.max(0, Math.min(list.length - 1, this.index + by))]?.coding ?? null;
	}

	/** Decides on the current passage and goes to its neighbour; true when it was done. `code`: where it moves. */
	async decide(decision: 'keep' | 'move' | 'uncode', code: Guid | null = null): Promise<boolean> {
		const list = this.passages ?? [];
		const { current, index } = this;
		if (!current) return false;
		const done = await session().run({ type: 'recheck.decide', guids: [current.coding], decision, code });
		if (!done.ok) return false;
		this.at = (list[index + 1] ?? list[index - 1])?.coding ?? null;
		this.#decided = [...this.#decided, current.coding];
		session().tell(say(done.value.line.key, done.value.line.values));
		return true;
	}
}

/** How many passages wait under each code; asked again when that changes. */
export class RecheckCounts {
	readonly #watch = new Watch('recheckCounts', () => ({ coder: null }), touchesRechecks);
	readonly byCode: ReadonlyMap<Guid, number> = $derived(
		new Map(this.#watch.value?.map(({ code, count }) => [code, count]))
	);
	readonly all = $derived([...this.byCode.values()].reduce((sum, n) => sum + n, 0));
}

/** The texts that differ, in the order of the code's form. */
export function rulesChanged({ before, coder, date }: RuleChange, now: CodeTexts): RulesChanged {
	const differing = rules.filter((rule) => before[rule] !== now[rule]);
	return {
		by: session().codersByGuid.get(coder)?.name ?? '',
		date,
		rules: differing.map((rule) => ({ rule, ...marked(before[rule], now[rule]) }))
	};
}

/** The codes that a passage may be moved to: those that may be applied, other than its own. */
export function otherCodes<T extends { code: Code }>(choices: readonly T[], own: Guid): T[] {
	return choices.filter(({ code }) => code.guid !== own);
}

function passageOf({ row, turns }: Waiting): Passage {
	const start = row.start as number;
	const turn = turns[0];
	return {
		...about(row),
		start,
		end: row.end as number,
		turn: turn?.number ?? 0,
		speaker: turn?.speaker ?? null,
		role: turn?.role ?? null,
		case: turn?.case ?? null,
		time: turn?.startTime ?? null,
		contextStart: turn?.start ?? start,
		context: turns.map(({ text }) => text).join('\n'),
		memo: ''
	};
}
const about = ({ guid: coding, code, coder, document, quote, star, auto, created }: Coding) => {
	return { coding, code, coder, document, quote, star, auto, created };
};

/** Rules, passages and their texts; a coding that waits or is decided on. */
function touchesRechecks({ added, updated, removed }: Change): boolean {
	const about = ['coding', 'code', 'ruleChange', 'turn'];
	return [...added, ...updated, ...removed].some(({ table }) => about.includes(table));
}
