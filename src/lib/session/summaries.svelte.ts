/** The summary grid of the open project: its rows and columns, what its cells say, and how many passages stand behind each. */
import type { Change } from '../core/change.ts';
import type { QueryLeaf } from '../core/query.ts';
import type { Guid, Summary, TableName } from '../core/records.ts';
import type { Analysis } from './analysis.svelte.ts';
import { CaseList, type Entry } from './cases.svelte.ts';
import { codesUnder } from './codebook.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { rowsAfter } from './rows.ts';
import { touchesCodings, Watch } from './watch.svelte.ts';

/** A column: a code or a theme. `path` names it wholly; `leaf` finds its passages. */
export type SummaryColumn = {
	readonly guid: Guid;
	readonly name: string;
	readonly path: string;
	/** A code's colour; null for a theme. */
	readonly color: string | null;
	readonly leaf: Extract<QueryLeaf, { is: 'code' | 'theme' }>;
};

/** The columns where the address names none: the categories, each with what stands under it. */
export const categories = 'categories';

export class Summaries {
	readonly #list = new CaseList();
	readonly #analysis: Analysis;
	readonly #themes = new Watch(
		'themes',
		() => (this.by === 'themes' ? {} : null),
		(change) => touches(change, ['theme'])
	);
	#rows: readonly Summary[] = $state.raw([]);
	readonly #texts = $derived(
		new Map(this.#rows.map((row) => [`${row.case} ${row.code ?? row.theme}`, row.text]))
	);

	/** What the columns are: `categories`, `themes`, or the GUID of a category or a code set. */
	readonly by: string = $derived.by(() => {
		const named = place.values.columns ?? '';
		const known = named === 'themes' || this.#analysis.code('columns') || this.#analysis.sets.get(named);
		return known ? named : categories;
	});
	/** By what the rows are ordered: `name`, or an attribute's GUID. */
	readonly order: string = $derived(
		this.#list.columns.find(({ guid }) => guid === place.values.sort)?.guid ?? 'name'
	);
	/** The attributes of cases. */
	readonly attributes = $derived(this.#list.columns);
	/** The cases in the filter: where it names documents or speakers, those who speak in one, or under such a name. */
	readonly cases: readonly Entry[] = $derived.by(() => {
		const { cases, documents, speakers } = groupFilter.within;
		const named = cases && new Set(cases);
		const heard = new Set(groupFilter.heard?.map((one) => one.case));
		const rows = this.#list.inOrder({ key: this.order, direction: 'ascending' });
		const asksWhere = documents !== null || Boolean(speakers);
		return rows.filter(({ id }) => (!named || named.has(id)) && (!asksWhere || heard.has(id)));
	});
	readonly columns: readonly SummaryColumn[] = $derived.by(() => {
		if (this.by === 'themes')
			return (this.#themes.value?.themes ?? []).map(({ guid, name }) => ({
				guid,
				name,
				path: name,
				color: null,
				leaf: { is: 'theme', theme: guid }
			}));
		const chosen = new Set(this.#codes());
		const below = this.by === categories;
		return this.#analysis.codes
			.filter(({ guid }) => chosen.has(guid))
			.map(({ guid, name, path, color }) => {
				return { guid, name, path, color, leaf: { is: 'code', code: guid, below } };
			});
	});
	readonly #counts = new Watch(
		'summaryCounts',
		() => ({ ...this.#asked, columns: this.columns.map(({ leaf }) => leaf) }),
		(change) => touchesCodings(change) || touches(change, ['themeItem'])
	);

	readonly #counted = $derived(
		new Map(this.columns.map(({ guid }, at) => [guid, this.#counts.value?.[at]] as const))
	);

	/** Made while a component is set up. */
	constructor(analysis: Analysis) {
		this.#analysis = analysis;
		const project = session();
		let known = -1;
		$effect(() => {
			const { sequence, change } = project;
			if (sequence === known || project.status !== 'open') return;
			const isFirst = known < 0;
			known = sequence;
			if (isFirst || !change) void project.query('summaries', {}).then((rows) => (this.#rows = rows));
		});
		$effect(() => project.listen((change) => (this.#rows = rowsAfter('summary', this.#rows, change))));
	}

	/** What a cell says; '' for nothing. */
	text(of: Guid, column: Guid): string {
		return this.#texts.get(`${of} ${column}`) ?? '';
	}

	/** How many passages of a column's code or theme a case has. */
	count(of: Guid, column: Guid): number {
		return this.#counted.get(column)?.get(of) ?? 0;
	}

	/** The question for the passages behind a cell. */
	passagesOf(of: Guid, { leaf }: SummaryColumn, limit: number) {
		const { within, ...asked } = this.#asked;
		return { ...asked, within: { ...within, cases: [of] }, query: leaf, limit, offset: 0 };
	}

	/** Sets what a cell says. */
	async write(of: Guid, { guid, leaf }: SummaryColumn, text: string): Promise<void> {
		const [code, theme] = leaf.is === 'code' ? [guid, null] : [null, guid];
		await session().run({ type: 'summary.write', guid: crypto.randomUUID(), case: of, code, theme, text });
	}

	get #asked() {
		const { rollUp: _, ...asked } = this.#analysis.counting;
		return asked;
	}

	/** The codes that the columns are, in any order. */
	#codes(): readonly Guid[] {
		const codes = session().rows?.codes ?? [];
		if (this.by === categories) return codes.filter(({ parent }) => parent === null).map(({ guid }) => guid);
		const set = this.#analysis.sets.get(this.by);
		if (set) return [...set.codes];
		const below = codesUnder(codes, this.by, true).filter((guid) => guid !== this.by);
		return below.length ? below : [this.by];
	}
}

function touches(change: Change, tables: readonly TableName[]): boolean {
	return [...change.added, ...change.updated, ...change.removed].some(({ table }) => tables.includes(table));
}
