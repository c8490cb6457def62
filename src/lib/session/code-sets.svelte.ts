/** The code sets of the open project, and what one does with them. */
import { nextColor } from '../core/palette.ts';
import type { CodeSet, Guid } from '../core/records.ts';
import { positionBetween } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

/** The fields of a set that are edited in place. */
export type SetFields = Partial<Omit<CodeSet, 'guid' | 'position'>>;
/** A set with its codes. */
export type SetWithCodes = CodeSet & { readonly codes: ReadonlySet<Guid> };

export class CodeSets {
	readonly #watch = new Watch(
		'codeSets',
		() => ({}),
		({ added, updated, removed }) =>
			[...added, ...updated, ...removed].some(({ table }) => table === 'codeSet' || table === 'codeSetMember')
	);
	/** In their order. */
	readonly list: readonly SetWithCodes[] = $derived.by(() => {
		const { sets, members } = this.#watch.value ?? { sets: [], members: [] };
		const codes = new Map<Guid, Set<Guid>>(sets.map(({ guid }) => [guid, new Set()]));
		for (const { set, code } of members) codes.get(set)?.add(code);
		return sets.map((set) => ({ ...set, codes: codes.get(set.guid) ?? new Set() }));
	});
	/** True once it is known which sets there are. */
	readonly isKnown = $derived(this.#watch.value !== null);

	/** A set by its GUID. */
	get(guid: Guid | null | undefined): SetWithCodes | undefined {
		return this.list.find((set) => set.guid === guid);
	}

	/** Makes a set of some codes, last; gives its GUID, null where it was refused. */
	async add(codes: readonly Guid[]): Promise<Guid | null> {
		const set: CodeSet = {
			guid: crypto.randomUUID(),
			name: say('codebook.sets.new'),
			color: nextColor(this.list.map(({ color }) => color)),
			note: '',
			exclusive: false,
			residual: null,
			position: positionBetween(this.list.at(-1)?.position ?? null, null)
		};
		return (await session().run({ type: 'codeSet.add', set, codes: [...codes] })).ok ? set.guid : null;
	}

	/** Changes fields of a set; true when they now are as wanted. */
	async edit(guid: Guid, fields: SetFields): Promise<boolean> {
		const done = await session().run({ type: 'codeSet.edit', guid, fields });
		return done.ok || done.error.type === 'nothingToDo';
	}

	/** Puts codes into a set, or takes them out. */
	async put(codes: readonly Guid[], guid: Guid, isIn: boolean): Promise<void> {
		const set = this.get(guid);
		if (!set) return;
		const kept = [...set.codes].filter((code) => isIn || !codes.includes(code));
		const all = isIn ? [...new Set([...kept, ...codes])] : kept;
		await session().run({ type: 'codeSet.setMembers', guid, codes: all });
	}

	/** Puts a set one place up (−1) or down (1). */
	async move(guid: Guid, by: -1 | 1): Promise<void> {
		const others = this.list.filter((set) => set.guid !== guid);
		const to = this.list.findIndex((set) => set.guid === guid) + by;
		if (to < 0 || to > others.length) return;
		const position = positionBetween(others[to - 1]?.position ?? null, others[to]?.position ?? null);
		await session().run({ type: 'codeSet.edit', guid, fields: { position } });
	}

	/** Removes a set; its codes stay. */
	async remove(guid: Guid): Promise<void> {
		const done = await session().run({ type: 'codeSet.remove', guid });
		if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	}
}
