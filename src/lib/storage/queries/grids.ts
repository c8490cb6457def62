/** Cases and documents as rows with the values of their attributes: what the grid of cases shows, edits and pastes into. */
import type { Guid } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/** A case or document. `values` by the attribute's GUID. */
export type GridRow = {
	readonly guid: Guid;
	readonly name: string;
	readonly values: Readonly<Record<Guid, string>>;
	/** Codings that belong to its turns (for a case) or lie in it (for a document), of the coder asked for. */
	readonly codings: number;
};

/** A case with how much it says, in UTF-16 units. */
export type CaseRow = GridRow & {
	readonly documents: number;
	readonly turns: number;
	readonly characters: number;
};

export type Grids = { readonly cases: CaseRow[]; readonly documents: GridRow[] };

/** Every case by name and every document by title; counts of one coder, or of all for null (each coding counted). */
export function grids(source: Source, { coder }: { coder: Guid | null }): Grids {
	const by = coder === null ? null : source.tables.idOf('coder', coder);
	const values = {
		case: new Map<Guid, Record<Guid, string>>(),
		document: new Map<Guid, Record<Guid, string>>()
	};
	const cells = allRows(
		source,
		`select a.target, coalesce(c.guid, d.guid), a.guid, v.value from attribute_value v
		join attribute a on a.id = v.attribute_id
		left join "case" c on c.id = v.case_id left join document d on d.id = v.document_id`
	) as ['case' | 'document', Guid, Guid, string][];
	for (const [target, owner, attribute, value] of cells) {
		const row = values[target].get(owner) ?? {};
		row[attribute] = value;
		values[target].set(owner, row);
	}
	const said = allRows(
		source,
		`select s.case_id, count(distinct t.document_id), count(*), sum(t."end" - t.start)
		from turn t join speaker s on s.id = t.speaker_id where s.case_id is not null group by 1`
	) as [number, number, number, number][];
	const saidBy = new Map(
		said.map(([id, documents, turns, characters]) => [id, { documents, turns, characters }])
	);
	const coded = new Map(
		allRows(
			source,
			`select case_id, count(*) from (
				select (select s.case_id from turn u left join speaker s on s.id = u.speaker_id
					where u.document_id = g.document_id and u.start <= g.first_visible
					order by u.start desc limit 1) as case_id
				from coding g where g.orphan = 0 and g.start is not null and (?1 is null or g.coder_id = ?1))
			where case_id is not null group by 1`,
			[by]
		) as [number, number][]
	);
	const nothing = { documents: 0, turns: 0, characters: 0 };
	return {
		cases: (
			allRows(source, 'select id, guid, name from "case" order by name, guid') as [number, Guid, string][]
		).map(([id, guid, name]) => ({
			guid,
			name,
			values: values.case.get(guid) ?? {},
			codings: coded.get(id) ?? 0,
			...(saidBy.get(id) ?? nothing)
		})),
		documents: (
			allRows(
				source,
				`select d.guid, d.title, (select count(*) from coding g
					where g.document_id = d.id and g.orphan = 0 and (?1 is null or g.coder_id = ?1))
				from document d order by d.title, d.guid`,
				[by]
			) as [Guid, string, number][]
		).map(([guid, name, codings]) => ({ guid, name, values: values.document.get(guid) ?? {}, codings }))
	};
}
