/**
 * The command that takes in a questionnaire: its first export, and any later one. Respondents are known by id, questions
 * by the column that their document came from. A later export adds and corrects; it takes nothing away.
 */
import { z } from 'zod';
import { emptyChange, type Change, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind, type Verdict } from '../command.ts';
import type { Facts } from '../facts.ts';
import { documentShape, guidShape, speakerShape, type Document } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { isClean } from '../text.ts';
import { byQuestion, byRespondent } from './answers.ts';
import type { Answered } from './answer-sheet.ts';
import { areOnce, attributeColumnShape, caseRows, caseRowShape, type CaseCounts } from './case-rows.ts';
import type { AnswerCounts } from './answer-documents.ts';
import { earlierDocuments, earlierRespondents } from './earlier-import.ts';
import { takenGuid } from './taken-guid.ts';

const answerShape = z.strictObject({
	question: z.number().int().nonnegative(),
	/** The GUIDs of the turn and the speaker to make; a respondent's speaker is one where the respondent is a document. */
	turn: guidShape,
	speaker: guidShape,
	/** The GUID of the turn that puts the question, where the respondent is a document. */
	asked: guidShape.nullable(),
	text: z.string().regex(/\S/)
});

const importShape = z.strictObject({
	...commandBase,
	type: z.literal('questionnaire.import'),
	sourceName: z.string().min(1).max(400),
	sourceHash: documentShape.shape.sourceHash,
	/** What becomes a document: every open question, with a turn a respondent, or every respondent. */
	form: z.enum(['questions', 'respondents']),
	title: documentShape.shape.title,
	language: documentShape.shape.language,
	/** Who puts the questions, where every respondent is a document. */
	asker: speakerShape.shape.name,
	/** True to leave documents of earlier imports alone, even those of the same questions. */
	asNew: z.boolean(),
	/** Whether an answer that differs from the one that is there takes its place. */
	answers: z.enum(['update', 'keep']),
	attributes: z.array(attributeColumnShape),
	questions: z
		.array(
			z.strictObject({
				/** The GUID of the document to make, where every question is one. */
				guid: guidShape,
				/** The name of the column, by which a later export finds the document again. */
				column: z.string().min(1).max(500),
				title: documentShape.shape.title
			})
		)
		.min(1),
	rows: z
		.array(
			z.strictObject({
				...caseRowShape.shape,
				/** The GUIDs of the document and of its asker to make, where every respondent is one. */
				document: guidShape.nullable(),
				asker: guidShape.nullable(),
				answers: z.array(answerShape)
			})
		)
		.min(1)
});
export type QuestionnaireImport = z.infer<typeof importShape>;

/** What an import does, in numbers. */
export type QuestionnaireCounts = CaseCounts &
	Readonly<AnswerCounts> & {
		/** True when documents of an earlier import were found. */
		readonly again: boolean;
		/** Documents made. */
		readonly newDocuments: number;
		/** Respondents of the earlier import who are not in this export; everything of theirs stays. */
		readonly missing: number;
	};

export const questionnaireCommands = {
	'questionnaire.import': commandKind(importShape, (command, facts): Verdict => {
		const planned = planQuestionnaire(command, facts);
		if (!planned.ok) return planned;
		const { change, counts } = planned.value;
		const name = command.sourceName;
		const answers = counts.newAnswers;
		if (!counts.again)
			return ok({
				change,
				line: message('history.questionnaire.import', { name, respondents: command.rows.length, answers })
			});
		const { fresh, changedAnswers, newValues, changedValues, missing } = counts;
		const values = { name, fresh, answers, changedAnswers, values: newValues + changedValues, missing };
		return ok({ change, line: message('history.questionnaire.update', values) });
	})
};

/** What the command would do, and its numbers: the preview asks here too. `nothingToDo` where all is there already. */
export function planQuestionnaire(
	command: QuestionnaireImport,
	facts: Facts
): Result<{ change: Change; counts: QuestionnaireCounts }, Refusal> {
	const detail = malformed(command);
	if (detail) return err({ type: 'malformed', detail });
	const earlier = earlierDocuments(command, facts);
	const twin = facts.where('document', { sourceHash: command.sourceHash })[0];
	if (twin && !earlier.size) return err({ type: 'alreadyImported', title: twin.title });
	const known = earlierRespondents([...earlier.values()], facts);
	const rows = command.rows.map(({ guid, name, into, values }) => ({ guid, name, into, values }));
	const cases = caseRows(rows, command.attributes, facts, known);
	if (!cases.ok) return cases;
	const take = command.form === 'questions' ? byQuestion : byRespondent;
	const answered = take(command, facts, earlier, cases.value.cases);
	const change = joined(cases.value, answered);
	if (!change.added.length && !change.updated.length && !change.splices.length)
		return err({ type: 'nothingToDo' });
	if (takenGuid(change, facts)) return err({ type: 'guidTaken' });
	const here = new Set(cases.value.cases);
	const counts = {
		...cases.value.counts,
		...answered.counts,
		again: earlier.size > 0,
		newDocuments: answered.newDocuments,
		missing: new Set([...known.values()].filter((one) => !here.has(one))).size
	};
	return ok({ change: withSource(change, [...earlier.values()], command.sourceHash), counts });
}

function malformed({ questions, rows, form }: QuestionnaireImport): string | null {
	if (new Set(questions.map(({ column }) => column)).size < questions.length) return 'questions.column';
	for (const { answers, document, asker } of rows) {
		if (
			!areOnce(
				answers.map(({ question }) => question),
				questions.length
			)
		)
			return 'rows.answers';
		if (answers.some(({ text }) => !isClean(text))) return 'rows.answers.text';
		if (form === 'questions') continue;
		if (!document || !asker || answers.some(({ asked }) => !asked)) return 'rows.document';
		if (answers.some(({ speaker }) => speaker !== answers[0]!.speaker)) return 'rows.answers.speaker';
	}
	return null;
}

function joined(
	cases: { added: readonly TableRow[]; updated: readonly RowUpdate[] },
	answered: Answered
): Change {
	return {
		...emptyChange,
		added: [...cases.added, ...answered.change.added],
		updated: [...cases.updated, ...answered.change.updated],
		splices: answered.change.splices,
		texts: answered.change.texts
	};
}

/** Documents of the earlier import take the hash of the file that they agree with now. */
function withSource(change: Change, documents: readonly Document[], sourceHash: string): Change {
	const updated: RowUpdate[] = documents
		.filter((document) => document.sourceHash !== sourceHash)
		.map(({ guid, sourceHash: before }) => ({
			table: 'document' as const,
			guid,
			before: { sourceHash: before },
			after: { sourceHash }
		}));
	return { ...change, updated: [...change.updated, ...updated] };
}
