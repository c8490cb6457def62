/** Coded passages in the order of the text, with who spoke and the words around them. */
import { firstVisible } from '../../core/anchors.ts';
import { memoText } from '../../core/memo-text.ts';
import type { PassageFilter, Passages, Passage } from '../../core/passage.ts';
import type { Coding, Guid } from '../../core/records.ts';
import { matcherOf } from '../../core/search/matcher.ts';
import { allRows, type Source } from './source.ts';
import { turnReader, type PlacedTurn } from './turns.ts';
import { markConditions, withinConditions } from './within.ts';

export function passages(source: Source, filter: PassageFilter): Passages {
	const conditions = ['t.orphan = 0', 't.start is not null'];
	const values: string[] = [];
	const among = (column: string, table: string, guids: readonly Guid[] | null): void => {
		if (!guids) return;
		conditions.push(
			`t.${column} in (select id from ${table} where guid in (select value from json_each(?)))`
		);
		values.push(JSON.stringify(guids));
	};
	among('code_id', 'code', filter.codes);
	among('document_id', 'document', filter.documents);
	among('coder_id', 'coder', filter.coder ? [filter.coder] : null);
	conditions.push(...markConditions(filter));
	if (filter.outsideTheme) {
		conditions.push(
			't.id not in (select coding_id from theme_item where coding_id is not null and theme_id = (select id from theme where guid = ?))'
		);
		values.push(filter.outsideTheme);
	}
	const within = filter.within && withinConditions(filter.within);
	if (within) {
		conditions.push(...within.inside);
		values.push(...within.values);
	}
	const count = (all: readonly string[]): number =>
		allRows(source, `select count(*) from coding t where ${all.join(' and ')}`, values)[0]?.[0] as number;
	const withAll = within?.said ? count(conditions) : null;
	if (within?.said) conditions.push(within.said);
	if (filter.words) {
		const found = saying(source, filter.words, conditions, values);
		conditions.push('t.id in (select value from json_each(?))');
		values.push(JSON.stringify(found));
	}
	const where = ` where ${conditions.join(' and ')}`;
	const total = count(conditions);
	const page =
		filter.limit === null ? '' : ` limit ${Math.trunc(filter.limit)} offset ${Math.trunc(filter.offset)}`;
	const rows = source.tables.select(
		'coding',
		`${where} order by t.document_id, t.start, t."end", t.id${page}`,
		values
	);
	const turnsOf = turnReader(source);
	const memos = source.tables.prepare(
		'select body from memo where coding_id = (select id from coding where guid = ?) order by id'
	);
	return {
		total,
		leftOut: withAll === null ? 0 : withAll - total,
		passages: rows.map((row) => {
			memos.bind([row.guid]);
			const bodies: string[] = [];
			while (memos.step()) bodies.push(memos.get()[0] as string);
			memos.reset();
			return toPassage(row, turnsOf(row.document), bodies.map(memoText).filter(Boolean).join('\n'));
		})
	};
}

/** The local keys of the passages inside the conditions whose words hold `words`. */
function saying(
	source: Source,
	words: string,
	conditions: readonly string[],
	values: readonly string[]
): number[] {
	const matcher = matcherOf({ way: 'part', text: words, matchCase: false, matchMarks: false });
	if (!matcher.ok) return [];
	return allRows(source, `select t.id, t.quote from coding t where ${conditions.join(' and ')}`, [...values])
		.filter(([, quote]) => matcher.value.find(quote as string).length)
		.map(([id]) => id as number);
}

function toPassage(
	row: Coding,
	turns: {
		turns: readonly PlacedTurn[];
		indexAt(offset: number): number;
		around(start: number, end: number): PlacedTurn[];
	},
	memo: string
): Passage {
	const start = row.start as number;
	const end = row.end as number;
	const turn = turns.turns[turns.indexAt(firstVisible(start, row.quote))];
	const touched = turns.around(start, end);
	return {
		coding: row.guid,
		code: row.code,
		coder: row.coder,
		document: row.document,
		start,
		end,
		quote: row.quote,
		star: row.star,
		auto: row.auto,
		created: row.created,
		turn: turn?.number ?? 0,
		speaker: turn?.speaker ?? null,
		role: turn?.role ?? null,
		case: turn?.case ?? null,
		time: turn?.startTime ?? null,
		contextStart: touched[0]?.start ?? start,
		context: touched.map((one) => one.text).join('\n'),
		memo
	};
}
