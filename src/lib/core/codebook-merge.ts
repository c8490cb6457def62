/**
 * Merges two codebooks, three ways where a common ancestor is known and two ways where not. Every difference is one line
 * with a default; what both sides changed, and what would take passages away, is a conflict. It drops no coding: that
 * is left to `commands/codebook-merge.ts`, which refuses to.
 */
import { textFields } from './code-texts.ts';
import { canonical, emptyCodebook, type Codebook } from './codebook.ts';
import {
	fieldMessage,
	kindOf,
	namesOf,
	orderMessage,
	presenceMessage,
	type DifferenceKind,
	type Names
} from './codebook-difference.ts';
import {
	fieldsOf,
	itemId,
	itemsOf,
	partsOf,
	valueOf,
	type Item,
	type ItemKind,
	type Value
} from './codebook-items.ts';
import { withGuidsOf } from './codebook-match.ts';
import { orderFrom } from './codebook-order.ts';
import { orderId, resolve, siblingsOf, type Choice, type Chooser, type Sides } from './codebook-resolve.ts';
import type { Guid } from './records.ts';
import type { Message } from './result.ts';

export type { Choice } from './codebook-resolve.ts';

/** What is to be merged. */
export type MergeInput = {
	/** The version that both come from; null where none is known. */
	readonly base: Codebook | null;
	readonly mine: Codebook;
	readonly theirs: Codebook;
	/** How many passages each code has here; a code that is not named has none. */
	readonly passages?: ReadonlyMap<Guid, number>;
	/**
	 * What theirs says nothing about, because its format can't: `set`, `order`, the name of a field such as `color`, or
	 * `GUID field` for one code. Mine stays there.
	 */
	readonly silent?: ReadonlySet<string>;
	/** Which names sentences use. */
	readonly language?: string;
};

/** One difference between mine and theirs. */
export type MergeLine = {
	/** The same in every plan of the same two codebooks: `KIND GUID`, `KIND GUID FIELD`, or `order PARENT`. */
	readonly id: string;
	readonly kind: DifferenceKind;
	readonly of: ItemKind;
	/** The code or set; '' for the codebook itself and for the order of the top level; for the order of the sets 'sets'. */
	readonly guid: Guid;
	/** The field, such as `definition.en`; '' for an item added or removed, and for an order. */
	readonly field: string;
	readonly base: Value;
	readonly mine: Value;
	readonly theirs: Value;
	/** Who changed it since the base. */
	readonly from: 'mine' | 'theirs' | 'both';
	readonly choices: readonly Choice[];
	/** What is taken where nobody decides; mine for a conflict. */
	readonly choice: Choice;
	readonly conflict: boolean;
	/** The passages of the code that the line is about. */
	readonly passages: number;
	/** What was done here, and there; null for nothing. */
	readonly here: Message | null;
	readonly there: Message | null;
};

/** The differences, conflicts first within each item, and what `mergeCodebooks` needs to carry decisions out. */
export type MergePlan = { readonly sides: Sides; readonly lines: readonly MergeLine[] };

/** How lines were decided, by their ids. */
export type Decisions = ReadonlyMap<string, Choice>;

/** The lines between two codebooks. Plain data: it may be sent to a worker and back. */
export function planMerge(input: MergeInput): MergePlan {
	const sides = sidesOf(input);
	const lines = new Map(new Liner(sides, input).lines().map((line) => [line.id, line]));
	const choose: Chooser = (id) => {
		const line = lines.get(id);
		return line && { choice: line.choice, firm: false };
	};
	// A choice that can't stand becomes a conflict in which mine is kept; that may bring out another.
	for (let settled = false; !settled;) {
		settled = true;
		for (const id of resolve(sides, choose).repairs) {
			const line = lines.get(id) ?? keyLine(id, sides, input);
			if (!line || line.conflict) continue;
			lines.set(id, { ...line, from: 'both', conflict: true, choice: 'mine' });
			settled = false;
		}
	}
	const { codebook } = resolve(sides, choose);
	return { sides, lines: [...lines.values(), ...orderLines(codebook, sides, input)] };
}

