/**
 * From a table whose columns have their roles to what is stored: respondents as cases, closed answers as their
 * attributes, open answers as documents.
 */
import { foldedName } from '../core/case-proposal.ts';
import type { DocumentDraft, TableDraft, TurnDraft } from '../core/draft.ts';
import type { Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { optionsOf, writerOf } from './tables/column-type.ts';

/** What becomes a document: every open question, with a turn a respondent, or every respondent. */
export type Form = 'questions' | 'respondents';

/** What the user decided about a table; `columns` has one entry for each of its columns. */
export type TableChoice = {
	readonly title: string;
	readonly columns: readonly Pick<TableDraft['columns'][number], 'role' | 'type' | 'options'>[];
	readonly form: Form;
	/** Whether an answer that differs from the one stored earlier takes its place. */
	readonly answers: 'update' | 'keep';
	/** True to make documents of its own although an earlier export of the questionnaire is here. */
	readonly asNew: boolean;
	/** Who puts the questions, where every respondent is a document. */
	readonly asker: string;
	/** The case that a name means where it is unclear: by GUID, or a new one. */
	readonly cases: Readonly<Record<string, Guid | 'new'>>;
};

/** A respondent or case: closed answers by attribute ('' for none), open ones by question ('' for none). */
export type TableRow = {
	readonly name: string;
	readonly values: readonly string[];
	readonly answers: readonly string[];
};

/** A table understood. Values are written as their type wants them. */
export type TableContents = {
	readonly attributes: readonly {
		readonly name: string;
		readonly type: TableDraft['columns'][number]['type'];
		readonly options: readonly string[];
	}[];
	readonly questions: readonly { readonly column: string; readonly title: string }[];
	readonly rows: readonly TableRow[];
	/** Rows whose id stood in an earlier row and that were joined with it. */
	readonly repeated: number;
	/** Open answers that are blank. */
	readonly empty: number;
	/** Cells that are no value of their column's type, by the attribute's name; they are left out. */
	readonly misfits: Readonly<Record<string, number>>;
};

/** The choice that takes a table as its reader guessed. */
export function asGuessed(table: TableDraft): TableChoice {
	const columns = table.columns.map(({ role, type, options }) => ({ role, type, options }));
	const asker = say('import.table.asker', {}, table.language === 'sv' ? 'sv' : 'en');
	return {
		title: table.title,
		columns,
		form: 'questions',
		answers: 'update',
		asNew: false,
		asker,
		cases: {}
	};
}

/** What the table holds under a choice. */
export function contentsOf(table: TableDraft, choice: TableChoice): TableContents {
	const at = (role: string): number[] =>
		choice.columns.flatMap((column, i) => (column.role === role ? [i] : []));
	const closed = at('attribute');
	const open = at('open');
	const misfits: Record<string, number> = Object.create(null);
	const names = attributeNames(closed.map((i) => table.columns[i]!));
	const attributes = closed.map((i, n) => {
		const { type, options } = choice.columns[i]!;
		const cells = table.rows.map((row) => row[i]!);
		const column = { type, options: optionsOf(type, options, cells) };
		return { i, column, name: names[n]!, write: writerOf(column, cells) };
	});
	const merged = new Map<string, { values: string[]; answers: string[] }>();
	const rowNames = namesOf(table, at('id')[0] ?? -1);
	table.rows.forEach((row, index) => {
		const known = merged.get(rowNames[index]!);
		const values = attributes.map(({ i, name, write }, n) => {
			const value = write(row[i]!);
			if (value === null) misfits[name] = (misfits[name] ?? 0) + 1;
			return value || (known?.values[n] ?? '');
		});
		const answers = open.map((i, n) => joined(known?.answers[n] ?? '', row[i]!));
		merged.set(rowNames[index]!, { values, answers });
	});
	const rows = [...merged].map(([name, row]) => ({ name, ...row }));
	return {
		attributes: attributes.map(({ name, column }) => ({ name, ...column })),
		questions: open.map((i) => ({ column: table.columns[i]!.name, title: table.columns[i]!.question })),
		rows,
		repeated: table.rows.length - rows.length,
		empty: rows.reduce((sum, { answers }) => sum + answers.filter((text) => !text).length, 0),
		misfits
	};
}

/** The documents that the open answers become, as a reader would give them; `contents` where they are known already. */
export function documentsOf(
	table: TableDraft,
	choice: TableChoice,
	{ questions, rows }: TableContents = contentsOf(table, choice)
): DocumentDraft[] {
	const draft = (
		title: string,
		speakers: DocumentDraft['speakers'],
		turns: readonly TurnDraft[]
	): DocumentDraft => ({
		title: title.slice(0, 500),
		kind: 'questionnaire',
		date: null,
		language: table.language,
		sourceName: table.sourceName,
		sourceHash: table.sourceHash,
		speakers,
		turns
	});
	if (choice.form === 'questions') {
		const asked = questions.map(({ title }, at) => {
			const answered = rows.filter(({ answers }) => answers[at]);
			const speakers = answered.map(({ name }) => ({ name, role: 'participant' as const }));
			return draft(
				title,
				speakers,
				answered.map(({ answers }, speaker) => turn(speaker, answers[at]!))
			);
		});
		return asked.filter(({ turns }) => turns.length);
	}
	return rows
		.filter(({ answers }) => answers.some((text) => text))
		.map(({ name, answers }) =>
			draft(
				`${choice.title} – ${name}`,
				[
					{ name: choice.asker, role: 'facilitator' },
					{ name, role: 'participant' }
				],
				answers.flatMap((text, at) => (text ? [turn(0, questions[at]!.title), turn(1, text)] : []))
			)
		);
}

const turn = (speaker: number, text: string): TurnDraft => ({
	speaker,
	text,
	startTime: null,
	endTime: null
});

/** Questions in full; where two are alike, the name of the column tells them apart. */
function attributeNames(columns: TableDraft['columns']): string[] {
	const counts = new Map<string, number>();
	for (const { question } of columns)
		counts.set(foldedName(question), (counts.get(foldedName(question)) ?? 0) + 1);
	const used = new Set<string>();
	return columns.map(({ name, question }) => {
		let own =
			counts.get(foldedName(question)) === 1 || name === question
				? question
				: `${question.slice(0, 400)} (${name.slice(0, 90)})`;
		for (let n = 2; used.has(foldedName(own)); n++) own = `${question.slice(0, 480)} (${n})`;
		used.add(foldedName(own));
		return own;
	});
}

/** Each row's id; a row without one is R and its number. */
function namesOf({ rows }: TableDraft, id: number): string[] {
	const ids = rows.map((row) => (row[id] ?? '').replace(/\s+/g, ' ').trim().slice(0, 500).trim());
	const used = new Set(ids);
	return ids.map((name, index) => {
		if (name) return name;
		let own = `R${index + 1}`;
		while (used.has(own)) own += '′';
		return own;
	});
}

function joined(before: string, cell: string): string {
	if (!/\S/.test(cell)) return before;
	return before && before !== cell ? `${before}\n${cell}` : cell;
}
