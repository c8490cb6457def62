/** What one does with cases, as orders to the session: add, change, join, remove, and link speakers to them. */
import { mergeCases, type CaseConflict } from '../core/case-merge.ts';
import { proposeCases, type CaseProposal } from '../core/case-proposal.ts';
import { newCase } from '../core/new-case.ts';
import type { Case, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';

/** Adds a case; gives its GUID, or null where it was refused. */
export async function addCase(name: string): Promise<Guid | null> {
	const guid = crypto.randomUUID();
	const done = await session().run({ type: 'case.add', case: newCase(guid, name.trim()) });
	return done.ok ? guid : null;
}

export async function editCase(guid: Guid, fields: Partial<Omit<Case, 'guid'>>): Promise<void> {
	await session().run({ type: 'case.edit', guid, fields });
}

/** Removes a case and tells what went with it. False when it was refused. */
export async function removeCase(guid: Guid): Promise<boolean> {
	await session().settle();
	const done = await session().run({ type: 'case.remove', guid });
	if (done.ok)
		session().tell(say('grid.removed', { what: say(done.value.line.key, done.value.line.values) }));
	return done.ok;
}

/** Where two cases say different things of one attribute: what stays and what is lost, by the attribute's name. */
export function conflictsOf(into: Guid, from: Guid): (CaseConflict & { readonly name: string })[] {
	const { rows, casesByGuid } = session();
	const [kept, gone] = [casesByGuid.get(into), casesByGuid.get(from)];
	if (!rows || !kept || !gone) return [];
	const valuesOf = (guid: Guid) => rows.values.filter((value) => value.case === guid);
	const names = new Map(rows.attributes.map(({ guid, name }) => [guid, name]));
	return mergeCases(
		{ case: kept, values: valuesOf(into) },
		{ case: gone, values: valuesOf(from) }
	).conflicts.map((conflict) => ({ ...conflict, name: names.get(conflict.attribute) ?? '' }));
}

/** Joins one case with another, which stays. False when it was refused. */
export async function mergeCase(from: Guid, into: Guid): Promise<boolean> {
	await session().settle();
	const done = await session().run({ type: 'case.merge', from, into });
	if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	return done.ok;
}

/** Which speakers that belong to no case are probably whom. */
export function caseProposals(): CaseProposal[] {
	const { rows } = session();
	return rows ? proposeCases(rows.speakers, rows.cases) : [];
}

/** Links the speakers of proposals to their cases, new ones where there are none, in one step. */
export async function acceptProposals(
	proposals: readonly {
		readonly name: string;
		readonly case: Guid | null;
		readonly speakers: readonly Guid[];
	}[]
): Promise<boolean> {
	const placed = proposals.map((one) => ({ ...one, to: one.case ?? crypto.randomUUID() }));
	return link(
		placed.flatMap(({ speakers, to }) => speakers.map((speaker) => ({ speaker, case: to }))),
		placed.flatMap((one) => (one.case ? [] : [newCase(one.to, one.name)]))
	);
}

/** Says whom a speaker is: a case, a new one by name, or nobody's (null). */
export async function linkSpeaker(
	speaker: Guid,
	to: { readonly case: Guid } | { readonly name: string } | null
): Promise<boolean> {
	if (to === null || 'case' in to) return link([{ speaker, case: to?.case ?? null }], []);
	const guid = crypto.randomUUID();
	return link([{ speaker, case: guid }], [newCase(guid, to.name.trim())]);
}

async function link(links: { speaker: Guid; case: Guid | null }[], newCases: Case[]): Promise<boolean> {
	const done = await session().run({ type: 'speaker.link', links, newCases });
	if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	return done.ok;
}
