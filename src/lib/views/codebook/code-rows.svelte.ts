/** What the tree of codes shows: which codes a filter leaves, in which order, and what each row counts. */
import type { Code, Guid } from '../../core/records.ts';
import type { TreeRow } from '../../parts/tree.ts';
import { say, spokenLanguage } from '../../words/say.ts';
import { codeItems, matching, sorted, totals, withAbove, type CodeItem, type CodeSort } from './tree.ts';

/** What is counted of a code. */
export const countUnits = ['passages', 'documents', 'cases'] as const;
export type CountUnit = (typeof countUnits)[number];

/** What the rows are made from. */
export type CodeRowsSource = {
	readonly codes: readonly Code[];
	/** A code's own count; null while it is not known. */
	readonly counts: (guid: Guid) => number | null;
	/** The same with what is below; left out, the sum of the own counts. */
	readonly rolled?: ((guid: Guid) => number | null) | undefined;
	readonly unit?: CountUnit | undefined;
	/** Whose coded passages are counted. */
	readonly coder: string;
	readonly sort?: CodeSort | undefined;
	/** Only these codes show, with what is above them. */
	readonly only?: ReadonlySet<Guid> | null | undefined;
	readonly expanded: ReadonlySet<Guid>;
};

export class CodeRows {
	/** What is typed into the filter. */
	wanted = $state('');
	readonly #source: () => CodeRowsSource;
	readonly #all = $derived.by(() => codeItems(this.#source().codes));
	readonly #sums = $derived.by(() => totals(this.#all, (guid) => this.#source().counts(guid) ?? 0));
	readonly isFiltered = $derived.by(() => this.wanted.trim() !== '' || !!this.#source().only);
	/** Every code in the order that is chosen. */
	readonly ordered = $derived.by(() => {
		const { sort = 'hand' } = this.#source();
		return sorted(this.#all, sort, (guid) => this.#rolled(guid) ?? 0, spokenLanguage());
	});
	readonly items = $derived.by(() => {
		const only = this.#source().only;
		const among = only ? withAbove(this.ordered, ({ id }) => only.has(id)) : this.ordered;
		return matching(among, this.wanted);
	});
	readonly expanded = $derived.by(() =>
		this.isFiltered ? new Set(this.items.map(({ id }) => id)) : this.#source().expanded
	);

	constructor(source: () => CodeRowsSource) {
		this.#source = source;
	}

	/** A row's count: its own, or with what is below where that is folded away; null while it is not known. */
	count({ item, expanded }: Pick<TreeRow<CodeItem>, 'item' | 'expanded'>): number | null {
		return expanded === false ? this.#rolled(item.id) : this.#source().counts(item.id);
	}

	/** What that count counts, in words. */
	meaning(row: Pick<TreeRow<CodeItem>, 'item' | 'expanded'>): string {
		const n = this.count(row);
		if (n === null) return '';
		const { coder, unit = 'passages' } = this.#source();
		const reach = row.expanded === false ? 'withBelow' : 'own';
		return say(`code.count.${unit}.${reach}`, { n, coder });
	}

	#rolled(guid: Guid): number | null {
		const { rolled } = this.#source();
		return rolled ? rolled(guid) : (this.#sums.get(guid) ?? 0);
	}
}
