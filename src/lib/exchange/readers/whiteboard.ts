/**
 * Notes from a whiteboard, as Mural and Miro write them in a table: a turn a note, the area, frame or group that it lies
 * in as its speaker. Places, colours and the like are left out.
 */
import type { Plan, TurnDraft } from '../../core/draft.ts';
import { err, message, ok, type Message, type Result } from '../../core/result.ts';
import { dateOf, languageOf, titleOf } from '../guess.ts';
import type { ReadError, Source } from '../reader.ts';
import { key } from '../tables/heads.ts';

const texts = new Set('text content note notes stickynote stickynotes sticky stickytext title'.split(' '));
const groups = [
	'area',
	'frame',
	'frametitle',
	'framename',
	'parentframe',
	'group',
	'groupname',
	'section',
	'cluster',
	'table',
	'bord',
	'grupp',
	'område',
	'parent'
];
/** Heads that only a whiteboard has. */
const signs = new Set(
	(
		'bgcolor backgroundcolor bgcolour fillcolor positionx positiony xposition yposition stickynotelink stickytype ' +
		'shapetype widgettype widgetid itemtype boardname frametitle framename parentframe stickynote stickynotes sticky'
	).split(' ')
);
/** Heads that a whiteboard has beside its notes and groups, and other tables too. */
const usual = new Set(
	'id type color colour x y width height tags tag tag1 tag2 tag3 author createdby created lastupdated lastupdatedby modified modifiedby sender link linkto votes comments'.split(
		' '
	)
);

/** True for heads with a sign of a whiteboard, or with a note, its group, and nothing that a whiteboard has not. */
function isBoard(heads: readonly string[], text: number): boolean {
	if (text < 0) return false;
	if (heads.some((head) => signs.has(head))) return true;
	const known = (head: string): boolean =>
		texts.has(head) || groups.includes(head) || usual.has(head) || !head;
	return (
		['frame', 'area'].some((head) => heads.includes(head)) && heads.every(known) && !heads.includes('id')
	);
}

/**
 * The plan of a whiteboard's table, or null when the head is not one of a whiteboard, unless `surely` it is one. `rows`
 * are of equal length.
 */
export function whiteboardPlan(
	reader: string,
	source: Source,
	rows: readonly (readonly string[])[],
	notes: readonly Message[],
	surely = false
): Result<Plan, ReadError> | null {
	const heads = rows[0]!.map(key);
	const named = heads.findIndex((head) => texts.has(head));
	if (!surely && !isBoard(heads, named)) return null;
	const text = named >= 0 ? named : wordiest(rows);
	const group =
		groups.map((one) => heads.indexOf(one)).find((at) => at >= 0 && at !== text && isUsed(rows, at)) ?? -1;
	const grouping =
		group < 0 ? [] : rows.slice(1).map((row) => row[group]!.replace(/\s+/g, ' ').trim().slice(0, 500));
	const names = [...new Set(grouping.filter((name) => name))];
	const turns: TurnDraft[] = rows
		.slice(1)
		.map((row, at) => ({
			speaker: grouping[at] ? names.indexOf(grouping[at]) : null,
			text: row[text]!.trim(),
			startTime: null,
			endTime: null
		}))
		.filter((turn) => turn.text);
	if (!turns.length) return err({ type: 'noText' });
	const used = new Set(turns.map(({ speaker }) => speaker));
	const kept = names.filter((_, at) => used.has(at));
	const place = new Map(kept.map((name, at) => [names.indexOf(name), at]));
	return ok({
		reader,
		documents: [
			{
				title: titleOf(source.name),
				kind: 'workshop',
				date: dateOf(source.name),
				language: languageOf(turns),
				sourceName: source.name,
				sourceHash: source.sourceHash,
				speakers: kept.map((name) => ({ name, role: 'participant' as const })),
				turns: grouped(turns).map((turn) => ({
					...turn,
					speaker: turn.speaker === null ? null : place.get(turn.speaker)!
				}))
			}
		],
		layout: 'plain',
		layouts: ['plain'],
		notes: [...notes, message('import.note.whiteboard', { notes: turns.length, groups: kept.length })]
	});
}

/** The column with the most letters below its head. */
function wordiest(rows: readonly (readonly string[])[]): number {
	const letters = rows[0]!.map((_, at) => rows.slice(1).reduce((sum, row) => sum + row[at]!.length, 0));
	return letters.indexOf(Math.max(...letters));
}

const isUsed = (rows: readonly (readonly string[])[], at: number): boolean =>
	rows.slice(1).some((row) => row[at]!.trim());

/** The notes of each group together, groups in the order in which they come first; those of none last. */
function grouped(turns: readonly TurnDraft[]): TurnDraft[] {
	const order = [...new Set(turns.map(({ speaker }) => speaker))].filter((speaker) => speaker !== null);
	return [...order, null].flatMap((speaker) => turns.filter((turn) => turn.speaker === speaker));
}
