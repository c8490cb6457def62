/** What replacing a document by its corrected file does: which turns and speakers go on, what is spliced, what is lost. */
import { inverseOf, rangeMover, turnMover, type Mover } from './anchors.ts';
import { foldedName } from './case-proposal.ts';
import { updateOf, type RowUpdate, type Splice } from './change.ts';
import type { Facts } from './facts.ts';
import type { Coding, Document, Guid, Speaker, Turn } from './records.ts';
import { editsBetween, type Edit } from './text-diff.ts';

/** The corrected file: speakers and turns with the GUIDs that they get where they are new. */
export type CorrectedFile = {
	readonly speakers: readonly Omit<Speaker, 'document'>[];
	readonly turns: readonly (Omit<Turn, 'document' | 'start' | 'end'> & { readonly text: string })[];
};

export type Replacement = {
	readonly text: string;
	readonly splices: readonly Splice[];
	readonly updated: readonly RowUpdate[];
	readonly addedTurns: readonly Turn[];
	readonly removedTurns: readonly Turn[];
	readonly addedSpeakers: readonly Speaker[];
	readonly removedSpeakers: readonly Speaker[];
	readonly keptTurns: number;
};

/**
 * Plans the replacement. Speakers are matched by name; a turn goes on in the turn that keeps most of its characters.
 * A file without any speaker, or without any time, leaves those of the turns that go on as they are.
 */
export function planReplacement(facts: Facts, document: Document, file: CorrectedFile): Replacement {
	const old = facts.where('turn', { document: document.guid }).sort((a, b) => a.start - b.start);
	const oldText = facts.slice(document.guid, 0, document.length);
	const text = file.turns.map((turn) => turn.text).join('\n');
	const edits = editsBetween(oldText, text);
	const splices = splicesOf(document.guid, edits);
	const speakers = matchSpeakers(facts.where('speaker', { document: document.guid }), file, document.guid);
	const ranges = placesOf(file);
	const heirs = matchTurns(old, ranges, edits, oldText.length);
	const namesSpeakers = file.turns.some((turn) => turn.speaker !== null);
	const tellsTimes = file.turns.some((turn) => turn.startTime !== null || turn.endTime !== null);
	const [there, back] = [turnMover(splices), turnMover(inverseOf(splices))];
	const updated: RowUpdate[] = [];
	const addedTurns: Turn[] = [];
	file.turns.forEach(({ guid, speaker, startTime, endTime }, i) => {
		const { start, end } = ranges[i] as Turn;
		const said = speaker === null ? null : (speakers.matched.get(speaker) ?? speaker);
		const turn: Turn = { guid, document: document.guid, speaker: said, start, end, startTime, endTime };
		const before = heirs.get(i);
		if (!before) return addedTurns.push(turn);
		const after: Turn = {
			...turn,
			guid: before.guid,
			...(!namesSpeakers && { speaker: before.speaker }),
			...(!tellsTimes && { startTime: before.startTime, endTime: before.endTime })
		};
		const update = turnUpdate(before, after, there, back);
		return update && updated.push(update);
	});
	const goOn = new Set([...heirs.values()].map((turn) => turn.guid));
	const removedTurns = old.filter((turn) => !goOn.has(turn.guid));
	const spoke = new Set(old.map((turn) => turn.speaker));
	return {
		text,
		splices,
		updated,
		addedTurns,
		removedTurns,
		addedSpeakers: speakers.added,
		removedSpeakers: namesSpeakers ? speakers.unmatched.filter(({ guid }) => spoke.has(guid)) : [],
		keptTurns: goOn.size
	};
}

/** A coded passage and its words before and after. */
export type ChangedPassage = { readonly coding: Coding; readonly before: string; readonly after: string };

/** What the replacement does to the coded passages of the document; orphans of before are left out. */
export type ReplacementPreview = {
	/** Passages whose words stay as they are. */
	readonly unchanged: number;
	readonly changed: readonly ChangedPassage[];
	/** Passages that would lose all their text. */
	readonly orphans: readonly Coding[];
	readonly turns: { readonly kept: number; readonly added: number; readonly removed: number };
	readonly addedSpeakers: readonly string[];
	readonly removedSpeakers: readonly string[];
};

