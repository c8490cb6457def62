/** What taking in a table would do, before it is done: asked again at each change of a role. */
import type { CaseMatch } from '../case-match.ts';
import type { Facts } from '../facts.ts';
import type { Refusal } from '../refusal.ts';
import { ok, type Result } from '../result.ts';
import { caseRows, matchRows, type CaseCounts } from './case-rows.ts';
import type { CaseImport } from './case-table.ts';
import { earlierDocuments, earlierRespondents } from './earlier-import.ts';
import { planQuestionnaire, type QuestionnaireCounts, type QuestionnaireImport } from './questionnaire.ts';

/** The match of each row by its name, in the order of the table, and the numbers or why it would be refused. */
export type TableEffect = {
	readonly matches: readonly (CaseMatch & { readonly name: string })[];
	readonly counts: Result<CaseCounts | QuestionnaireCounts, Refusal>;
};

/** What the command would do. */
export function tableEffect(command: QuestionnaireImport | CaseImport, facts: Facts): TableEffect {
	const known =
		command.type === 'questionnaire.import'
			? earlierRespondents([...earlierDocuments(command, facts).values()], facts)
			: undefined;
	const matches = matchRows(command.rows, facts, known).map((match, at) => ({
		...match,
		name: command.rows[at]!.name
	}));
	return { matches, counts: countsOf(command, facts) };
}

function countsOf(command: QuestionnaireImport | CaseImport, facts: Facts): TableEffect['counts'] {
	const done =
		command.type === 'questionnaire.import'
			? planQuestionnaire(command, facts)
			: caseRows(command.rows, command.attributes, facts);
	return done.ok ? ok(done.value.counts) : done;
}