/** The merged codebook. Lines that nobody decided take their default. */
export function mergeCodebooks(plan: MergePlan, decisions: Decisions = new Map()): Codebook {
	const lines = new Map(plan.lines.map((line) => [line.id, line]));
	return resolve(plan.sides, (id) => {
		const line = lines.get(id);
		if (!line) return undefined;
		const decided = decisions.get(id);
		const choice = decided && line.choices.includes(decided) ? decided : line.choice;
		return { choice, firm: line.conflict && choice === 'theirs' };
	}).codebook;
}

/** The conflicts that nobody has decided. */
export function openConflicts(plan: MergePlan, decisions: Decisions = new Map()): MergeLine[] {
	return plan.lines.filter(({ id, conflict }) => conflict && !decisions.has(id));
}

function sidesOf({ base, mine, theirs }: MergeInput): Sides {
	const known = new Set([...(base?.codes ?? []), ...(base?.sets ?? [])].map(({ guid }) => guid));
	return {
		base: canonical(base ?? emptyCodebook),
		mine: canonical(mine),
		theirs: canonical(withGuidsOf(mine, theirs, { anywhere: base === null, known }))
	};
}

/** Finds the lines of all items; the order of siblings comes later, when it is known who stays. */
class Liner {
	readonly #base: Map<string, Item>;
	readonly #mine: Map<string, Item>;
	readonly #theirs: Map<string, Item>;
	readonly #threeWay: boolean;
	readonly #silent: ReadonlySet<string>;
	readonly #passages: ReadonlyMap<Guid, number>;
	readonly #here: Names;
	readonly #there: Names;

	constructor(sides: Sides, { base, silent = new Set(), passages = new Map(), language }: MergeInput) {
		this.#base = itemsOf(sides.base);
		this.#mine = itemsOf(sides.mine);
		this.#theirs = itemsOf(sides.theirs);
		this.#threeWay = base !== null;
		this.#silent = silent;
		this.#passages = passages;
		this.#here = namesOf(sides.mine, sides.base, language);
		this.#there = namesOf(sides.theirs, sides.mine, language);
	}

