/** What a query found, as rows of counts and as tables to save. */
import { session } from '$lib/session/project.svelte.ts';
import type { QueryAnswer } from '$lib/session/query-answer.svelte.ts';
import type { TableToSave } from '$lib/views/analysis/files.ts';
import type { AnalysedCode } from '$lib/views/analysis/numbers.ts';
import { countsFile, noCase, passagesFile, type CountedRow, type Grouping } from '$lib/views/query/counts.ts';
import { say } from '$lib/words/say.ts';

type Found = NonNullable<QueryAnswer['found']>;
type Passages = ReturnType<QueryAnswer['all']>;

/** The rows of one grouping; codes by their paths. */
export function countedRows(found: Found, by: Grouping, codes: readonly AnalysedCode[]): CountedRow[] {
	if (by === 'code') {
		const known = new Map(codes.map((code) => [code.guid, code]));
		return found.codes.map(({ guid, passages }) => {
			const code = known.get(guid);
			return { key: guid, name: code?.path ?? '', color: code?.color ?? null, passages };
		});
	}
	const { documentsByGuid, rows } = session();
	const cases = new Map(rows?.cases.map(({ guid, name }) => [guid, name]));
	const nameOf = (guid: string): string =>
		(by === 'document' ? documentsByGuid.get(guid)?.title : cases.get(guid)) ?? '';
	const counted = found[`${by}s`].map(({ guid, passages }) => {
		return { key: guid, name: nameOf(guid), color: null, passages };
	});
	if (by === 'document' || !found.withoutCase) return counted;
	return [...counted, { key: noCase, name: say('query.noCase'), color: null, passages: found.withoutCase }];
}

/** The passages, all of them asked for when they are saved, and the counts. */
export function filesOf(
	found: Found,
	codes: readonly AnalysedCode[],
	all: () => Passages,
	titleOf: (document: string) => string
): TableToSave[] {
	const counts = (['document', 'case', 'code'] as const).map((by) => ({
		label: say(`query.by.${by}`),
		name: say(`query.file.name.${by}`),
		table: () => countsFile(countedRows(found, by, codes), by)
	}));
	const passages = async () => {
		const every = await all();
		const paths = new Map(codes.map(({ guid, path }) => [guid, path]));
		return every && passagesFile(every, titleOf, (guid) => paths.get(guid) ?? '');
	};
	return [{ label: say('query.by.passages'), name: say('query.file.name'), table: passages }, ...counts];
}
