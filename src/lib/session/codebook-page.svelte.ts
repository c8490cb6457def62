/** The codebook page's own state: what is picked in the tree, its numbers, the sets, and the merge of what is picked. */
import type { Code, Guid } from '../core/records.ts';
import { inTreeOrder } from '../core/tree.ts';
import { CodeMerging } from './code-merging.svelte.ts';
import { CodeSets } from './code-sets.svelte.ts';
import { CodeTally } from './code-tally.svelte.ts';
import { barredAbove, codeDeeds, passagesUnder } from './codebook.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { putInTheme, themesNow } from './theme-items.ts';

export class CodebookPage {
	#picked: ReadonlySet<Guid> = $state.raw(new Set());
	/** The set whose codes alone the tree shows. */
	only: Guid | null = $state(null);
	readonly tally = new CodeTally();
	readonly sets = new CodeSets();
	readonly merging = new CodeMerging(() => this.pickedCodes.map(({ guid }) => guid));
	/** Whether the sets are looked at rather than the codes. */
	readonly showsSets = $derived(place.values.tab === 'sets');
	/** Several codes picked that are still there, in the order of the tree; none while there is only the selected one. */
	readonly pickedCodes: readonly Code[] = $derived.by(() => {
		if (this.#picked.size < 2) return [];
		const nodes = inTreeOrder(session().rows?.codes ?? []).map(({ node }) => node);
		const there = nodes.filter(({ guid }) => this.#picked.has(guid));
		return there.length > 1 ? there : [];
	});
	readonly picked: ReadonlySet<Guid> = $derived(new Set(this.pickedCodes.map(({ guid }) => guid)));
	/** What deeds by key are about: all that is picked, else the selected code. */
	readonly meant: readonly Guid[] = $derived.by(() => {
		if (this.pickedCodes.length) return this.pickedCodes.map(({ guid }) => guid);
		const code = session().codesByGuid.get(place.values.code ?? '');
		return code ? [code.guid] : [];
	});

	/** Takes what is picked; one alone is selected instead. */
	pick = (guids: ReadonlySet<Guid>): void => {
		const [only] = guids;
		this.#picked = guids;
		if (only && guids.size === 1) this.select(only);
	};

	/** Selects one code. */
	select = (guid: Guid): void => {
		this.#picked = new Set();
		place.set({ code: guid });
	};

	/** The deeds of the page's tree. */
	readonly deeds = {
		...codeDeeds,
		onadd: async (parent: Guid | null): Promise<Guid | null> => {
			const guid = await codeDeeds.onadd(parent);
			if (guid) this.select(guid);
			return guid;
		},
		onmerge: (guids: readonly Guid[], into: Guid): void => {
			this.#picked = new Set(guids);
			this.merging.keep(into);
		},
		onset: (guids: readonly Guid[], set: Guid, isIn: boolean): void => void this.sets.put(guids, set, isIn),
		themes: themesNow,
		ontheme: (guids: readonly Guid[], theme: Guid | null): void =>
			void putInTheme(
				theme,
				guids.map((code) => ({ code, coding: null }))
			),
		passages: passagesUnder,
		barredAbove
	};

	/** Merges what is picked, and selects what stays. */
	async merge(): Promise<void> {
		const into = await this.merging.merge();
		if (into) this.select(into);
	}

	/** Makes a set of what is picked, or of the selected code, and goes to it. */
	async addSet(codes: readonly Guid[]): Promise<void> {
		const guid = await this.sets.add(codes);
		if (guid) place.set({ tab: 'sets', set: guid });
	}
}
