/** What the review of a table shows: its columns as found and as decided, and what it would do, in words. Stores nothing. */
import type { CaseMatch } from '../../core/case-match.ts';
import type { CaseCounts } from '../../core/commands/case-rows.ts';
import type { QuestionnaireCounts } from '../../core/commands/questionnaire.ts';
import type { ColumnRole } from '../../core/draft.ts';
import type { AttributeType, Guid } from '../../core/records.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Result } from '../../core/result.ts';
import { say, type MessageKey } from '../../words/say.ts';

/** A column as it was found. */
export type FoundColumn = {
	readonly name: string;
	readonly question: string;
	/** Cells that are not blank. */
	readonly filled: number;
	readonly samples: readonly string[];
};

/** A table as it was found. */
export type FoundTable = { readonly columns: readonly FoundColumn[]; readonly rows: number };

/** What was decided about a table. */
export type DecidedTable = {
	readonly columns: readonly { readonly role: ColumnRole; readonly type: AttributeType }[];
	readonly form: 'questions' | 'respondents';
	readonly answers: 'update' | 'keep';
	readonly asNew: boolean;
	readonly asker: string;
	readonly cases: Readonly<Record<string, Guid | 'new'>>;
};

/** What the table would become, and what it would do to the project. */
export type TableResult = {
	readonly matches: readonly (CaseMatch & { readonly name: string })[];
	readonly counts: Result<CaseCounts | QuestionnaireCounts, Refusal>;
	readonly attributes: readonly string[];
	readonly questions: readonly { readonly title: string; readonly answers: number; readonly empty: number }[];
	readonly repeated: number;
	readonly misfits: Readonly<Record<string, number>>;
};

/** A row's name whose case only a person can tell, with the cases that it may be. */
export type Unclear = { readonly name: string; readonly candidates: readonly Guid[] };

export const roleLabels: Readonly<Record<ColumnRole, MessageKey>> = {
	id: 'import.table.role.id',
	attribute: 'import.table.role.attribute',
	open: 'import.table.role.open',
	ignored: 'import.table.role.ignored'
};

export const typeLabels: Readonly<Record<AttributeType, MessageKey>> = {
	text: 'attribute.type.text',
	number: 'attribute.type.number',
	boolean: 'attribute.type.boolean',
	date: 'attribute.type.date',
	oneOf: 'attribute.type.oneOf',
	ordered: 'attribute.type.ordered'
};

/** A fact of what would be stored, and what is to be said about it. */
export type EffectLine = {
	readonly label: string;
	readonly text: string;
	readonly remarks: readonly string[];
};

/** What would be stored, in words and numbers. What a refusal leaves uncounted is left out. */
export function effectLines(result: TableResult, { form }: Pick<DecidedTable, 'form'>): EffectLine[] {
	const { matches, questions, attributes, repeated } = result;
	const counts = result.counts.ok ? result.counts.value : null;
	const survey = surveyCounts(result);
	const inState = (state: CaseMatch['state']): number => matches.filter((one) => one.state === state).length;
	const states = { fresh: inState('new'), matched: inState('matched'), unclear: inState('unclear') };
	const lines: EffectLine[] = [
		{
			label: say(questions.length ? 'import.table.effect.respondents' : 'import.table.effect.cases'),
			text: say('import.table.effect.casesText', states),
			remarks: [
				repeated ? say('import.table.effect.repeated', { n: repeated }) : '',
				survey?.missing ? say('import.table.effect.missing', { n: survey.missing }) : ''
			].filter(Boolean)
		}
	];
	if (survey) {
		const { newDocuments: n, newAnswers: fresh, changedAnswers: changed, keptAnswers: kept } = survey;
		lines.push({
			label: say('import.table.effect.documents'),
			text: say('import.table.effect.documentsNew', { n }),
			remarks: []
		});
		lines.push({
			label: say('import.table.effect.answers'),
			text: say('import.table.effect.answersText', { fresh, changed, kept }),
			remarks: survey.dividedAnswers ? [say('import.table.effect.divided', { n: survey.dividedAnswers })] : []
		});
	} else if (questions.length) {
		const documents =
			form === 'questions' ? questions.filter(({ answers }) => answers).length : matches.length;
		lines.push({
			label: say('import.table.effect.documents'),
			text: say('import.table.effect.documentsNew', { n: documents }),
			remarks: []
		});
	}
	if (counts && attributes.length) {
		const { newValues, changedValues, newAttributes, widened } = counts;
		lines.push({
			label: say('import.table.effect.attributes'),
			text: say('import.table.effect.attributesText', { of: attributes.length, fresh: newAttributes.length }),
			remarks: widened.length ? [say('import.table.effect.widened', { names: widened.join(', ') })] : []
		});
		lines.push({
			label: say('import.table.effect.values'),
			text: say('import.table.effect.valuesText', { fresh: newValues, changed: changedValues }),
			remarks: []
		});
	}
	return lines;
}

/** True where an earlier export of the questionnaire is here. */
export function isAgain(result: TableResult): boolean {
	return surveyCounts(result)?.again ?? false;
}

function surveyCounts({ counts }: TableResult): QuestionnaireCounts | null {
	return counts.ok && 'again' in counts.value ? (counts.value as QuestionnaireCounts) : null;
}

/** By column, how many of its cells are no value of its type; 0 for a column that is no attribute. */
export function misfitsOf({ attributes, misfits }: TableResult, { columns }: DecidedTable): number[] {
	let at = -1;
	return columns.map(({ role }) => {
		if (role !== 'attribute') return 0;
		return misfits[attributes[++at] ?? ''] ?? 0;
	});
}
