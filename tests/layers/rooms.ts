/** The table of DESIGN.md section 2: who may import whom, which packages and why, and what no room may touch. */

/** A room: a folder of `src/lib`, `routes`, `cli`, or the window's side of a room that has two sides. */
export type Room =
	| 'core'
	| 'analysis'
	| 'exchange'
	| 'exchange/client'
	| 'storage'
	| 'storage/client'
	| 'session'
	| 'transcript'
	| 'charts'
	| 'views'
	| 'parts'
	| 'words'
	| 'routes'
	| 'cli';

/** What a room may take in besides its own files. */
export type Rule = {
	readonly rooms: readonly Room[];
	/** Rooms of which only types may come in. */
	readonly types: readonly Room[];
	/** Packages by name (`@scope/*` for a family), each with its reason. */
	readonly packages: Readonly<Record<string, string>>;
	/** Globals that must not be used. */
	readonly forbidden: readonly string[];
};

const dom = [
	'window',
	'document',
	'navigator',
	'localStorage',
	'sessionStorage',
	'location',
	'DOMParser',
	'XMLSerializer',
	'HTMLElement',
	'requestAnimationFrame',
	'getComputedStyle',
	'alert',
	'matchMedia'
];
const clockAndRandom = [
	'Date.now',
	'new Date()',
	'performance',
	'Math.random',
	'crypto',
	'setTimeout',
	'setInterval',
	'fetch'
];

const svelte = { svelte: 'components' };
const icons = { '@lucide/svelte': 'icons' };

export const rules: Readonly<Record<Room, Rule>> = {
	core: {
		rooms: [],
		types: [],
		packages: {
			zod: 'shapes of records and commands',
			'fractional-indexing': 'the order of siblings, pure text in and out',
			'@noble/hashes': 'SHA-256 at once, without a promise',
			diff: 'the least edits between two lists of words'
		},
		forbidden: [...dom, ...clockAndRandom]
	},
	analysis: { rooms: ['core'], types: [], packages: {}, forbidden: [...dom, ...clockAndRandom] },
	exchange: {
		rooms: ['core', 'words', 'exchange/client'],
		types: [],
		packages: {
			zod: 'shapes of the files that come in',
			mammoth: 'reads docx without a DOM',
			htmlparser2: 'names the tags of html, builds no page',
			'pdfjs-dist': 'finds the text of pdf, its worker run in here',
			saxes: 'XML as a stream; refuses entities that a file makes up',
			docx: 'writes docx without a DOM',
			fflate: 'zip containers, and their size before they are unpacked',
			chardet: 'guesses encodings',
			papaparse: 'fields of csv files',
			'read-excel-file': 'reads xlsx without a DOM',
			'@noble/hashes': 'the hash of a file',
			'fractional-indexing': 'the order of the codes of a codebook file'
		},
		forbidden: dom.filter((name) => name !== 'navigator' && name !== 'location')
	},
	'exchange/client': {
		rooms: [],
		types: ['core', 'exchange', 'words', 'storage/client'],
		packages: {},
		forbidden: []
	},
	storage: {
		rooms: ['core', 'analysis', 'storage/client'],
		types: ['exchange'],
		packages: {
			'sql.js': 'the database',
			zod: 'project rows and JSON columns of files from outside',
			'@noble/hashes': 'the hash in the trailer of a snapshot',
			fflate: 'packed texts'
		},
		forbidden: dom.filter((name) => name !== 'navigator' && name !== 'location')
	},
	/** What crosses to the worker is described by types of analysis (results) and of the engine's queries. */
	'storage/client': { rooms: [], types: ['core', 'analysis', 'storage'], packages: {}, forbidden: [] },
	session: {
		rooms: ['core', 'words', 'exchange/client', 'storage/client'],
		types: ['analysis', 'exchange'],
		packages: svelte,
		forbidden: []
	},
	transcript: {
		rooms: ['core', 'parts', 'words'],
		types: [],
		packages: { ...svelte, ...icons, '@tiptap/*': 'the text view' },
		forbidden: []
	},
	charts: {
		rooms: ['parts', 'words'],
		types: ['core', 'analysis'],
		packages: {
			...svelte,
			...icons,
			d3: 'layouts and scales'
		},
		forbidden: []
	},
	views: {
		rooms: ['parts', 'words', 'transcript', 'charts'],
		types: ['core'],
		packages: {
			...svelte,
			...icons,
			'@tiptap/*': 'the memo editor',
			'fuse.js': 'fuzzy choice in the palette'
		},
		forbidden: []
	},
	parts: {
		rooms: ['words'],
		types: [],
		packages: { ...svelte, ...icons, 'bits-ui': 'dialogs, menus' },
		forbidden: []
	},
	words: { rooms: [], types: [], packages: { 'intl-messageformat': 'ICU messages' }, forbidden: dom },
	routes: {
		rooms: ['session', 'views', 'transcript', 'charts', 'parts', 'words'],
		types: ['core', 'analysis', 'exchange'],
		packages: {
			...svelte,
			...icons,
			$app: 'SvelteKit',
			'@fontsource-variable/*': 'fonts',
			'@fontsource/*': 'fonts'
		},
		forbidden: []
	},
	cli: {
		rooms: ['core', 'analysis', 'exchange', 'words', 'storage'],
		types: [],
		packages: { 'node:*': 'files and arguments', 'sql.js': 'its wasm bytes are handed in here' },
		forbidden: dom
	}
};

/** Files that a room may import where it may import types: they hold words for plain values and nothing else. */
export const plainWords: readonly string[] = [
	'src/lib/core/result.ts',
	'src/lib/core/palette.ts',
	'src/lib/core/answers.ts'
];

/** The room that a file stands in, or null for a file outside the rooms (`app.css`, `app.d.ts`). */
export function roomOf(path: string): Room | null {
	const side = /^src\/lib\/(exchange|storage)\/(client|protocol)\b/.exec(path);
	if (side) return `${side[1] as 'exchange' | 'storage'}/client`;
	const name = /^src\/(?:lib\/)?([a-z]+)\//.exec(path)?.[1];
	return name !== undefined && name in rules ? (name as Room) : null;
}

/** True for the file that starts a worker's side: it alone hands in addresses of wasm and the like. */
export function isWorker(path: string): boolean {
	return /[/-]worker\.ts$/.test(path);
}

/** True for what runs in node too, so that neither SvelteKit's nor Vite's imports may stand in it. */
export function runsInNode(path: string): boolean {
	const room = roomOf(path);
	return !isWorker(path) && ['core', 'analysis', 'exchange', 'storage', 'words', 'cli'].includes(room ?? '');
}
