/** What taking in a table would do to the project, by the rule of the command itself. */
import type { CaseImport } from '../../core/commands/case-table.ts';
import type { QuestionnaireImport } from '../../core/commands/questionnaire.ts';
import { tableEffect, type TableEffect } from '../../core/commands/table-effect.ts';
import { sliceOf } from '../texts.ts';
import type { Source } from './source.ts';

/** The effect of the command on the project as it is. Nothing is stored. */
export function tableImport(
	{ tables }: Source,
	{ command }: { command: QuestionnaireImport | CaseImport }
): TableEffect {
	return tableEffect(command, {
		get: (table, guid) => tables.get(table, guid),
		where: (table, match) => tables.where(table, match),
		slice: (document, start, end) => sliceOf(tables, document, start, end)
	});
}
