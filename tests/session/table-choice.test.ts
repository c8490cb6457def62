/** What the wizard of tables decides about columns. */
import { expect, it } from 'vitest';
import type { ColumnDraft } from '../../src/lib/core/draft.ts';
import { asGuessed } from '../../src/lib/exchange/questionnaire.ts';
import type { TablePreview } from '../../src/lib/exchange/table-preview.ts';
import { tablePreview } from '../../src/lib/exchange/table-preview.ts';
import {
	kindOf,
	moved,
	withKind,
	withOptions,
	withRole,
	withType
} from '../../src/lib/session/table-choice.ts';

const column = (name: string, role: ColumnDraft['role']): ColumnDraft => ({
	...{ name, question: name, role },
	...{ type: 'text', options: [] }
});

/** A table of these columns with the cells below them, as the exchange worker shows it. */
function found(columns: readonly ColumnDraft[], rows: readonly (readonly string[])[]): TablePreview {
	const facts = { title: 'Survey', language: 'en', sourceName: 'survey.csv', sourceHash: '' };
	const table = { ...facts, kind: 'questionnaire' as const, columns, rows };
	const plan = {
		reader: 'csv',
		documents: [],
		layout: 'plain',
		layouts: ['plain'],
		notes: [],
		table
	} as const;
	const preview = tablePreview(plan, table).table!;
	expect(preview.guessed).toEqual(asGuessed(table));
	return preview;
}

const scale = ['never', 'rarely', 'sometimes', 'often', 'always'];
const survey = found(
	[column('id', 'id'), column('often', 'attribute'), column('why', 'open'), column('empty', 'ignored')],
	[
		['A', 'often', 'Because it rains', ''],
		['B', 'never', 'Hard to say', ''],
		['C', 'sometimes', '', '']
	]
);

it('has one id at most, and makes what was it an attribute of its cells’ type', () => {
	const choice = withRole(survey, survey.guessed, 1, 'id');
	expect(choice.columns.map(({ role }) => role)).toEqual(['attribute', 'id', 'open', 'ignored']);
	expect(choice.columns[0]).toMatchObject({ type: 'text', options: [] });
	const back = withRole(survey, choice, 1, 'attribute');
	expect(back.columns[1]).toMatchObject({ type: 'ordered', options: scale });
});

it('keeps the list of values between the two types that have one, and drops it otherwise', () => {
	const ordered = withRole(survey, survey.guessed, 1, 'attribute');
	expect(withType(ordered, 1, 'oneOf').columns[1]!.options).toEqual(scale);
	expect(withType(ordered, 1, 'text').columns[1]!.options).toEqual([]);
});

it('moves a value by one place and not over the ends', () => {
	const list = ['never', 'sometimes', 'often'];
	expect(moved(list, 0, 1)).toEqual(['sometimes', 'never', 'often']);
	expect(moved(list, 2, -1)).toEqual(['never', 'often', 'sometimes']);
	expect(moved(list, 0, -1)).toBe(list);
	expect(moved(list, 2, 1)).toBe(list);
	expect(withOptions(survey.guessed, 1, ['b', 'a']).columns[1]!.options).toEqual(['b', 'a']);
});

it('turns a questionnaire into a table of cases and back to the open columns that were guessed', () => {
	const cases = withKind(survey, survey.guessed, 'cases');
	expect(kindOf(cases)).toBe('cases');
	expect(cases.columns.map(({ role }) => role)).toEqual(['id', 'attribute', 'attribute', 'ignored']);
	const again = withKind(survey, cases, 'questionnaire');
	expect(again.columns.map(({ role }) => role)).toEqual(['id', 'attribute', 'open', 'ignored']);
	expect(withKind(survey, again, 'questionnaire')).toBe(again);
});

it('finds something to be open where nothing was guessed', () => {
	const people = found(
		[column('id', 'id'), column('town', 'attribute'), column('age', 'attribute')],
		[
			['A', 'Lund', '3'],
			['B', 'Malmö', '4']
		]
	);
	const choice = withKind(people, people.guessed, 'questionnaire');
	expect(choice.columns.map(({ role }) => role)).toEqual(['id', 'open', 'attribute']);
	const numbers = found([column('id', 'id'), column('age', 'attribute')], [['A', '3']]);
	expect(withKind(numbers, numbers.guessed, 'questionnaire').columns[1]!.role).toBe('open');
});
