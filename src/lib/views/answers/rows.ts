/** Which respondents and questions the grid of answers shows, and in which order. Pure. */
import type { Attribute, Guid } from '../../core/records.ts';
import type { Sort } from '../../parts/table.ts';

/** One answer, or a part of one that was divided into several turns. */
export type Part = {
	readonly document: Guid;
	readonly turn: Guid;
	/** In the document's text, UTF-16 units, half open. */
	readonly start: number;
	readonly end: number;
	readonly text: string;
};

/** A respondent with answers by question (empty where there is none) and closed answers by attribute. */
export type Row = {
	readonly id: string;
	readonly case: Guid | null;
	readonly name: string;
	readonly answers: readonly (readonly Part[])[];
	readonly values: Readonly<Record<Guid, string>>;
};

/** A column: closed answers of one attribute, or the answers to one question by its index. */
export type Column =
	| { readonly id: string; readonly title: string; readonly attribute: Attribute }
	| { readonly id: string; readonly title: string; readonly question: number };

/** What is to be seen. */
export type Wish = {
	readonly words: string;
	/** Leaves out respondents without an answer to the questions shown. */
	readonly hideEmpty: boolean;
	readonly coded: 'all' | 'uncoded' | 'coded';
	/** Only respondents with this closed answer; null for all. */
	readonly attribute: Guid | null;
	readonly value: string;
};

/** A wish for everything. */
export const everything: Wish = { words: '', hideEmpty: false, coded: 'all', attribute: null, value: '' };

/** The rank of a value for sorting; null for what has no rank but its letters. */
export type Rank = (attribute: Attribute, value: string) => number | null;

/** Rows with an id each: the case's, else the name with what tells it from another of that name. */
export function rowsOf(respondents: readonly Omit<Row, 'id'>[]): Row[] {
	const used = new Set<string>();
	return respondents.map((one) => {
		let id = one.case ?? `name ${one.name}`;
		while (used.has(id)) id += '′';
		used.add(id);
		return { ...one, id };
	});
}

/** The rows that a wish leaves, sorted. `isCoded` tells whether a part holds a coded passage. */
export function shownRows(
	rows: readonly Row[],
	columns: readonly Column[],
	wish: Wish,
	sort: Sort | null,
	isCoded: (part: Part) => boolean,
	rank: Rank,
	locale: string
): Row[] {
	const questions = columns.flatMap((column) => ('question' in column ? [column.question] : []));
	const attributes = columns.flatMap((column) => ('attribute' in column ? [column.attribute.guid] : []));
	const words = folded(wish.words.trim());
	const left = rows.filter((row) => {
		const answers = questions.flatMap((at) => (row.answers[at]?.length ? [row.answers[at]] : []));
		if (wish.hideEmpty && !answers.length) return false;
		if (wish.coded === 'uncoded' && !answers.some((parts) => !parts.some(isCoded))) return false;
		if (wish.coded === 'coded' && !answers.some((parts) => parts.some(isCoded))) return false;
		if (wish.attribute && (row.values[wish.attribute] ?? '') !== wish.value) return false;
		if (!words) return true;
		const texts = [row.name, ...attributes.map((guid) => row.values[guid] ?? '')];
		for (const parts of answers) for (const { text } of parts) texts.push(text);
		return texts.some((text) => folded(text).includes(words));
	});
	if (!sort) return left;
	const column = columns.find(({ id }) => id === sort.key);
	const sign = sort.direction === 'ascending' ? 1 : -1;
	const { compare } = new Intl.Collator(locale, { numeric: true });
	if (column && 'question' in column) {
		const length = (row: Row): number =>
			(row.answers[column.question] ?? []).reduce((sum, { text }) => sum + text.length, 0);
		return left.toSorted((a, b) => sign * (length(a) - length(b)));
	}
	if (!column) return left.toSorted((a, b) => sign * compare(a.name, b.name));
	const { attribute } = column;
	return left.toSorted((a, b) => {
		const [one, other] = [a.values[attribute.guid] ?? '', b.values[attribute.guid] ?? ''];
		// Those without a value come last either way.
		if (!one || !other) return one ? -1 : other ? 1 : 0;
		const [x, y] = [rank(attribute, one), rank(attribute, other)];
		return sign * (x !== null && y !== null ? x - y : compare(one, other));
	});
}

/** The values of an attribute that respondents have, each once, in order. */
export function valuesOf(rows: readonly Row[], attribute: Attribute, rank: Rank, locale: string): string[] {
	const { compare } = new Intl.Collator(locale, { numeric: true });
	const values = new Set(rows.map(({ values }) => values[attribute.guid] ?? ''));
	values.delete('');
	return [...values].sort((a, b) => {
		const [x, y] = [rank(attribute, a), rank(attribute, b)];
		return x !== null && y !== null ? x - y : compare(a, b);
	});
}

/** The width of a column, px. */
export function widthOf(column: Column): number {
	if ('question' in column) return 340;
	return Math.min(180, Math.max(128, 40 + column.title.length * 6));
}

/** The column of respondents, which stands still, px. */
export const nameWidth = 140;

const folded = (text: string): string => text.normalize('NFC').toLowerCase();
