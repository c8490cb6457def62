import { describe, expect, it } from 'vitest';
import {
	outcomeOf,
	reportTable,
	reportText,
	type ReportedFile
} from '../../src/lib/session/import-report.ts';

const speaker = { name: 'Anna', role: 'participant', turns: 2, words: 9 } as const;
const draft = (notes: { key: string; values: Record<string, string | number> }[] = []) => ({
	preview: { reader: 'docx', turns: 4, words: 18, speakers: [speaker, { ...speaker, name: 'Bo' }], notes },
	choice: { title: 'Board' }
});
const files: ReportedFile[] = [
	{ path: 'a/board.docx', draft: draft(), refusal: null, twin: null, ticked: true },
	{
		path: 'a/noted.docx',
		draft: draft([{ key: 'import.note.footnotes', values: { n: 2 } }]),
		refusal: null,
		twin: null,
		ticked: true
	},
	{ path: 'a/left.docx', draft: draft(), refusal: null, twin: null, ticked: false },
	{ path: 'a/again.docx', draft: draft(), refusal: null, twin: 'Board', ticked: true },
	{
		path: 'a/empty.txt',
		draft: null,
		refusal: { key: 'import.refused.empty', values: {} },
		twin: null,
		ticked: false
	}
];

describe('the report on a drop', () => {
	it('tells of each file what came of it', () => {
		expect(files.map(outcomeOf)).toEqual(['read', 'read', 'leftOut', 'twin', 'refused']);
		const { corner, columns, rows, values } = reportTable(files);
		expect([corner, ...columns]).toEqual([
			'File',
			'Outcome',
			'Title',
			'Format',
			'Turns',
			'Words',
			'Speakers',
			'Remarks'
		]);
		expect(rows).toEqual(files.map(({ path }) => path));
		expect(values[0]).toEqual(['Read', 'Board', 'Word document', 4, 18, 2, '']);
		expect(values[1]!.at(-1)).toMatch(/2 footnotes/);
		expect(values[3]!.at(-1)).toContain('here already as Board');
		expect(values[4]).toEqual([
			'Refused',
			'',
			'',
			null,
			null,
			null,
			expect.stringMatching(/^The file is empty\./)
		]);
	});

	it('reads as a text too', () => {
		const text = reportText(files);
		expect(text).toMatch(
			/^Read: 2\nLeft out: 1\nHere already: 1\nRefused: 1\n\na\/board\.docx\n    Read · 4 turns · 18 words\n/
		);
		expect(text).toContain('a/empty.txt\n    Refused\n    The file is empty.');
	});
});
