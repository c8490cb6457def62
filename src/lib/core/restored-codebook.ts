/**
 * What the codebook becomes when a version comes back: that version, and those codes of now that it lacks and with which
 * something was made. Such a code stays where it is, below what is left above it and after the siblings of the version;
 * a key that the version gives to another code, it loses. So no coding, memo or place in a theme is ever dropped.
 */
import { z } from 'zod';
import { emptyCodebook, type Codebook, type CodeEntry } from './codebook.ts';
import { asHeld, rowsToCodebook, type CodebookRows } from './codebook-rows.ts';
import type { Facts } from './facts.ts';
import { codeSetShape, codeShape, codeTextsShape, guidShape, type Guid } from './records.ts';

/** The part of a version's content that a project holds as rows; the rest is left as it is. */
const contentShape = z.object({
	codes: z.array(
		z.object({
			...codeShape.pick({ guid: true, parent: true, key: true, color: true, applicable: true }).shape,
			texts: z
				.record(z.string(), codeTextsShape)
				.refine((texts) => Object.values(texts).some(({ name }) => name.trim()))
		})
	),
	sets: z.array(z.object({ ...codeSetShape.omit({ position: true }).shape, codes: z.array(guidShape) }))
});

/** The codebook to become, the rows as they are now, and how many codes stay that the version lacks; null for broken content. */
export function restoredCodebook(
	facts: Facts,
	content: string,
	language: string
): { codebook: Codebook; rows: CodebookRows; kept: number } | null {
	const parsed = contentShape.safeParse(JSON.parse(content));
	if (!parsed.success) return null;
	const { codes, sets } = asHeld({ ...emptyCodebook, ...parsed.data }, language);
	const rows = {
		codes: facts.where('code', {}),
		sets: facts.where('codeSet', {}),
		members: facts.where('codeSetMember', {})
	};
	const kept = keptCodes(facts, rowsToCodebook(rows, language).codes, codes);
	const extra = new Set(kept.map(({ guid }) => guid));
	const held = (set: Guid): Guid[] =>
		rows.members.filter((member) => member.set === set && extra.has(member.code)).map(({ code }) => code);
	return {
		codebook: {
			...emptyCodebook,
			codes: [...codes, ...kept],
			sets: sets.map((set) => ({
				...set,
				residual: set.residual !== null && set.codes.includes(set.residual) ? set.residual : null,
				codes: [...set.codes, ...held(set.guid)]
			}))
		},
		rows,
		kept: kept.length
	};
}

/** The codes of `now` that `wanted` lacks and with which something was made, as they stand beside those wanted. */
function keptCodes(facts: Facts, now: readonly CodeEntry[], wanted: readonly CodeEntry[]): CodeEntry[] {
	const there = new Set(wanted.map(({ guid }) => guid));
	const keys = new Set(wanted.map(({ key }) => key));
	const kept = now.filter(({ guid }) => !there.has(guid) && isUsed(facts, guid));
	for (const { guid } of kept) there.add(guid);
	const parentOf = new Map(now.map(({ guid, parent }) => [guid, parent]));
	return kept.map((code) => {
		let parent = code.parent;
		while (parent !== null && !there.has(parent)) parent = parentOf.get(parent) ?? null;
		return { ...code, parent, key: keys.has(code.key) ? null : code.key };
	});
}

/** True when passages, memos, themes or summaries were made with the code: work that no version of the codebook holds. */
function isUsed(facts: Facts, code: Guid): boolean {
	return (
		facts.where('coding', { code }).length > 0 ||
		facts.where('memo', { code }).length > 0 ||
		facts.where('themeItem', { code }).length > 0 ||
		facts.where('summary', { code }).length > 0
	);
}
