/** The lines of history, newest first. */
import type { SqlValue } from 'sql.js';
import type { Coder, Guid } from '../../core/records.ts';
import type { Message } from '../../core/result.ts';
import { concerned } from './concerned.ts';
import { allRows, type Source } from './source.ts';

/** A line without its Change. */
export type Line = {
	readonly sequence: number;
	readonly coder: Guid;
	readonly coderName: string;
	readonly time: string;
	readonly line: Message;
	readonly kind: 'do' | 'undo' | 'redo';
};

/** Which lines: all where a field is left out. */
export type LineFilter = {
	/** Moments, ISO 8601 UTC, between which a line was written: the first included, the second not. */
	readonly from?: string | null;
	readonly to?: string | null;
	readonly coder?: Guid | null;
	/** Lines that touched the document, the code or the theme, or a row that belongs to it or did when it was removed. */
	readonly document?: Guid | null;
	readonly code?: Guid | null;
	readonly theme?: Guid | null;
};

/** A page of lines, and how many there are in all inside the filter. */
export type Lines = { readonly total: number; readonly lines: Line[] };

export function lines(
	source: Source,
	{ limit, offset, ...filter }: LineFilter & { limit: number; offset: number }
): Lines {
	const conditions: string[] = [];
	const values: SqlValue[] = [];
	const only = (condition: string, value: string | null | undefined): void => {
		if (!value) return;
		conditions.push(condition);
		values.push(value);
	};
	only('h.time >= ?', filter.from);
	only('h.time < ?', filter.to);
	only('h.coder = ?', filter.coder);
	for (const of of ['document', 'code', 'theme'] as const) {
		const guid = filter[of];
		if (!guid) continue;
		only(
			`h.sequence in (select w.sequence from history_row w where w.guid in (select value from json_each(?)))`,
			JSON.stringify(concerned(source, of, guid))
		);
	}
	const where = conditions.length ? ` where ${conditions.join(' and ')}` : '';
	const total = allRows(source, `select count(*) from history h${where}`, values)[0]?.[0] as number;
	const rows = allRows(
		source,
		`select h.sequence, h.coder, coalesce(c.name, ''), h.time, h.key, h."values", h.kind
		from history h left join coder c on c.guid = h.coder${where} order by h.sequence desc limit ? offset ?`,
		[...values, limit, offset]
	);
	const gone = new Map<Guid, string>();
	const nameOf = (coder: Guid, known: string): string => {
		if (known || gone.has(coder)) return known || (gone.get(coder) as string);
		gone.set(coder, whenGone(source, coder)?.name ?? '');
		return gone.get(coder) as string;
	};
	return {
		total,
		lines: rows.map(([sequence, coder, coderName, time, key, values, kind]) => {
			const line: Message = { key: key as string, values: JSON.parse(values as string) };
			const named = nameOf(coder as Guid, coderName as string);
			return { sequence, coder, coderName: named, time, line, kind } as Line;
		})
	};
}

/** Coders who wrote lines and are gone since, joined with another or removed: as they were when they went, in that order. */
export function goneCoders(source: Source): Coder[] {
	return allRows(
		source,
		`select t.guid from tombstone t where t.table_name = 'coder'
			and exists (select 1 from history h where h.coder = t.guid) order by t.sequence`
	).flatMap(([guid]) => whenGone(source, guid as Guid) ?? []);
}

/** A coder who is gone: the line that removed them holds the row. */
function whenGone(source: Source, coder: Guid): Coder | null {
	const [gone] = allRows(
		source,
		`select t.sequence from tombstone t join history h on h.sequence = t.sequence
		where t.table_name = 'coder' and t.guid = ?`,
		[coder]
	);
	const rows = gone ? source.history.read(gone[0] as number).change.removed : [];
	return rows.flatMap(({ table, row }) => (table === 'coder' && row.guid === coder ? row : []))[0] ?? null;
}
