import { describe, expect, test } from 'vitest';
import { breaches, knots, loadedAtOnce, loadedWith } from './layers/check.ts';
import { sourceFiles } from './layers/source-files.ts';

const files = (list: Record<string, string>) => new Map(Object.entries(list));
const alone = (path: string, source: string) => breaches(files({ [path]: source }));

describe('the source', () => {
	const sources = sourceFiles();

	test('keeps to the table of rooms', () => expect(breaches(sources)).toEqual([]));
	test('has no knot of files that import each other', () => expect(knots(sources)).toEqual([]));
	// They belong to the workers, and are heavy.
	test.each(['zod', 'sql.js', 'docx', 'mammoth', 'papaparse', 'pdfjs-dist'])(
		'lets no page load %s at once',
		(name) => expect(loadedAtOnce(sources, name)).toEqual([])
	);
	// What the first screen does without is fetched by `later`.
	test.each(['src/routes/+layout.svelte', 'src/routes/code/+page.svelte'])('keeps %s light', (page) => {
		const later = [
			'fuse.js',
			'@tiptap/starter-kit',
			'src/lib/parts/CommandPalette.svelte',
			'src/lib/parts/ColorPicker.svelte',
			'src/lib/session/importing.svelte.ts',
			'src/lib/views/code/TurnDialog.svelte',
			'src/lib/views/code/UnitsPane.svelte',
			'src/lib/views/codebook/ChooseCode.svelte',
			'src/lib/views/coder/CoderDialog.svelte',
			'src/lib/views/memos/MemoEditor.svelte',
			'src/lib/views/pictures/PicturesPane.svelte',
			'src/lib/views/recording/Player.svelte',
			'src/lib/views/review/ReplaceDialog.svelte',
			'src/lib/views/review/ReviewPane.svelte',
			'src/lib/views/settings/SettingsDialog.svelte',
			'src/lib/views/window/KeySheet.svelte'
		];
		for (const path of later) if (path.startsWith('src/')) expect(sources.has(path), path).toBe(true);
		const loaded = loadedWith(sources, page);
		expect(later.filter((path) => loaded.has(path))).toEqual([]);
	});
});

