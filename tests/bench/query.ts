/** Queries at 300 codes and 200,000 codings: groups, rules and words, as the app asks them, with the first page of passages. */
import { coder } from '../../src/cli/study-file.ts';
import type { Query, QueryRule } from '../../src/lib/core/query.ts';
import { helpings } from '../../src/lib/core/search/scan.ts';
import type { Result } from '../../src/lib/core/result.ts';
import type { MatcherError } from '../../src/lib/core/search/matcher.ts';
import { queried, type Queried } from '../../src/lib/storage/queries/query.ts';
import { searchIndexed } from '../../src/lib/storage/queries/search.ts';
import { growthOf, measureCounts, type Count } from './count.ts';
import { nearQuery } from './in-sql.ts';
import type { Part, Row } from './row.ts';
import { openStudy, sizes, studyFile } from './studies.ts';

export const part: Part = {
	name: 'query',
	about: 'queries for passages: 300 codes, 1,000 documents',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) rows.push(...(await measureAt(size)));
		return [...rows, ...growthOf(rows)];
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
		[nearby, meets(under(0), { by: 'near', turns: 2 }, under(25))],
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
	const counts = asked.map(([name, query]) => {
		const params = { query, coder: coder.guid, documents: null, limit: 50, offset: 0 };
		const ask = () => queried(source, params);
		return name === nearby ? { name, ask, inSql: foundInSql } : { name, ask };
	});
	try {
		return await measureCounts(counts as Count[], source.db, file, size, size === sizes[0]);
	} finally {
		source.close();
	}
}

const nearby = 'one code and another within two turns';
const foundInSql: Count<Result<Queried, MatcherError>>['inSql'] = {
	query: nearQuery,
	rows: (answer) => (answer.ok ? [[answer.value.total, answer.value.characters]] : [])
};
