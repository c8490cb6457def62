/** Coded passages as rows of a report: GUIDs become names. */
import { codePath } from '../core/code-path.ts';
import type { Passage } from '../core/passage.ts';
import type { Code, Coder, Document, Project } from '../core/records.ts';
import { inTreeOrder, pathTo } from '../core/tree.ts';
import type { Excerpt } from './excerpt.ts';

/** What a report needs to know of the project. */
export type Names = {
	readonly project: Project;
	readonly codes: readonly Code[];
	readonly coders: readonly Coder[];
	readonly documents: readonly Document[];
};

/** The passages as excerpts, in the order of the codebook, then of the documents' titles, then of the text. */
export function excerptsOf(passages: readonly Passage[], names: Names): Excerpt[] {
	const codes = new Map(names.codes.map((code) => [code.guid, code]));
	const coders = new Map(names.coders.map((coder) => [coder.guid, coder]));
	const documents = new Map(names.documents.map((document) => [document.guid, document]));
	const rank = new Map(inTreeOrder(names.codes).map(({ node }, i) => [node.guid, i]));
	const ordered = passages.toSorted(
		(a, b) =>
			(rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) ||
			(documents.get(a.document)?.title ?? '').localeCompare(documents.get(b.document)?.title ?? '') ||
			a.document.localeCompare(b.document) ||
			a.start - b.start ||
			a.end - b.end
	);
	return ordered.map((passage) => {
		const document = documents.get(passage.document);
		return {
			codePath: codePath(pathTo(codes, passage.code).map((code) => code.name)),
			codeGuid: passage.code,
			document: document?.title ?? '',
			documentGuid: passage.document,
			kind: document?.kind ?? 'other',
			speaker: passage.speaker ?? '',
			case: passage.case ?? '',
			turn: passage.turn || null,
			time: passage.time,
			coder: coders.get(passage.coder)?.name ?? '',
			quote: passage.quote,
			memo: passage.memo,
			created: passage.created,
			guid: passage.coding
		};
	});
}
