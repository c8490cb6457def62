/** Queries at 300 codes and 200,000 codings: groups, rules and words, as the app asks them, with the first page of passages. */
import { coder } from '../../src/cli/study-file.ts';
import type { Query, QueryRule } from '../../src/lib/core/query.ts';
import { helpings } from '../../src/lib/core/search/scan.ts';
import { queried } from '../../src/lib/storage/queries/query.ts';
import { searchIndexed } from '../../src/lib/storage/queries/search.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { budget, rowOf, time, type Part, type Row } from './row.ts';
import { openStudy, sizes, studyFile } from './studies.ts';

export const part: Part = {
	name: 'query',
	about: 'queries for passages: 300 codes, 1,000 documents',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) rows.push(...(await measureAt(size)));
		return rows;
	}
};

async function measureAt(size: number): Promise<Row[]> {
	const file = await studyFile(size);
	const source = await openStudy(file);
	const under = (at: number): Query => ({ is: 'code', code: file.codes[at]!, below: true });
	const meets = (of: Query, rule: QueryRule, other: Query, not = false): Query => {
		return { is: 'and', of, conditions: [{ not, rule, of: other }] };
	};
	const text = file.study.documents[5]!.text.split(/\W+/u)[0]!;
	const word: Query = { is: 'text', way: 'words', text, matchCase: false, matchMarks: false };
	const asked: [string, Query][] = [
		['one code and another within two turns', meets(under(0), { by: 'near', turns: 2 }, under(25))],
		['any code that overlaps no category', meets({ is: 'coded' }, { by: 'overlapping' }, under(0), true)],
		[
			'groups in groups',
			meets(
				{ is: 'or', parts: [under(0), under(25), { is: 'shared', parts: [under(50), under(75)] }] },
				{ by: 'followed', turns: 2 },
				meets(under(100), { by: 'case' }, under(125))
			)
		],
		['any code that overlaps a word', meets({ is: 'coded' }, { by: 'overlapping' }, word)]
	];
	// The window has the index of words made in idle time.
	const helping = helpings(source.tables.where('document', {}));
	for (const documents of helping) while (searchIndexed(source, { documents }) > 0);
	const rows: Row[] = [];
	for (const [name, query] of asked) {
		const params = { query, coder: coder.guid, documents: null, limit: 50, offset: 0 };
		const samples = await time(() => finished(queried(source, params)), 10, 2);
		rows.push(rowOf(name, size, samples, budget(300)));
	}
	source.close();
	return rows;
}
