/** Two sides that are compared: groups, coders or saved queries, each counted inside the filter in force. */
import { withinOf, type Within } from '../core/group-filter.ts';
import { patternsOf, type Query } from '../core/query.ts';
import type { DocumentKind, Guid, SavedQuery } from '../core/records.ts';
import type { Change } from '../core/change.ts';
import type { QueryParams } from '../storage/protocol.ts';
import { say } from '../words/say.ts';
import type { Analysis } from './analysis.svelte.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { PatternHits } from './pattern-hits.svelte.ts';
import { place, type PlaceKey } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { alters, unfound } from './query-answer.svelte.ts';
import { touchesGroups, Watch } from './watch.svelte.ts';

/** Something that can stand on a side: its key in the address, its words, and the heading it is offered under. */
export type Comparable = { readonly key: string; readonly label: string; readonly heading: string };

/** By code, with what shares and rates are of. `words` is null where a side has no text of its own, as a query's has not. */
export type SideNumbers = {
	readonly guids: readonly Guid[];
	readonly passages: ArrayLike<number>;
	readonly total: number;
	readonly words: number | null;
};

type Counting = QueryParams<'reach'>;

export class Comparison {
	readonly #analysis: () => Analysis;
	readonly #saved = new Watch('savedQueries', () => ({}), touchesQueries);
	/** All that there is to compare. */
	readonly offered: readonly Comparable[] = $derived.by(() => this.#offers());
	readonly left: Side;
	readonly right: Side;

	/** Made while a component is set up. */
	constructor(analysis: () => Analysis) {
		this.#analysis = analysis;
		this.left = new Side(this, 'left', 0);
		this.right = new Side(this, 'right', 1);
	}

	get analysis(): Analysis {
		return this.#analysis();
	}

	/** The saved query of that GUID. */
	saved(guid: Guid): SavedQuery | null {
		return this.#saved.value?.find((one) => one.guid === guid) ?? null;
	}

	#offers(): Comparable[] {
		const { rows } = session();
		if (!rows) return [];
		const offers: Comparable[] = [];
		const add = (heading: string, key: string, label: string): void =>
			void offers.push({ heading, key, label });
		for (const kind of new Set(rows.documents.map((document) => document.kind)))
			add(say('document.kind'), `kind ${kind}`, say(`document.kind.${kind}`));
		for (const attribute of rows.attributes)
			for (const { value, label } of groupFilter.offered(attribute))
				add(attribute.name, `value ${attribute.guid} ${value}`, value ? label : say('grid.noValue'));
		for (const { guid, name } of this.analysis.coders)
			add(say('analyse.filter.coder'), `coder ${guid}`, name);
		for (const { guid, name } of this.#saved.value ?? [])
			add(say('analyse.compare.queries'), `query ${guid}`, name);
		for (const { guid, title } of rows.documents) add(say('section.documents'), `document ${guid}`, title);
		return offers;
	}
}

export class Side {
	readonly #of: Comparison;
	readonly #part: PlaceKey;
	readonly #nth: number;
	/** What stands here: what the address names, else the nth that is offered; null where there is none. */
	readonly chosen: Comparable | null = $derived.by(() => {
		const { offered } = this.#of;
		const named = place.values[this.#part];
		return offered.find(({ key }) => key === named) ?? offered[this.#nth] ?? null;
	});
	/** True for the passages of one coder. */
	readonly isCoder = $derived.by(() => split(this.chosen?.key ?? '')[0] === 'coder');
	readonly #query: Query | null = $derived.by(() => {
		const [kind, guid = ''] = split(this.chosen?.key ?? '');
		return kind === 'query' ? (this.#of.saved(guid)?.body ?? null) : null;
	});
	readonly #counting: Counting | null = $derived.by(() => this.chosen && this.#countingOf(this.chosen.key));
	readonly #patterns: PatternHits;
	readonly #reach: Watch<'reach'>;
	readonly #queried: Watch<'queried'>;
	readonly #uses: Watch<'uses'>;
	readonly #found: Watch<'queried'>;
	readonly numbers: SideNumbers | null = $derived.by(() => this.#numbers());
	/** True while numbers are awaited. */
	readonly waiting = $derived.by(() => this.#reach.waiting || this.#queried.waiting);
	/** True while the numbers are those of another side, or of another filter. */
	readonly stale = $derived.by(() => this.#reach.stale || this.#queried.stale);
	/** Why a saved query finds nothing, as a sentence; null where it can. */
	readonly fault = $derived.by(() => this.#query && (this.#patterns.fault ?? unfound(this.#queried.value)));
	/** The passages of the selected code here, with how many there are. */
	readonly passages = $derived.by(() => this.#passages());

	constructor(of: Comparison, part: 'left' | 'right', nth: number) {
		this.#of = of;
		this.#part = part;
		this.#nth = nth;
		const code = (): Guid | null => of.analysis.code('code');
		this.#patterns = new PatternHits(() => (this.#query ? patternsOf(this.#query) : []));
		const asked = (query: Query, limit: number) => {
			const given = this.#patterns.found;
			return given && { ...of.analysis.counting, query, given, limit, offset: 0 };
		};
		this.#reach = new Watch('reach', () => (this.#query ? null : this.#counting), touchesGroups);
		this.#queried = new Watch('queried', () => this.#query && asked(this.#query, 0), alters);
		this.#uses = new Watch(
			'uses',
			() => {
				const [one, counting] = [code(), this.#counting];
				return one && counting && !this.#query ? { ...counting, code: one, limit: of.analysis.limit } : null;
			},
			touchesGroups
		);
		this.#found = new Watch(
			'queried',
			() => {
				const [one, query] = [code(), this.#query];
				const { rollUp } = of.analysis;
				return one && query ? asked(meeting(query, one, rollUp), of.analysis.limit) : null;
			},
			alters
		);
	}

	choose(key: string): void {
		place.set({ [this.#part]: key });
	}

	#countingOf(key: string): Counting {
		const counting = this.#of.analysis.counting;
		const [kind = '', named = '', value = ''] = split(key);
		if (kind === 'coder') return { ...counting, coder: named };
		return { ...counting, within: { ...counting.within, ...narrowed(kind, named, value) } };
	}

	#numbers(): SideNumbers | null {
		const reach = this.#reach.value;
		const queried = this.#queried.value;
		if (reach && !this.#query) {
			const { guids, bases } = reach;
			return {
				guids,
				passages: reach.reach.passages,
				total: reach.reach.passages[guids.length] ?? 0,
				words: bases.words
			};
		}
		if (!queried?.ok) return null;
		const { codes, total } = queried.value;
		return {
			guids: codes.map(({ guid }) => guid),
			passages: codes.map(({ passages }) => passages),
			total,
			words: null
		};
	}

	#passages() {
		const uses = this.#uses.value;
		if (uses)
			return {
				total: uses.total,
				hits: uses.uses.map(({ span, ...rest }) => ({ ...rest, a: span, b: null }))
			};
		const found = this.#found.value;
		if (!found?.ok) return { total: 0, hits: [] };
		const { total, passages } = found.value;
		return {
			total,
			hits: passages.map(({ start, end, ...rest }) => ({ ...rest, a: { start, end }, b: null }))
		};
	}
}

/** The filter with one more condition: a kind, a document, or a value of an attribute. */
function narrowed(kind: string, named: string, value: string): Pick<Within, 'documents' | 'cases'> {
	const { rows } = session();
	const { filter, within } = groupFilter;
	if (!rows) return within;
	const both = <T>(before: readonly T[] | null, now: readonly T[]): T[] =>
		now.filter((one) => !before || before.includes(one));
	const next = {
		...filter,
		...(kind === 'kind' && { kinds: both(filter.kinds, [named as DocumentKind]) }),
		...(kind === 'document' && { documents: both(filter.documents, [named]) }),
		...(kind === 'value' && {
			attributes: [...filter.attributes, { attribute: named, values: [value], from: null, to: null }]
		})
	};
	const { documents, cases } = withinOf(next, rows);
	return { documents, cases };
}

/** The passages of a query that share a character with one of a code: what the query's number of that code counts. */
const meeting = (query: Query, code: Guid, below: boolean): Query => ({
	is: 'and',
	of: query,
	conditions: [{ not: false, rule: { by: 'overlapping' }, of: { is: 'code', code, below } }]
});

/** The words of a key; the last may hold spaces. */
function split(key: string): string[] {
	const [kind = '', named = '', ...rest] = key.split(' ');
	return [kind, named, rest.join(' ')];
}

const touchesQueries = ({ added, updated, removed }: Change): boolean =>
	[...added, ...updated, ...removed].some(({ table }) => table === 'query');
