/** What the window loads before its first useful screen: the scripts that a built page names and all that they import at once. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { built } from './built.ts';
import type { Part, Row } from './row.ts';

export const part: Part = {
	name: 'weight',
	about:
		'scripts before the first useful screen with the words that it waits for, gzipped (wasm and the workers apart)',
	measure: async () => {
		const root = await built();
		const first = await catalogueBytes(root, 'action.answer.nextUncoded');
		const rest = await catalogueBytes(root, 'analyse.view.cooccurrence');
		const rows: Row[] = [];
		for (const page of ['', 'code/', 'documents/', 'analyse/']) {
			const scripts = await scriptsOf(root, page);
			let bytes = page === 'code/' ? first : first + rest;
			for (const script of scripts) bytes += await zipped(join(root, script));
			const kilobytes = bytes / 1000;
			rows.push({
				name: `scripts of /${page}`,
				size: scripts.size,
				unit: 'kB',
				median: kilobytes,
				p95: kilobytes,
				baseline: 'budget 250 kB',
				ratio: kilobytes / 250
			});
		}
		return rows;
	}
};

const zipped = async (path: string): Promise<number> => gzipSync(await readFile(path), { level: 9 }).length;

/** The words of a language that lie with this one, of the language that weighs more: a page asks for them by itself. */
async function catalogueBytes(root: string, key: string): Promise<number> {
	const chunks = join(root, '_app/immutable/chunks');
	const sizes: number[] = [];
	for (const name of await readdir(chunks)) {
		if (!name.endsWith('.js')) continue;
		const path = join(chunks, name);
		if ((await readFile(path, 'utf8')).includes(`${key}":`)) sizes.push(await zipped(path));
	}
	return Math.max(...sizes);
}

/** The scripts of a built page, by their paths under `root`: those that it names, and what those import statically. */
export async function scriptsOf(root: string, page: string): Promise<Set<string>> {
	const html = await readFile(join(root, page, 'index.html'), 'utf8');
	const found = new Set<string>();
	const visit = async (path: string): Promise<void> => {
		if (found.has(path)) return;
		found.add(path);
		const source = await readFile(join(root, path), 'utf8');
		for (const [, imported] of source.matchAll(staticImport))
			await visit(relative(root, join(root, dirname(path), imported!)));
	};
	for (const [, named] of html.matchAll(/(?:href|import\()\s*=?\s*["']([^"']+\.js)["']/g))
		await visit(relative(root, join(root, page, named!)));
	return found;
}

/** `import … from "./x.js"`, `import "./x.js"` and `export … from "./x.js"`, not `import("./x.js")`. */
const staticImport = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;
