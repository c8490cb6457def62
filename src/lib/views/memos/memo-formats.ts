/** The formats that memos can be saved in, as they are offered: what each is called, and what it leaves out. */

/** A format by the id of its writer, with the keys of its name and of what it can't carry. */
export type MemoFormat = {
	readonly id: string;
	readonly label: string;
	readonly leavesOut: readonly string[];
};

export const memoFormats: readonly MemoFormat[] = [
	{ id: 'memos-docx', label: 'export.format.docx', leavesOut: ['export.cannotCarry.memoLinks'] },
	{
		id: 'memos-markdown',
		label: 'export.format.markdown',
		leavesOut: ['export.cannotCarry.memoLinks', 'export.cannotCarry.underline']
	}
];
