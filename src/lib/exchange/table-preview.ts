/** What the window is shown of a table that was read: its columns with what was guessed, and what it would become. */
import type { TableEffect } from '../core/commands/table-effect.ts';
import type { ColumnDraft, Plan, TableDraft } from '../core/draft.ts';
import type { AttributeType } from '../core/records.ts';
import type { Preview } from './preview.ts';
import { asGuessed, type TableChoice, type TableContents } from './questionnaire.ts';
import { typeOf } from './tables/column-type.ts';

/** A column with how its cells look. */
export type ColumnPreview = ColumnDraft & {
	/** Cells that are not blank, and how many different ones. */
	readonly filled: number;
	readonly different: number;
	/** The first few different cells, cut short. */
	readonly samples: readonly string[];
	/** The type and options that its cells have, for when it becomes an attribute. */
	readonly asAttribute: { readonly type: AttributeType; readonly options: readonly string[] };
};

/** A table in short, with the choice that takes it as guessed. */
export type TablePreview = {
	readonly kind: TableDraft['kind'];
	readonly columns: readonly ColumnPreview[];
	readonly rows: number;
	/** The first rows, cells cut short. */
	readonly first: readonly (readonly string[])[];
	readonly guessed: TableChoice;
};

/** What a table becomes under a choice: counted in the file, and held against the project. */
export type TableOutcome = TableEffect & {
	readonly respondents: number;
	readonly attributes: readonly string[];
	/** By attribute, the values that one of a list may have, in order; empty for other types. */
	readonly options: readonly (readonly string[])[];
	readonly questions: readonly { readonly title: string; readonly answers: number; readonly empty: number }[];
	/** Rows joined with an earlier one of the same id. */
	readonly repeated: number;
	/** Cells left out since they are no value of their column's type, by attribute. */
	readonly misfits: Readonly<Record<string, number>>;
};

const shown = { rows: 50, samples: 5, units: 200 };

/** A file that holds a table, as the list of files shows it. */
export function tablePreview(plan: Plan, table: TableDraft): Preview {
	const { title, language, sourceName, sourceHash, rows } = table;
	const columns = table.columns.map((column, at): ColumnPreview => {
		const filled = rows.map((row) => row[at]!).filter((cell) => /\S/.test(cell));
		const different = [...new Set(filled)];
		const samples = different.slice(0, shown.samples).map(short);
		return {
			...column,
			filled: filled.length,
			different: different.length,
			samples,
			asAttribute: typeOf(filled)
		};
	});
	return {
		...{ title, kind: 'questionnaire', date: null, language, sourceName, sourceHash },
		reader: plan.reader,
		layout: plan.layout,
		layouts: plan.layouts,
		notes: plan.notes,
		speakers: [],
		turns: 0,
		words: 0,
		first: [],
		table: {
			kind: table.kind,
			columns,
			rows: rows.length,
			first: rows.slice(0, shown.rows).map((row) => row.map(short)),
			guessed: asGuessed(table)
		}
	};
}

/** What the contents come to, together with what they would do to the project. */
export function tableOutcome(
	{ rows, questions, attributes, repeated, misfits }: TableContents,
	effect: TableEffect
): TableOutcome {
	return {
		...effect,
		respondents: rows.length,
		attributes: attributes.map(({ name }) => name),
		options: attributes.map(({ options }) => options),
		questions: questions.map(({ title }, at) => {
			const answers = rows.filter((row) => row.answers[at]).length;
			return { title, answers, empty: rows.length - answers };
		}),
		repeated,
		misfits: { ...misfits }
	};
}

function short(text: string): string {
	return text.length > shown.units ? `${text.slice(0, shown.units).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
