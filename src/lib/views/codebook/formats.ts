/** The formats that a codebook is saved in, as they are offered: what each is called, and what it leaves out. */

/** A format by the id of its writer; an appendix is for people to read and is not opened again. */
export type Format = {
	readonly id: string;
	readonly label: string;
	readonly leavesOut: readonly string[];
	readonly isAppendix: boolean;
};

const table = ['codebook.cannotCarry.sets', 'codebook.cannotCarry.head', 'codebook.cannotCarry.memos'];
const appendix = [
	'codebook.cannotCarry.notRead',
	'codebook.cannotCarry.languages',
	'codebook.cannotCarry.guids',
	'codebook.cannotCarry.memos'
];

export const formats: readonly Format[] = [
	{
		id: 'json',
		label: 'codebook.format.json',
		leavesOut: ['codebook.cannotCarry.memos'],
		isAppendix: false
	},
	{
		id: 'qdc',
		label: 'codebook.format.qdc',
		leavesOut: [
			'codebook.cannotCarry.languages',
			'codebook.cannotCarry.keys',
			'codebook.cannotCarry.setRules',
			'codebook.cannotCarry.rulesAsFields',
			'codebook.cannotCarry.head',
			'codebook.cannotCarry.memos'
		],
		isAppendix: false
	},
	{ id: 'csv', label: 'codebook.format.csv', leavesOut: table, isAppendix: false },
	{
		id: 'xlsx',
		label: 'codebook.format.xlsx',
		leavesOut: [...table, 'codebook.cannotCarry.longTexts'],
		isAppendix: false
	},
	{ id: 'docx', label: 'codebook.format.docx', leavesOut: appendix, isAppendix: true },
	{
		id: 'markdown',
		label: 'codebook.format.markdown',
		leavesOut: [...appendix, 'codebook.cannotCarry.colors'],
		isAppendix: true
	},
	{ id: 'html', label: 'codebook.format.html', leavesOut: appendix, isAppendix: true }
];

/** The endings of files that codebooks are read from. */
export const codebookEndings = ['.json', '.qdc', '.csv', '.tsv', '.tab', '.xlsx', '.xlsm', '.txt'] as const;
