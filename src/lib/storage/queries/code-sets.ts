/** The code sets with their codes, and where an exclusive one is broken. */
import type { CodeSet, CodeSetMember, Coding, Guid } from '../../core/records.ts';
import { byPosition } from '../../core/tree.ts';
import { allRows, type Source } from './source.ts';
import { turnReader, type PlacedTurn } from './turns.ts';

export type CodeSets = { readonly sets: CodeSet[]; readonly members: CodeSetMember[] };

/** Every set in order, and who is in which. */
export function codeSets({ tables }: Source): CodeSets {
	const sets = tables.where('codeSet', {});
	sets.sort((a, b) => byPosition({ ...a, parent: null }, { ...b, parent: null }));
	return { sets, members: tables.where('codeSetMember', {}) };
}

/** A turn to which one coder gave several codes of an exclusive set. */
export type SetViolation = {
	readonly set: Guid;
	readonly document: Guid;
	readonly coder: Guid;
	readonly turn: PlacedTurn;
	/** The codings that belong to the turn by their first non-blank character, in the order of the text. */
	readonly codings: Coding[];
};

/**
 * The turns with codings of more than one code of an exclusive set, each coder's by themselves; of one set and one coder,
 * or of all for null. In the order of sets, documents and their texts.
 */
export function setViolations(
	source: Source,
	{ set, coder }: { set: Guid | null; coder: Guid | null }
): SetViolation[] {
	const rows = allRows(
		source,
		`with placed as (
			select s.id as set_id, s.guid as set_guid, s.position, g.id, g.guid, g.document_id, g.coder_id, g.code_id, g.start,
				(select max(t.start) from turn t where t.document_id = g.document_id and t.start <= g.first_visible) as turn
			from code_set s
			join code_set_member m on m.set_id = s.id
			join coding g on g.code_id = m.code_id and g.orphan = 0 and g.start is not null
			where s.exclusive = 1 and (?1 is null or s.guid = ?1)
				and (?2 is null or g.coder_id = (select id from coder where guid = ?2))
		),
		broken as (
			select set_id, document_id, coder_id, turn from placed
			group by 1, 2, 3, 4 having count(distinct code_id) > 1
		)
		select p.set_guid, d.guid, r.guid, p.turn, p.guid from placed p
		join broken b on b.set_id = p.set_id and b.document_id = p.document_id
			and b.coder_id = p.coder_id and b.turn = p.turn
		join document d on d.id = p.document_id join coder r on r.id = p.coder_id
		order by p.position, p.set_guid, p.document_id, p.turn, p.coder_id, p.start, p.id`,
		[set, coder]
	) as [Guid, Guid, Guid, number, Guid][];
	const turnsOf = turnReader(source);
	const found: SetViolation[] = [];
	let last = '';
	for (const [setGuid, document, by, start, guid] of rows) {
		const key = `${setGuid} ${document} ${by} ${start}`;
		const coding = source.tables.get('coding', guid) as Coding;
		if (key === last) found.at(-1)?.codings.push(coding);
		else {
			const turns = turnsOf(document);
			const turn = turns.turns[turns.indexAt(start)] as PlacedTurn;
			found.push({ set: setGuid, document, coder: by, turn, codings: [coding] });
		}
		last = key;
	}
	return found;
}