	lines(): MergeLine[] {
		const lines: MergeLine[] = [];
		for (const [id, mine] of this.#mine) {
			const theirs = this.#theirs.get(id);
			if (theirs) lines.push(...this.#fields(id, mine, theirs));
			else if (!this.#silent.has(mine.kind)) lines.push(this.#onlyHere(id, mine));
		}
		for (const [id, theirs] of this.#theirs) if (!this.#mine.has(id)) lines.push(this.#onlyThere(id, theirs));
		return lines;
	}

	#fields(id: string, mine: Item, theirs: Item): MergeLine[] {
		const base = id === 'codebook ' && !this.#threeWay ? undefined : this.#base.get(id);
		return fieldsOf(mine, theirs)
			.filter((field) => valueOf(mine, field) !== valueOf(theirs, field) && !this.#isLeftOut(mine, field))
			.map((field) => this.#field(`${id} ${field}`, field, base, mine, theirs));
	}

	#field(id: string, field: string, base: Item | undefined, mine: Item, theirs: Item): MergeLine {
		const [m, t] = [valueOf(mine, field), valueOf(theirs, field)];
		const b = base ? valueOf(base, field) : undefined;
		const from = base ? changedBy(b as Value, m, t) : filledBy(field, m, t);
		return {
			...about(id, kindOf(field), mine),
			field,
			base: b ?? null,
			mine: m,
			theirs: t,
			from,
			choices: isText(field) && m && t ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'],
			choice: from === 'theirs' ? 'theirs' : 'mine',
			conflict: from === 'both',
			passages: this.#passagesOf(mine),
			here: from === 'theirs' ? null : fieldMessage(mine, field, b ?? t, m, this.#here),
			there: from === 'mine' ? null : fieldMessage(theirs, field, b ?? m, t, this.#there)
		};
	}

	#onlyHere(id: string, item: Item): MergeLine {
		const base = this.#base.get(id);
		const passages = this.#passagesOf(item);
		const conflict = !!base && (passages > 0 || differ(base, item));
		return {
			...about(id, base ? 'removed' : 'added', item),
			from: !base ? 'mine' : conflict ? 'both' : 'theirs',
			choices: base ? ['mine', 'theirs'] : ['mine'],
			choice: base && !conflict ? 'theirs' : 'mine',
			conflict,
			passages,
			here: base ? null : presenceMessage(item.kind, item.guid, true, this.#here),
			there: base ? presenceMessage(item.kind, item.guid, false, this.#here) : null
		};
	}

	#onlyThere(id: string, item: Item): MergeLine {
		const base = this.#base.get(id);
		const conflict = !!base && differ(base, item);
		return {
			...about(id, base ? 'removed' : 'added', item),
			from: !base ? 'theirs' : conflict ? 'both' : 'mine',
			choices: ['mine', 'theirs'],
			choice: base ? 'mine' : 'theirs',
			conflict,
			passages: 0,
			here: base ? presenceMessage(item.kind, item.guid, false, this.#there) : null,
			there: base ? null : presenceMessage(item.kind, item.guid, true, this.#there)
		};
	}

	/** True for what theirs is silent about, and for the membership of a code that only one side has. */
	#isLeftOut({ kind, guid }: Item, field: string): boolean {
		const [name, part] = partsOf(field);
		if (name === 'member') {
			const code = itemId('code', part);
			if (this.#mine.has(code) !== this.#theirs.has(code)) return true;
		}
		return this.#silent.has(kind) || this.#silent.has(name) || this.#silent.has(`${guid} ${field}`);
	}

	#passagesOf({ kind, guid }: Item): number {
		return kind === 'code' ? (this.#passages.get(guid) ?? 0) : 0;
	}
}

function about(id: string, kind: DifferenceKind, { kind: of, guid }: Item) {
	return { id, kind, of, guid, field: '', base: null, mine: null, theirs: null };
}

function changedBy(base: Value, mine: Value, theirs: Value): MergeLine['from'] {
	return mine === base ? 'theirs' : theirs === base ? 'mine' : 'both';
}

/** Without a base: what only one side has filled in is that side's; a place in the tree is never empty. */
function filledBy(field: string, mine: Value, theirs: Value): MergeLine['from'] {
	const isEmpty = (value: Value): boolean =>
		value === '' ||
		(value === null && field !== 'parent') ||
		(value === false && field.startsWith('member.'));
	return isEmpty(mine) ? 'theirs' : isEmpty(theirs) ? 'mine' : 'both';
}

function differ(a: Item, b: Item): boolean {
	return fieldsOf(a, b).some((field) => valueOf(a, field) !== valueOf(b, field));
}

function isText(field: string): boolean {
	const [name] = partsOf(field);
	return name === 'memo' || name === 'note' || (textFields.slice(1) as readonly string[]).includes(name);
}

/** A line for the key of a code that comes from theirs, where another code here has the key; null for any other id. */
function keyLine(id: string, sides: Sides, { language }: MergeInput): MergeLine | null {
	const [kind, guid, field] = id.split(' ');
	const code = sides.theirs.codes.find((one) => one.guid === guid);
	if (kind !== 'code' || field !== 'key' || !code) return null;
	const item = { kind: 'code', guid: code.guid } as const;
	return {
		...about(id, 'key', { ...item, fields: new Map() }),
		field,
		theirs: code.key,
		from: 'theirs',
		choices: ['mine', 'theirs'],
		choice: 'theirs',
		conflict: false,
		passages: 0,
		here: null,
		there: fieldMessage(item, 'key', null, code.key, namesOf(sides.theirs, sides.mine, language))
	};
}

function orderLines(merged: Codebook, sides: Sides, { base, silent, language }: MergeInput): MergeLine[] {
	if (silent?.has('order')) return [];
	const names = namesOf(merged, sides.mine, language);
	const lines: MergeLine[] = [];
	for (const [parent, siblings] of siblingsOf(merged, sides)) {
		const from = orderFrom(siblings.base, siblings.mine, siblings.theirs);
		if (from === 'same' || (parent === 'sets' && silent?.has('set'))) continue;
		const sentence = orderMessage(parent, names);
		lines.push({
			...about(orderId(parent), 'order', {
				kind: parent === 'sets' ? 'set' : 'code',
				guid: parent ?? '',
				fields: new Map()
			}),
			from: from === 'unclear' ? 'both' : from,
			choices: ['mine', 'theirs'],
			choice: from === 'theirs' ? 'theirs' : 'mine',
			conflict: from === 'both' && base !== null,
			passages: 0,
			here: from === 'theirs' ? null : sentence,
			there: from === 'mine' ? null : sentence
		});
	}
	return lines;
}
