/** What every analysis shares: which view is on, whose codings count and how, the codes, and what the filter holds. */
import { approaches } from '../core/approaches.ts';
import { codePath } from '../core/code-path.ts';
import type { Marks, Only } from '../core/group-filter.ts';
import type { Guid } from '../core/records.ts';
import { inTreeOrder, pathTo, withDescendants } from '../core/tree.ts';
import { CodeSets } from './code-sets.svelte.ts';
import { consensus } from './consensus.svelte.ts';
import { device } from './device.svelte.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { place, type PlaceKey } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

export { approaches };

/** How many passages a list grows by. */
const page = 20;

export class Analysis {
	/** How many passages of the selection are asked for. */
	limit = $state(page);

	readonly order: 'codebook' | 'frequency' = $derived(oneOf('order', ['codebook', 'frequency'], 'codebook'));
	readonly rollUp = $derived(place.values.roll === '1');

	/** Coders with at least one coding. */
	readonly coders = $derived.by(() => {
		const used = [...session().codeCounts.values()].flatMap((counts) => usedBy(counts));
		return session().rows?.coders.filter(({ guid }) => used.includes(guid)) ?? [];
	});
	/** One coder, or null for all united: the one named, else the own codings where there are any. */
	readonly coder: Guid | null = $derived.by(() => {
		const named = place.values.coder ?? device.settings.coder?.guid;
		return this.coders.find(({ guid }) => guid === named)?.guid ?? null;
	});
	/** The codes in the order of the codebook, as charts take them. */
	readonly codes = $derived.by(() => {
		const byGuid = session().codesByGuid;
		return inTreeOrder(session().rows?.codes ?? []).map(({ node, depth }) => ({
			guid: node.guid,
			parent: depth ? node.parent : null,
			name: node.name,
			color: node.color,
			depth,
			path: codePath(pathTo(byGuid, node.guid).map(({ name }) => name))
		}));
	});

	readonly sets = new CodeSets();
	/** What an axis can show by itself: each category with what is below it, and the code sets. */
	readonly axes = $derived.by(() => {
		const codes = session().rows?.codes ?? [];
		const categories = this.codes.filter(({ depth }) => depth === 0);
		return [
			...categories.map(({ guid, name }) => {
				return { guid, name, codes: withDescendants(codes, guid), isSet: false };
			}),
			...this.sets.list.map(({ guid, name, codes }) => ({ guid, name, codes, isSet: true }))
		];
	});
	/** What is asked of coded passages themselves: a set of codes, stars, auto-coding; kept in the address. */
	readonly set = $derived(this.sets.get(place.values.set) ?? null);
	readonly marks: Required<Marks> = $derived({
		codes: this.set && [...this.set.codes],
		starred: onlyOf(place.values.starred),
		auto: onlyOf(place.values.auto)
	});
	/** What is counted, as queries take it. */
	readonly counting = $derived({
		coder: this.coder,
		documents: null,
		within: { ...groupFilter.within, ...this.marks },
		rollUp: this.rollUp
	});
	/** What the filter holds, sub-codes on their own. */
	readonly held = new Watch('frequencies', () => ({ ...this.counting, rollUp: false }));
	/** The same in words that figures say. */
	readonly base = $derived.by(() => {
		const documents = session().rows?.documents.length ?? 0;
		return {
			coder: this.coder ? (session().codersByGuid.get(this.coder)?.name ?? null) : null,
			agreed: this.coder !== null && this.coder === consensus.guid,
			documents: groupFilter.documents?.length ?? documents,
			allDocuments: documents,
			cases: groupFilter.within.cases?.length ?? null,
			speakers: groupFilter.filter.speakers,
			facilitatorsNamed: groupFilter.countsNamedLeads,
			set: this.set?.name ?? null,
			starred: this.marks.starred,
			auto: this.marks.auto,
			leftOut: this.held.value?.leftOut ?? 0,
			rollUp: this.rollUp
		};
	});

	/** What the address says that an axis shows; null for all codes. */
	axis(key: 'rows' | 'columns'): (typeof this.axes)[number] | null {
		return this.axes.find(({ guid }) => guid === place.values[key]) ?? null;
	}

	/** The code that a part of the address names, where it is there. */
	code(key: PlaceKey): Guid | null {
		const guid = place.values[key];
		return guid && session().codesByGuid.has(guid) ? guid : null;
	}

	/** Selects something, or nothing by nulls: its passages are listed from the first. */
	select(
		selection: Partial<Record<'a' | 'b' | 'code' | 'group' | 'document' | 'at' | 'word', string | null>>
	): void {
		this.limit = page;
		place.set(selection);
	}

	/** Asks for more of the passages. */
	more(): void {
		this.limit += page;
	}
}

const onlyOf = (value: string | undefined): Only => (value === 'only' || value === 'none' ? value : null);

/** The value of a part of the address that has a few, else the one that is meant without it. */
export function oneOf<const T extends string>(key: PlaceKey, values: readonly T[], otherwise: T): T {
	return values.find((value) => value === place.values[key]) ?? otherwise;
}

/** The whole number in a part of the address, within bounds, else the one that is meant without it. */
export function numberOf(key: PlaceKey, [least, most]: readonly [number, number], otherwise: number): number {
	const value = place.values[key] ? Number(place.values[key]) : NaN;
	return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}

const usedBy = (counts: ReadonlyMap<Guid, number>): Guid[] =>
	[...counts].filter(([, count]) => count > 0).map(([coder]) => coder);
