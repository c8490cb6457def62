/** What came of the files of a drop, a line each: read, noted, refused and why. As rows for a table and as a text. Pure. */
import type { Message } from '../core/result.ts';
import type { Preview } from '../exchange/preview.ts';
import type { LabelledMatrix } from '../exchange/writers/matrix.ts';
import { say, type MessageKey } from '../words/say.ts';

/** What a report needs to know of a file. `path` is its name, or its way from the folder that was chosen. */
export type ReportedFile = {
	readonly path: string;
	readonly draft: {
		readonly preview: Pick<Preview, 'reader' | 'turns' | 'words' | 'speakers' | 'notes' | 'table'>;
		readonly choice: { readonly title: string };
	} | null;
	readonly refusal: Message | null;
	/** The title of the document that holds the very same file already, or null. */
	readonly twin: string | null;
	readonly ticked: boolean;
};

/** What came of a file: it comes in, was left out by choice, is here already, or was refused. */
export type ReportOutcome = 'read' | 'leftOut' | 'twin' | 'refused';

const outcomes = {
	read: 'import.report.read',
	leftOut: 'import.report.leftOut',
	twin: 'import.report.twin',
	refused: 'import.report.refused'
} as const satisfies Record<ReportOutcome, MessageKey>;

/** What came of one file. */
export function outcomeOf({ draft, twin, ticked }: ReportedFile): ReportOutcome {
	if (!draft) return 'refused';
	if (twin !== null) return 'twin';
	return ticked ? 'read' : 'leftOut';
}

/** The report as a table: a row a file, in the order of the drop. Sentences are in the language in force. */
export function reportTable(files: readonly ReportedFile[]): LabelledMatrix {
	const columns = [
		'import.report.outcome',
		'document.title',
		'import.report.format',
		'import.report.turns',
		'import.report.words',
		'import.report.speakers',
		'import.report.remarks'
	] as const;
	return {
		corner: say('import.report.file'),
		columns: columns.map((key) => say(key)),
		rows: files.map(({ path }) => path),
		values: files.map((file) => {
			const { draft } = file;
			const { preview } = draft ?? {};
			return [
				say(outcomes[outcomeOf(file)]),
				draft?.choice.title ?? '',
				preview ? say(`import.format.${preview.reader}`) : '',
				preview && !preview.table ? preview.turns : null,
				preview && !preview.table ? preview.words : null,
				preview && !preview.table ? preview.speakers.length : null,
				remarksOf(file).join(' ')
			];
		})
	};
}

/** The report to read: what there is of each in one line, then every file with what was noticed about it. */
export function reportText(files: readonly ReportedFile[]): string {
	const count = (outcome: ReportOutcome): number =>
		files.filter((file) => outcomeOf(file) === outcome).length;
	const counts = (Object.keys(outcomes) as ReportOutcome[]).map(
		(outcome) => `${say(outcomes[outcome])}: ${count(outcome)}`
	);
	const lines = files.map((file) => {
		const { draft } = file;
		const size =
			draft && !draft.preview.table
				? ` · ${say('import.review.turns', { n: draft.preview.turns })} · ${say('import.review.words', { n: draft.preview.words })}`
				: '';
		const remarks = remarksOf(file).map((remark) => `\n    ${remark}`);
		return `${file.path}\n    ${say(outcomes[outcomeOf(file)])}${size}${remarks.join('')}`;
	});
	return `${counts.join('\n')}\n\n${lines.join('\n')}\n`;
}

function remarksOf({ draft, refusal, twin }: ReportedFile): string[] {
	if (!draft) return refusal ? [say(refusal.key, refusal.values)] : [];
	const notes = draft.preview.notes.map(({ key, values }) => say(key, values));
	return twin === null ? notes : [say('import.review.twin', { title: twin }), ...notes];
}