describe('the check finds', () => {
	const engine = {
		'src/lib/storage/engine.ts': '',
		'src/lib/core/a.ts': '',
		'src/lib/storage/worker.ts': ''
	};
	const inside = (path: string, source: string) => breaches(files({ ...engine, [path]: source }));

	test.each([
		['src/lib/session/a.ts', "import { open } from '$lib/storage/engine.ts';", 'may not import storage'],
		[
			'src/lib/views/a.svelte',
			'<p>a</p>\n<script lang="ts">\nimport x from \'$lib/storage/engine\';\n</script>',
			'a.svelte:3'
		],
		['src/lib/views/a.ts', "import type { X } from '../storage/engine.ts';", 'may not import storage'],
		['src/lib/views/a.ts', "import { X } from '../core/a.ts';", 'only types of core'],
		['src/lib/views/a.ts', "import { type X } from '../core/a.ts';", 'only types of core'],
		['src/lib/storage/client.ts', "export * from './engine.ts';", 'only types of storage'],
		['src/lib/core/b.ts', "const e = await import('../storage/engine.ts');", 'may not import storage'],
		['src/lib/core/b.ts', "type E = typeof import('../storage/engine.ts');", 'may not import storage'],
		['src/lib/storage/b.ts', "import './worker.ts';", 'imports a worker'],
		['src/lib/core/b.ts', "import './nowhere.ts';", 'what is not there']
	])('%s with %s', (path, source, found) => {
		expect(inside(path, source)).toEqual([expect.stringContaining(found)]);
	});

	test.each([
		['src/lib/core/a.ts', "import x from 'd3';"],
		['src/lib/core/a.ts', "import { readFileSync } from 'node:fs';"],
		['src/lib/parts/A.svelte', "<script>import { Editor } from '@tiptap/core';</script>"],
		['src/lib/exchange/a.ts', "const docx = await import('sql.js');"],
		['src/lib/storage/a.ts', "import url from 'sql.js/dist/sql-wasm-browser.wasm?url';"],
		['src/lib/exchange/a.ts', "import { base } from '$app/paths';"],
		['src/lib/analysis/a.ts', "const all = import.meta.glob('*.json');"],
		['src/lib/core/a.ts', 'const now = Date.now();'],
		['src/lib/core/a.ts', 'const now = new Date();'],
		['src/lib/core/a.ts', 'const id = crypto.randomUUID();'],
		['src/lib/core/a.ts', 'const id = globalThis.crypto;'],
		['src/lib/core/a.ts', 'const n = [Math.random()];'],
		['src/lib/core/a.ts', 'export const title = () => document.title;'],
		['src/lib/exchange/a.ts', 'const w = typeof window;'],
		['src/lib/exchange/a.ts', 'new DOMParser();']
	])('%s with %s', (path, source) => {
		expect(alone(path, source).length).toBeGreaterThan(0);
	});

	test('what the cli reaches through another file', () => {
		const sources = files({
			'src/cli/main.ts': "import { a } from '../lib/exchange/client.ts';",
			'src/lib/exchange/client.ts': "import { base } from '$app/paths';"
		});
		expect(breaches(sources)).toContainEqual(expect.stringContaining('client.ts:1 runs in node'));
	});

	test('a package that a page loads at once, but not later or in a type', () => {
		const page = 'src/routes/a/+page.svelte';
		const through = (line: string) =>
			loadedAtOnce(
				files({ [page]: "<script>import '$lib/core/a.ts';</script>", 'src/lib/core/a.ts': line }),
				'zod'
			);
		expect(through("import { z } from 'zod';")).toEqual([`${page} -> src/lib/core/a.ts -> zod`]);
		expect(through("import type { z } from 'zod';")).toEqual([]);
		expect(through("const zod = await import('zod');")).toEqual([]);
	});

	test('all that comes with a page, but not what comes later', () => {
		const page = 'src/routes/a/+page.svelte';
		const sources = files({
			[page]: "<script>import '$lib/parts/a.ts'; const b = () => import('$lib/parts/b.ts');</script>",
			'src/lib/parts/a.ts': "import 'fuse.js';",
			'src/lib/parts/b.ts': ''
		});
		expect([...loadedWith(sources, page)]).toEqual([page, 'src/lib/parts/a.ts', 'fuse.js']);
	});

	test('a knot, but not one of types or of a component that holds itself', () => {
		const knot = { 'src/lib/core/a.ts': "import './b.ts';", 'src/lib/core/b.ts': "import './a.ts';" };
		expect(knots(files(knot))).toEqual(['src/lib/core/a.ts -> src/lib/core/b.ts -> src/lib/core/a.ts']);
		expect(knots(files({ ...knot, 'src/lib/core/b.ts': "import type { A } from './a.ts';" }))).toEqual([]);
		expect(
			knots(files({ 'src/lib/parts/T.svelte': "<script>import T from './T.svelte';</script>" }))
		).toEqual([]);
	});
});

describe('the check lets through', () => {
	test.each([
		[
			'src/lib/core/a.ts',
			"import { z } from 'zod'; const at = new Date(0); export const d = (document: string) => document.length;"
		],
		[
			'src/lib/core/a.ts',
			'export const of = (c: { document: string }) => { const { document } = c; return { document }; };'
		],
		[
			'src/lib/core/a.ts',
			'export const f = (c: { document: string; window: number }) => ({ document: c.document, window: c.window });'
		],
		['src/lib/exchange/a.ts', "export type D = typeof import('docx'); const docx = await import('docx');"],
		['src/lib/storage/worker.ts', "import url from 'sql.js/dist/sql-wasm-browser.wasm?url';"],
		[
			'src/lib/parts/A.svelte',
			"<script lang=\"ts\">import X from '@lucide/svelte/icons/x'; import { tick } from 'svelte';</script>"
		]
	])('%s with %s', (path, source) => expect(alone(path, source)).toEqual([]));

	test('the side of the window that starts its worker', () => {
		const client = "const w = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });";
		const sources = files({ 'src/lib/exchange/client.ts': client, 'src/lib/exchange/worker.ts': '' });
		expect(breaches(sources)).toEqual([]);
	});
});
