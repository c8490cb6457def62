/** The formats for coded passages as they are offered: what each is called, and what it leaves out. */

/** A format by the id of its writer, with the keys of its name and of what it can't carry. */
export type Format = { readonly id: string; readonly label: string; readonly leavesOut: readonly string[] };

export const formats: readonly Format[] = [
	{
		id: 'excerpts-docx',
		label: 'export.format.docx',
		leavesOut: ['export.cannotCarry.guids', 'export.cannotCarry.context', 'export.cannotCarry.memoFormatting']
	},
	{
		id: 'excerpts-csv',
		label: 'export.format.csv',
		leavesOut: ['export.cannotCarry.context', 'export.cannotCarry.memoFormatting']
	}
];
