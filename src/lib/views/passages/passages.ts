/** Coded passages as a list shows them: grouped, and their text cut where a mark begins or ends. Draws nothing. */
import type { Passage } from '../../core/passage.ts';
import type { Guid, Speaker } from '../../core/records.ts';

/** What the list is grouped by. */
export const groupings = ['document', 'speaker', 'case'] as const;
export type Grouping = (typeof groupings)[number];

/** Passages under one heading. `detail` tells apart what the title alone does not; both null where nothing is known. */
export type Group = {
	readonly key: string;
	readonly title: string | null;
	readonly detail: string | null;
	readonly passages: readonly Passage[];
};

/** Words that are marked; offsets are the document's. `name` says what the mark means. */
export type Mark = {
	readonly start: number;
	readonly end: number;
	readonly color: string;
	readonly name: string;
};

/** A stretch of text under the same marks. */
export type Piece = { readonly text: string; readonly marks: readonly Mark[] };

/** A turn around a passage. */
export type ContextTurn = {
	readonly number: number;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly startTime: number | null;
	readonly speaker: string | null;
	readonly role: Speaker['role'] | null;
};

/** How many turns more each step of the context shows on either side. */
export const contextSteps = [0, 1, 3] as const;

/**
 * The passages under headings, in the order in which each first appears; what has no heading comes last. Speakers of
 * different documents stay apart, whatever their names.
 */
export function grouped(
	passages: readonly Passage[],
	by: Grouping,
	titleOf: (document: Guid) => string
): Group[] {
	const groups = new Map<string, { title: string | null; detail: string | null; passages: Passage[] }>();
	for (const passage of passages) {
		const head = headOf(passage, by, titleOf);
		const group = groups.get(head.key);
		if (group) group.passages.push(passage);
		else groups.set(head.key, { title: head.title, detail: head.detail, passages: [passage] });
	}
	const list = [...groups].map(([key, group]) => ({ key, ...group }));
	return [...list.filter(({ title }) => title !== null), ...list.filter(({ title }) => title === null)];
}

/** The first `limit` passages of the groups; groups that are left empty go. */
export function firstOf(groups: readonly Group[], limit: number): Group[] {
	let left = limit;
	return groups.flatMap((group) => {
		const passages = group.passages.slice(0, Math.max(0, left));
		left -= passages.length;
		return passages.length ? [{ ...group, passages }] : [];
	});
}

/** `text`, which begins at `at` in the document, cut where a mark begins or ends; marks in the order given. */
export function pieces(text: string, at: number, marks: readonly Mark[]): Piece[] {
	const end = at + text.length;
	const inside = marks.filter((mark) => mark.start < end && mark.end > at && mark.start < mark.end);
	const edges = new Set([at, end]);
	for (const mark of inside) {
		edges.add(Math.max(at, mark.start));
		edges.add(Math.min(end, mark.end));
	}
	const sorted = [...edges].sort((a, b) => a - b);
	return sorted.slice(0, -1).map((from, i) => {
		const to = sorted[i + 1] as number;
		return {
			text: text.slice(from - at, to - at),
			marks: inside.filter((mark) => mark.start <= from && mark.end >= to)
		};
	});
}

function headOf(
	passage: Passage,
	by: Grouping,
	titleOf: (document: Guid) => string
): { key: string; title: string | null; detail: string | null } {
	const title = titleOf(passage.document);
	if (by === 'document') return { key: passage.document, title, detail: null };
	if (by === 'case') return { key: passage.case ?? '', title: passage.case, detail: null };
	if (passage.speaker === null) return { key: '', title: null, detail: null };
	return { key: `${passage.document} ${passage.speaker}`, title: passage.speaker, detail: title };
}
