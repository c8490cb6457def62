/** What a search looks through: the turns of some documents that may hold hits, and the passages that bound it. */
import type { Range } from '../../core/anchors.ts';
import type { DocumentKind, Guid } from '../../core/records.ts';
import type { SearchedText, SearchedTurn, SearchFilter } from '../../core/search/search.ts';
import type { DocumentState } from '../search-index.ts';
import { allRows, type Source } from './source.ts';
import { whoIn } from './turn-table.ts';

/**
 * The documents named, in their order, with the turns to look at: in the filter and, by the index, with the words of
 * `match`. With `whole` every turn of theirs, since turns outside the filter tell how a document is built.
 */
export function searchedTexts(
	source: Source,
	{
		documents,
		filter,
		match,
		whole
	}: { documents: readonly Guid[]; filter: SearchFilter; match: string | null; whole: boolean }
): SearchedText[] {
	const named = filter.within.documents && new Set(filter.within.documents);
	const asks = whoIn(filter.within);
	const inside = (speaker: string | null, role: string | null, of: Guid | null): boolean =>
		(filter.within.facilitators === 'in' || role !== 'facilitator') && asks(speaker, of);
	return statesOf(source, documents)
		.filter(({ guid }) => !named || named.has(guid))
		.map((document) => {
			const at = match === null ? null : source.search.turns(document, match);
			const some = at && new Set(at);
			const turns = some?.size === 0 ? [] : turnsOf(source, document.id, some, inside);
			return {
				document: document.guid,
				kind: document.kind,
				title: document.title,
				turns: whole ? turns : turns.filter((turn) => turn.inside),
				coded: filter.coded && turns.length ? codedIn(source, document.id, filter.coded) : null
			};
		})
		.filter(({ turns }) => turns.length > 0);
}

/** Takes some text of the documents into the index of words; gives how many of them are left to do. */
export function searchIndexed(source: Source, { documents }: { documents: readonly Guid[] }): number {
	return source.search.take(source.tables, statesOf(source, documents));
}

type Known = DocumentState & { readonly guid: Guid; readonly kind: DocumentKind; readonly title: string };

function statesOf(source: Source, documents: readonly Guid[]): Known[] {
	const known = new Map(
		allRows(
			source,
			`select d.guid, d.id, d.kind, d.title, d.text_hash || ' ' || count(t.id) || ' ' || coalesce(max(t.sequence), 0)
			from json_each(?) j join document d on d.guid = j.value left join turn t on t.document_id = d.id group by d.id`,
			[JSON.stringify(documents)]
		).map(([guid, id, kind, title, state]) => [guid, { guid, id, kind, title, state } as Known])
	);
	return documents.flatMap((guid) => known.get(guid) ?? []);
}

function turnsOf(
	source: Source,
	document: number,
	some: ReadonlySet<number> | null,
	inside: (speaker: string | null, role: string | null, of: Guid | null) => boolean
): SearchedTurn[] {
	const statement = source.tables.prepare(
		`select t.start, t.start_time, s.name, s.role, c.guid, t.text
		from turn t left join speaker s on s.id = t.speaker_id left join "case" c on c.id = s.case_id
		where t.document_id = ? order by t.start`
	);
	const turns: SearchedTurn[] = [];
	statement.bind([document]);
	for (let number = 1; statement.step(); number++) {
		if (some && !some.has(number - 1)) continue;
		const [start, time, speaker, role, of, text] = statement.get() as [
			number,
			number | null,
			string | null,
			string | null,
			Guid | null,
			string
		];
		const facilitator = role === 'facilitator';
		turns.push({ number, start, text, speaker, facilitator, time, inside: inside(speaker, role, of) });
	}
	statement.reset();
	return turns;
}

function codedIn(
	source: Source,
	document: number,
	{ codes, coder }: NonNullable<SearchFilter['coded']>
): Range[] {
	return allRows(
		source,
		`select g.start, g."end" from coding g
		where g.document_id = ?1 and g.orphan = 0 and g.start is not null
			and g.code_id in (select id from code where guid in (select value from json_each(?2)))
			and (?3 is null or g.coder_id = (select id from coder where guid = ?3))
		order by g.start`,
		[document, JSON.stringify(codes), coder]
	).map(([start, end]) => ({ start, end }) as Range);
}
