/** The command that writes a cell of the summary grid, and what becomes of cells whose cases or codes become one. */
import { z } from 'zod';
import { emptyChange, updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { guidShape, summaryShape, type Guid, type Summary } from '../records.ts';
import { err, message, ok } from '../result.ts';

const writeShape = z.strictObject({
	...commandBase,
	...summaryShape.pick({ case: true, code: true, theme: true, text: true }).shape,
	type: z.literal('summary.write'),
	/** For a cell that has no summary yet. */
	guid: guidShape
});

export const summaryCommands = {
	/** Sets what a cell says; a blank text empties it, which is a step of its own to take back. */
	'summary.write': commandKind(writeShape, ({ guid, coder, time, ...command }, facts) => {
		const { code, theme } = command;
		if ((code === null) === (theme === null)) return err({ type: 'malformed', detail: 'code' });
		const of = facts.get('case', command.case);
		if (!of) return err({ type: 'notFound', table: 'case' });
		const column = code ? facts.get('code', code) : facts.get('theme', theme ?? '');
		if (!column) return err({ type: 'notFound', table: code ? 'code' : 'theme' });
		const group = `summary ${of.guid} ${column.guid}`;
		const names = { case: of.name, column: column.name };
		const [known] = facts.where('summary', { case: of.guid, code, theme });
		const text = command.text.trim();
		if (!known) {
			if (!text) return err({ type: 'nothingToDo' });
			if (facts.get('summary', guid)) return err({ type: 'guidTaken' });
			const row = { guid, case: of.guid, code, theme, text, coder, created: time, modified: time };
			return ok({
				change: { ...emptyChange, added: [{ table: 'summary', row }] },
				line: message('history.summary.write', names),
				group
			});
		}
		if (known.text === text) return err({ type: 'nothingToDo' });
		if (!text) {
			return ok({
				change: { ...emptyChange, removed: [{ table: 'summary', row: known }] },
				line: message('history.summary.clear', names)
			});
		}
		const update = updateOf('summary', known, { text, coder, modified: time });
		return ok({
			change: { ...emptyChange, updated: update ? [update] : [] },
			line: message('history.summary.write', names),
			group
		});
	})
};

/** The summaries of a case, a code or a theme, which go with it. */
export function summariesOf(facts: Facts, of: Partial<Pick<Summary, 'case' | 'code' | 'theme'>>): TableRow[] {
	return facts.where('summary', of).map((row) => ({ table: 'summary', row }));
}

/**
 * Summaries of cases or codes that give way to another one: they pass to `heir`. Where two then stand in one cell they
 * become one, the heir's words first, a blank line between; who wrote it and when stay those of the first.
 */
export function summariesPassed(
	facts: Facts,
	of: 'case' | 'code',
	sources: readonly Guid[],
	heir: Guid
): { updated: RowUpdate[]; removed: TableRow[] } {
	const cells = new Map<string, [Summary, ...Summary[]]>();
	for (const guid of new Set([heir, ...sources])) {
		for (const row of facts.where('summary', { [of]: guid })) {
			const cell = of === 'case' ? (row.code ?? row.theme ?? '') : row.case;
			const there = cells.get(cell);
			if (there) there.push(row);
			else cells.set(cell, [row]);
		}
	}
	const updated: RowUpdate[] = [];
	const removed: TableRow[] = [];
	for (const [first, ...others] of cells.values()) {
		const texts = new Set([first, ...others].map(({ text }) => text));
		const update = updateOf('summary', first, { [of]: heir, text: [...texts].join('\n\n') });
		if (update) updated.push(update);
		removed.push(...others.map((row): TableRow => ({ table: 'summary', row })));
	}
	return { updated, removed };
}