/** The preview of a replacement. */
export function previewReplacement(
	facts: Facts,
	document: Document,
	file: CorrectedFile
): ReplacementPreview {
	const plan = planReplacement(facts, document, file);
	const move = rangeMover(plan.splices);
	const changed: ChangedPassage[] = [];
	const orphans: Coding[] = [];
	let unchanged = 0;
	for (const coding of facts.where('coding', { document: document.guid, orphan: false })) {
		if (coding.start === null || coding.end === null) continue;
		const { start, end } = move({ start: coding.start, end: coding.end });
		const after = plan.text.slice(start, end);
		if (after === coding.quote) unchanged++;
		else if (!after.trim()) orphans.push(coding);
		else changed.push({ coding, before: coding.quote, after });
	}
	return {
		unchanged,
		changed,
		orphans,
		turns: {
			kept: plan.keptTurns,
			added: plan.addedTurns.length,
			removed: plan.removedTurns.length
		},
		addedSpeakers: plan.addedSpeakers.map(({ name }) => name),
		removedSpeakers: plan.removedSpeakers.map(({ name }) => name)
	};
}

function splicesOf(document: Guid, edits: readonly Edit[]): Splice[] {
	let shift = 0;
	return edits.map(({ at, removed, inserted }) => {
		const splice: Splice = { document, at: at + shift, removed, inserted };
		shift += inserted.length - removed.length;
		return splice;
	});
}

/** Which speakers of the file are speakers that there are: by equal name, then by one that differs in case only. */
function matchSpeakers(known: readonly Speaker[], { speakers }: CorrectedFile, document: Guid) {
	const free = new Set(known);
	const matched = new Map<Guid, Guid>();
	for (const alike of [(name: string) => name.trim(), foldedName]) {
		for (const speaker of speakers) {
			if (matched.has(speaker.guid)) continue;
			const found = [...free].find((one) => alike(one.name) === alike(speaker.name));
			if (!found) continue;
			matched.set(speaker.guid, found.guid);
			free.delete(found);
		}
	}
	const added = speakers.filter(({ guid }) => !matched.has(guid)).map((row) => ({ ...row, document }));
	return { matched, added, unmatched: [...free] };
}

function placesOf({ turns }: CorrectedFile): { start: number; end: number }[] {
	let start = 0;
	return turns.map(({ text }) => {
		const place = { start, end: start + text.length };
		start = place.end + 1;
		return place;
	});
}

/**
 * By the index of a new turn, the old one that goes on in it: pairs with most kept characters first. The line feed
 * after a turn counts as one of its characters, so that an empty turn goes on too.
 */
function matchTurns(
	old: readonly Turn[],
	now: readonly { start: number; end: number }[],
	edits: readonly Edit[],
	length: number
): Map<number, Turn> {
	const kept = new Map<number, number>();
	let [i, j] = [0, 0];
	let [from, to] = [0, 0];
	// One edit beyond the end: the turn that ends the text has a line feed of its own there.
	for (const edit of [...edits, { at: length + 1, removed: '', inserted: '' }]) {
		let left = edit.at - from;
		while (left > 0 && i < old.length && j < now.length) {
			const endA = (old[i] as Turn).end + 1;
			const endB = (now[j] as Turn).end + 1;
			const share = Math.min(left, endA - from, endB - to);
			if (share > 0) {
				const pair = i * now.length + j;
				kept.set(pair, (kept.get(pair) ?? 0) + share);
				[from, to, left] = [from + share, to + share, left - share];
			}
			if (from >= endA) i++;
			if (to >= endB) j++;
		}
		from = edit.at + edit.removed.length;
		to += left + edit.inserted.length;
		while (i < old.length && from >= (old[i] as Turn).end + 1) i++;
		while (j < now.length && to >= (now[j] as Turn).end + 1) j++;
	}
	const heirs = new Map<number, Turn>();
	const taken = new Set<number>();
	for (const [pair] of [...kept].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
		const [a, b] = [Math.floor(pair / now.length), pair % now.length];
		if (taken.has(a) || heirs.has(b)) continue;
		taken.add(a);
		heirs.set(b, old[a] as Turn);
	}
	return heirs;
}

/** How a turn that goes on is listed; null where it only moves by rule, there and back. */
function turnUpdate(before: Turn, after: Turn, there: Mover, back: Mover): RowUpdate | null {
	const byRule = isAt(after, there(before)) && isAt(before, back(after));
	const { speaker, startTime, endTime } = after;
	const update = updateOf('turn', before, { speaker, startTime, endTime });
	if (byRule && !update) return null;
	return {
		table: 'turn',
		guid: before.guid,
		before: { start: before.start, end: before.end, ...update?.before },
		after: { start: after.start, end: after.end, ...update?.after }
	};
}

type Place = { readonly start: number; readonly end: number };
const isAt = (turn: Turn, { start, end }: Place): boolean => turn.start === start && turn.end === end;
