/** In which part of a catalogue a message comes: the window loads the words of the first screen before the others. */

/** With the first screen of the Code page; after it; or never to a window, since the command line says it. */
export type Part = 'first' | 'rest' | 'cli';

/** How the keys begin of what may be said before anything else is loaded. A test holds this against the page's files. */
const first: readonly string[] = [
	'action.',
	'age.',
	'analyse.filter.',
	'answers.openGrid',
	'assignment.',
	'code.',
	'codebook.filter',
	'codebook.newC',
	'codebook.open',
	'codebook.sets',
	'codebook.title',
	'codebook.versions',
	'consensus.',
	'document.date',
	'document.kind.',
	'edit.',
	'filter.',
	'grid.no',
	'grid.yes',
	'heard.',
	'history.',
	'import.refused.',
	'keys.',
	'memo.',
	'memos.field.type',
	'memos.journal.entry',
	'memos.removed',
	'memos.untitled',
	'parts.',
	'passage.',
	'passages.noneAuto',
	'passages.range.',
	'passages.starred',
	'passages.unstarred',
	'pictures.',
	'recording.',
	'refusal.',
	'replace.',
	'review.',
	'search.bar',
	'search.fault.',
	'search.way.',
	'section.',
	'settings.textSize',
	'transcript.',
	'translation.',
	'units.',
	'window.'
];

/** The part of the message with this key. */
export function partOf(key: string): Part {
	if (key.startsWith('cli.')) return 'cli';
	return first.some((beginning) => key.startsWith(beginning)) ? 'first' : 'rest';
}
