/** What the review of a table says that would be stored. */
import { expect, it } from 'vitest';
import {
	effectLines,
	isAgain,
	misfitsOf,
	type DecidedTable,
	type TableResult
} from '../../../src/lib/views/import/table.ts';

const counts = {
	...{ matched: 2, fresh: 1, newValues: 4, changedValues: 1, newAttributes: ['age'], widened: ['town'] },
	...{ newAnswers: 3, changedAnswers: 2, keptAnswers: 0, dividedAnswers: 1 },
	...{ again: true, newDocuments: 0, missing: 5 }
};
const result: TableResult = {
	matches: [
		{ name: 'A', state: 'matched', case: 'a' },
		{ name: 'B', state: 'matched', case: 'b' },
		{ name: 'C', state: 'new' }
	],
	counts: { ok: true, value: counts },
	attributes: ['age', 'town'],
	questions: [{ title: 'Why?', answers: 2, empty: 1 }],
	repeated: 1,
	misfits: { town: 3 }
};

it('says what is new, known, changed, joined and kept', () => {
	const lines = effectLines(result, { form: 'questions' });
	expect(lines.map(({ label, text }) => `${label}: ${text}`)).toEqual([
		'Respondents: 1 new, 2 known',
		'Documents: 0 new',
		'Open answers: 3 new, 2 changed',
		'Attributes: 2, 1 of them new',
		'Values: 4 new, 1 changed'
	]);
	expect(lines[0]!.remarks).toEqual([
		'1 row has the id of an earlier row and is joined with it',
		'5 earlier respondents are not in the file and stay as they are'
	]);
	expect(lines[2]!.remarks).toHaveLength(1);
	expect(lines[3]!.remarks[0]).toContain('town');
	expect(isAgain(result)).toBe(true);
});

it('counts what it can where the table would be refused', () => {
	const refused: TableResult = {
		...result,
		matches: [...result.matches, { name: 'D', state: 'unclear', candidates: ['d', 'e'] }],
		counts: { ok: false, error: { type: 'unclearCase', name: 'D' } }
	};
	const texts = (form: DecidedTable['form']) => effectLines(refused, { form }).map(({ text }) => text);
	expect(texts('questions')).toEqual(['1 new, 2 known, 1 unclear', '1 new']);
	expect(texts('respondents')).toEqual(['1 new, 2 known, 1 unclear', '4 new']);
	expect(isAgain(refused)).toBe(false);
});

it('gives misfits to the columns that they are of', () => {
	const roles = ['id', 'attribute', 'open', 'attribute'] as const;
	const columns = roles.map((role) => ({ role, type: 'text' as const }));
	expect(misfitsOf(result, { columns } as unknown as DecidedTable)).toEqual([0, 0, 0, 3]);
});
