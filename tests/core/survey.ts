/** Makes the commands that take in tables, out of cells as a survey tool would export them. */
import { hashText } from '../../src/lib/core/hash.ts';
import type { TableDraft } from '../../src/lib/core/draft.ts';
import { asGuessed, type TableChoice } from '../../src/lib/exchange/questionnaire.ts';
import { tableCommand } from '../../src/lib/exchange/table-command.ts';
import { typeOf } from '../../src/lib/exchange/tables/column-type.ts';
import { kindOf } from '../../src/lib/exchange/tables/roles.ts';
import { ada } from '../storage/open-desk.ts';
import type { CommandWriter } from './write-commands.ts';

/** The heads of `rows` say the role: `id`, `open …`, anything else is an attribute. */
export function surveyTable(rows: readonly (readonly string[])[], sourceName = 'survey.csv'): TableDraft {
	const [heads = [], ...cells] = rows;
	const columns = heads.map((name, at) => {
		const role =
			name === 'id' ? ('id' as const) : name.startsWith('open') ? ('open' as const) : ('attribute' as const);
		const found =
			role === 'attribute' ? typeOf(cells.map((row) => row[at]!)) : { type: 'text' as const, options: [] };
		return { name, question: `${name}?`, role, ...found };
	});
	const sourceHash = hashText(JSON.stringify([sourceName, rows]));
	return {
		kind: kindOf(columns),
		title: 'Survey',
		language: 'en',
		sourceName,
		sourceHash,
		columns,
		rows: cells
	};
}

/** The command that takes in such a table. */
export function takeIn(
	write: CommandWriter,
	rows: readonly (readonly string[])[],
	choice: Partial<TableChoice> = {},
	sourceName = 'survey.csv'
) {
	const table = surveyTable(rows, sourceName);
	const giving = { coder: ada.guid, time: write.time() };
	return tableCommand(table, { ...asGuessed(table), ...choice }, giving, write.guid);
}
