/** What the window keeps of an open project: everything but the texts, turns and codings of documents. */
import { consensusGuid } from '../../core/consensus.ts';
import type {
	Assignment,
	Attribute,
	AttributeValue,
	Case,
	Code,
	Coder,
	Document,
	Guid,
	Memo,
	Project,
	Speaker
} from '../../core/records.ts';
import type { Message } from '../../core/result.ts';
import { allRows, type Source } from './source.ts';

/** How many codings (orphans left out) a coder made with a code, or in a document. */
export type Count = { readonly of: Guid; readonly coder: Guid; readonly count: number };

export type Overview = {
	readonly project: Project;
	/** The GUID of the coder who holds what was agreed on, whether there is one yet or not. */
	readonly consensus: Guid;
	readonly coders: Coder[];
	readonly documents: Document[];
	/** Turns by document. */
	readonly turns: Readonly<Record<Guid, number>>;
	/** The documents with a turn that names no speaker. */
	readonly unnamed: Guid[];
	readonly speakers: Speaker[];
	readonly codes: Code[];
	readonly cases: Case[];
	readonly attributes: Attribute[];
	readonly values: AttributeValue[];
	readonly assignments: Assignment[];
	/** Memos on the project, on codes, documents, cases and themes; those on passages and codings come with their document. */
	readonly memos: Memo[];
	readonly codeCounts: Count[];
	readonly documentCounts: Count[];
	readonly orphans: number;
	/** Codings whose words changed and that nobody has checked. */
	readonly changed: number;
	readonly undo: Message | null;
	readonly redo: Message | null;
};

export function overview(source: Source): Overview {
	const { tables, history } = source;
	const counts = (column: 'code' | 'document'): Count[] =>
		allRows(
			source,
			`select x.guid, r.guid, n from
				(select ${column}_id as of_id, coder_id, count(*) as n from coding where orphan = 0 group by 1, 2)
			join ${column} x on x.id = of_id join coder r on r.id = coder_id`
		).map(([of, coder, count]) => ({ of, coder, count }) as Count);
	const turns = allRows(
		source,
		'select d.guid, (select count(*) from turn t where t.document_id = d.id) from document d'
	);
	const project = tables.where('project', {})[0] as Project;
	return {
		project,
		consensus: consensusGuid(project.guid),
		coders: tables.where('coder', {}),
		documents: tables.where('document', {}),
		turns: Object.fromEntries(turns),
		unnamed: allRows(
			source,
			'select guid from document where id in (select document_id from turn where speaker_id is null)'
		).map(([guid]) => guid as Guid),
		speakers: tables.where('speaker', {}),
		codes: tables.where('code', {}),
		cases: tables.where('case', {}),
		attributes: tables.where('attribute', {}),
		values: tables.where('attributeValue', {}),
		assignments: tables.where('assignment', {}),
		memos: tables.select(
			'memo',
			" where t.target in ('project', 'code', 'document', 'case', 'theme') order by t.id"
		),
		codeCounts: counts('code'),
		documentCounts: counts('document'),
		orphans: allRows(source, 'select count(*) from coding where orphan = 1')[0]?.[0] as number,
		changed: allRows(
			source,
			'select count(*) from coding where changed = 1 and orphan = 0'
		)[0]?.[0] as number,
		undo: history.next('undo'),
		redo: history.next('redo')
	};
}
