/** Which coded passages are taken out, in which format and language: kept in the address, counted as one chooses. */
import type { PassageFilter } from '../core/passage.ts';
import type { Code, Guid } from '../core/records.ts';
import { inTreeOrder, pathTo, withDescendants } from '../core/tree.ts';
import { languages, type Language } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';

/** The passages that a report holds. */
export type ExcerptFilter = Pick<PassageFilter, 'codes' | 'coder' | 'documents' | 'within'>;

/** A code as it is offered: `below` stands for a code that comes along with one above it. */
export type CodeChoice = {
	readonly code: Code;
	readonly depth: number;
	readonly chosen: boolean;
	readonly below: boolean;
};

export class ExcerptChoice {
	/** The codes that were ticked, in the order of the codebook; null for all. */
	readonly codes: readonly Guid[] | null = $derived.by(() => {
		const ticked = listed(place.values.code);
		const codes = session().rows?.codes ?? [];
		return ticked && inTreeOrder(codes).flatMap(({ node }) => (ticked.has(node.guid) ? [node.guid] : []));
	});
	/** Whether the sub-codes of a ticked code come along. */
	readonly roll = $derived(place.values.roll !== '0');
	/** The documents that were ticked; null for all. The rest of the filter of groups holds beside them. */
	readonly documents: readonly Guid[] | null = $derived.by(() => {
		const ticked = groupFilter.filter.documents;
		const documents = session().rows?.documents ?? [];
		return ticked && documents.flatMap(({ guid }) => (ticked.includes(guid) ? [guid] : []));
	});
	/** One coder; null for all. */
	readonly coder: Guid | null = $derived(
		session().codersByGuid.has(place.values.coder ?? '') ? (place.values.coder ?? null) : null
	);
	readonly format = $derived(place.values.view === 'csv' ? 'excerpts-csv' : 'excerpts-docx');
	/** The report's language, which need not be the interface's. */
	readonly language: Language = $derived(
		languages.find((tag) => tag === place.values.language) ?? device.settings.language
	);

	readonly filter: ExcerptFilter = $derived.by(() => {
		const codes = session().rows?.codes ?? [];
		const under = (guid: Guid): Iterable<Guid> => (this.roll ? withDescendants(codes, guid) : [guid]);
		const all = this.codes && [...new Set(this.codes.flatMap((guid) => [...under(guid)]))];
		return { codes: all, documents: this.documents, coder: this.coder, within: groupFilter.within };
	});
	/** Every code, in the order of the codebook. */
	readonly offered: readonly CodeChoice[] = $derived.by(() => {
		const chosen = new Set(this.codes ?? []);
		const taken = new Set(this.filter.codes ?? []);
		return inTreeOrder(session().rows?.codes ?? []).map(({ node, depth }) => ({
			code: node,
			depth,
			chosen: chosen.has(node.guid),
			below: taken.has(node.guid) && !chosen.has(node.guid)
		}));
	});

	/** Chooses all of a kind, or only what is ticked from now on. */
	all(kind: 'code' | 'documents', all: boolean): void {
		place.set({ [kind]: all ? null : '' });
	}

	/** Ticks or unticks one code or document. */
	tick(kind: 'code' | 'documents', guid: Guid, on: boolean): void {
		const list = (kind === 'code' ? this.codes : this.documents) ?? [];
		const next = on ? [...list, guid] : list.filter((other) => other !== guid);
		place.set({ [kind]: next.join(kind === 'code' ? ' ' : ',') });
	}
}

/** The names from category to code. */
export function namesTo(guid: Guid): string[] {
	return pathTo(session().codesByGuid, guid).map(({ name }) => name);
}

/**
 * How many passages a choice holds, by coder, and in how many documents. Coders are told apart, since codings of
 * different coders are never added up without saying so.
 */
export class ExcerptCount {
	/** Null while it is counted. */
	documents: number | null = $state(null);
	byCoder: readonly { readonly guid: Guid; readonly n: number }[] = $state.raw([]);
	#asked = 0;

	/** Made while a component is set up. */
	constructor(filter: () => ExcerptFilter) {
		$effect(() => {
			void session().sequence;
			const { rows, documentCounts } = session();
			if (!rows) return;
			const { codes, coder, documents, within } = filter();
			const coded = [...documentCounts].flatMap(([guid, counts]) => {
				const n = coder ? (counts.get(coder) ?? 0) : [...counts.values()].reduce((sum, one) => sum + one, 0);
				const isIn = [documents, within?.documents].every((list) => !list || list.includes(guid));
				return n > 0 && isIn ? [guid] : [];
			});
			const coders = coder || rows.coders.length < 2 ? [] : rows.coders.map(({ guid }) => guid);
			void this.#count({ codes, coder, documents, ...(within && { within }) }, coded, coders);
		});
		$effect(() => () => (this.#asked += 1));
	}

	async #count(filter: ExcerptFilter, documents: readonly Guid[], coders: readonly Guid[]): Promise<void> {
		const id = ++this.#asked;
		const ask = async (part: Partial<ExcerptFilter>): Promise<number> =>
			(await session().query('passages', { ...filter, ...part, limit: 0, offset: 0 })).total;
		try {
			const byCoder = [];
			for (const guid of coders) byCoder.push({ guid, n: await ask({ coder: guid }) });
			let found = 0;
			for (const guid of documents) {
				if (id !== this.#asked) return;
				if ((await ask({ documents: [guid] })) > 0) found += 1;
			}
			if (id !== this.#asked) return;
			this.byCoder = byCoder.filter(({ n }) => n > 0);
			this.documents = found;
		} catch {
			// The project was closed meanwhile; there is nothing left to count.
		}
	}
}

function listed(value: string | undefined): Set<Guid> | null {
	return value === undefined ? null : new Set(value.split(' ').filter(Boolean));
}
