/** The one command that takes in a table: a questionnaire, or cases where no column is open. */
import type { Command } from '../core/commands/index.ts';
import type { TableDraft } from '../core/draft.ts';
import type { Guid } from '../core/records.ts';
import { contentsOf, type TableChoice, type TableContents } from './questionnaire.ts';

/** Who gives the command, and when. */
export type Giving = { readonly coder: Guid; readonly time: string };

export type TableCommand = Extract<Command, { type: 'questionnaire.import' | 'case.import' }>;

/** The command for a table under a choice. `newGuid` gives a fresh GUID at each call. */
export function tableCommand(
	table: TableDraft,
	choice: TableChoice,
	{ coder, time }: Giving,
	newGuid: () => Guid
): TableCommand {
	const contents = contentsOf(table, choice);
	const attributes = contents.attributes.map((one) => ({
		...one,
		guid: newGuid(),
		options: [...one.options]
	}));
	const rows = contents.rows.map((row) => ({
		guid: newGuid(),
		name: row.name,
		into: Object.hasOwn(choice.cases, row.name) ? choice.cases[row.name]! : null,
		values: row.values.flatMap((value, attribute) => (value ? [{ guid: newGuid(), attribute, value }] : []))
	}));
	const sourceName = table.sourceName.slice(0, 400);
	if (!contents.questions.length) return { type: 'case.import', coder, time, sourceName, attributes, rows };
	return {
		...{ type: 'questionnaire.import', coder, time, sourceName, attributes },
		...{
			form: choice.form,
			title: choice.title,
			asker: choice.asker,
			asNew: choice.asNew,
			answers: choice.answers
		},
		sourceHash: table.sourceHash,
		language: table.language,
		questions: contents.questions.map((one) => ({ ...one, guid: newGuid() })),
		rows: rows.map((row, at) => ({ ...row, ...answersOf(contents.rows[at]!, choice, newGuid) }))
	};
}

function answersOf({ answers }: TableContents['rows'][number], { form }: TableChoice, newGuid: () => Guid) {
	const each = form === 'respondents';
	const respondent = newGuid();
	return {
		document: each ? newGuid() : null,
		asker: each ? newGuid() : null,
		answers: answers.flatMap((text, question) =>
			text
				? [
						{
							question,
							turn: newGuid(),
							speaker: each ? respondent : newGuid(),
							asked: each ? newGuid() : null,
							text
						}
					]
				: []
		)
	};
}
