/** What the grid of answers lists just now: columns chosen, respondents filtered and sorted. Stores nothing. */
import { untrack } from 'svelte';
import type { Attribute, Guid } from '../../core/records.ts';
import type { Sort } from '../../parts/table.ts';
import {
	everything,
	rowsOf,
	shownRows,
	valuesOf,
	type Column,
	type Part,
	type Rank,
	type Row,
	type Wish
} from './rows.ts';

type Question = { readonly title: string; readonly document: Guid | null };
type Source = {
	readonly respondents: readonly Omit<Row, 'id'>[];
	readonly questions: readonly Question[];
	/** The attributes that respondents have a value of. */
	readonly closed: readonly Attribute[];
	/** The columns that were chosen, by id; null where nobody has. */
	readonly chosen: ReadonlySet<string> | null;
};

/** Closed answers that are shown before anybody has chosen. */
const firstClosed = 3;

export class AnswerList {
	wish: Wish = $state.raw(everything);
	sort: Sort | null = $state.raw(null);
	readonly #source: () => Source;
	readonly #isCoded: (part: Part) => boolean;
	readonly #rank: Rank;
	readonly #locale: () => string;

	readonly all: readonly Row[] = $derived.by(() => rowsOf(this.#source().respondents));
	/** Every column, closed answers first. */
	readonly columns: readonly Column[] = $derived.by(() => {
		const { closed, questions } = this.#source();
		return [
			...closed.map((attribute) => ({ id: attribute.guid, title: attribute.name, attribute })),
			...questions.map(({ title, document }, question) => ({
				id: document ?? `question ${question + 1}`,
				title,
				question
			}))
		];
	});
	readonly shownColumns: readonly Column[] = $derived.by(() => {
		const { chosen } = this.#source();
		return this.columns.filter((column, at) =>
			chosen ? chosen.has(column.id) : 'question' in column || at < firstClosed
		);
	});
	/** What is coded counts as it was when this was asked for: a row that is worked on does not go away under one's hands. */
	readonly shown: readonly Row[] = $derived.by(() => {
		const { all, shownColumns: columns, wish, sort } = this;
		return untrack(() => shownRows(all, columns, wish, sort, this.#isCoded, this.#rank, this.#locale()));
	});
	/** The values of the attribute that is filtered by. */
	readonly values: readonly string[] = $derived.by(() => {
		const attribute = this.#source().closed.find(({ guid }) => guid === this.wish.attribute);
		return attribute ? valuesOf(this.all, attribute, this.#rank, this.#locale()) : [];
	});

	constructor(source: () => Source, isCoded: (part: Part) => boolean, rank: Rank, locale: () => string) {
		this.#source = source;
		this.#isCoded = isCoded;
		this.#rank = rank;
		this.#locale = locale;
	}

	/** Changes what is to be seen; another attribute begins with its first value. */
	want(patch: Partial<Wish>): void {
		this.wish = { ...this.wish, ...patch };
		if (patch.attribute && patch.value === undefined)
			this.wish = { ...this.wish, value: untrack(() => this.values)[0] ?? '' };
	}

	/** The ids of the columns shown, with one more or one less. */
	withColumn(id: string, on: boolean): string[] {
		const shown = this.shownColumns.map((column) => column.id);
		return this.columns.map((column) => column.id).filter((one) => (one === id ? on : shown.includes(one)));
	}
}
