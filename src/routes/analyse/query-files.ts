/** What a query found, as rows of counts and as files to save. */
import type { MenuEntry } from '$lib/parts/menu.ts';
import { session } from '$lib/session/project.svelte.ts';
import type { QueryAnswer } from '$lib/session/query-answer.svelte.ts';
import { saveFound } from '$lib/session/save-report.ts';
import type { TableToSave } from '$lib/views/analysis/files.ts';
import type { AnalysedCode } from '$lib/views/analysis/numbers.ts';
import {
	countsFile,
	noCase,
	passagesFile,
	passagesReport,
	type CountedRow,
	type Grouping
} from '$lib/views/query/counts.ts';
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

/** The passages, all of them asked for when they are saved, and the counts; `sentence` says what was asked, and of what. */
export function filesOf(
	found: Found,
	codes: readonly AnalysedCode[],
	all: () => Passages,
	titleOf: (document: string) => string,
	sentence: string
): { tables: TableToSave[]; others: MenuEntry[] } {
	const counts = (['document', 'case', 'code'] as const).map((by) => ({
		label: say(`query.by.${by}`),
		name: say(`query.file.name.${by}`),
		table: () => countsFile(countedRows(found, by, codes), by)
	}));
	const name = say('query.file.name');
	const paths = new Map(codes.map(({ guid, path }) => [guid, path]));
	const pathOf = (code: string): string => paths.get(code) ?? '';
	const table = async () => {
		const every = await all();
		return every && passagesFile(every, titleOf, pathOf);
	};
	const report = async (): Promise<void> => {
		const every = await all();
		if (every) await saveFound(name, passagesReport(every, titleOf, pathOf), sentence);
	};
	return {
		tables: [{ label: say('query.by.passages'), name, table }, ...counts],
		others: [{ label: say('query.save.docx'), onselect: () => void report() }]
	};
}
