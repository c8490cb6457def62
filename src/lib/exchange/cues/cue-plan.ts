/** What the readers of timed formats share: from pieces of speech to a Plan, as the user has set it. */
import type { Layout, Plan } from '../../core/draft.ts';
import { message, type Message, type Result } from '../../core/result.ts';
import { layoutNotes, patternNote } from '../layouts/index.ts';
import { patternLayout } from '../layouts/pattern.ts';
import { planOf } from '../plan.ts';
import type { ReadError, ReadOptions, Source } from '../reader.ts';
import { piecesToTurns, type Piece } from './cue-turns.ts';

/** What a reader found in a timed file. */
export type Timed = {
	readonly reader: string;
	readonly source: Source;
	readonly pieces: readonly Piece[];
	/** How many cues the pieces were. */
	readonly cues: number;
	readonly notes: readonly Message[];
	/** The language that the file names itself, or null. */
	readonly language: string | null;
};

/** The Plan of a timed file; `noText` when nobody says a word. */
export function planOfTimed(timed: Timed, options: ReadOptions): Result<Plan, ReadError> {
	const { reader, source, pieces, cues, language } = timed;
	const own = options.layout === 'pattern' ? patternLayout(options.pattern ?? '') : null;
	const plain = options.layout === 'plain';
	const layout: Layout = plain ? 'plain' : own?.ok ? 'pattern' : 'cues';
	const finder = plain ? 'plain' : own?.ok ? own.value : undefined;
	const { speakers, turns, believed, voices } = piecesToTurns(pieces, finder, options.join);
	const notes = [...timed.notes, message('import.note.cuesJoined', { cues, turns: turns.length })];
	if (own && !own.ok) notes.push(patternNote(own.error));
	if (voices && !plain) notes.push(message('import.note.layout.voices', { speakers: speakers.length }));
	else if (believed?.names.length) notes.push(...layoutNotes(layout, believed));
	else if (layout === 'pattern') notes.push(message('import.pattern.noMatch'));
	else notes.push(message(ruleIsSet(options) ? 'import.note.nobodyNamed' : 'import.note.cuesUnnamed'));
	return planOf({
		reader,
		source,
		layout: voices && layout === 'pattern' ? 'cues' : layout,
		layouts: voices ? ['cues', 'plain'] : ['cues', 'pattern', 'plain'],
		speakers,
		turns,
		notes,
		language
	});
}

function ruleIsSet({ join }: ReadOptions): boolean {
	return join !== undefined && join.by !== 'speaker';
}
