/** The lines of history, newest first. */
import type { Guid } from '../../core/records.ts';
import type { Message } from '../../core/result.ts';
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

export type Lines = { readonly total: number; readonly lines: Line[] };

export function lines(source: Source, { limit, offset }: { limit: number; offset: number }): Lines {
	const total = allRows(source, 'select count(*) from history')[0]?.[0] as number;
	const rows = allRows(
		source,
		`select h.sequence, h.coder, coalesce(c.name, ''), h.time, h.key, h."values", h.kind
		from history h left join coder c on c.guid = h.coder order by h.sequence desc limit ? offset ?`,
		[limit, offset]
	);
	return {
		total,
		lines: rows.map(([sequence, coder, coderName, time, key, values, kind]) => {
			const line: Message = { key: key as string, values: JSON.parse(values as string) };
			return { sequence, coder, coderName, time, line, kind } as Line;
		})
	};
}
