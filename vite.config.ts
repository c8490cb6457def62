import { parse } from '@formatjs/icu-messageformat-parser';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { partOf } from './src/lib/words/part.ts';
import { isPlain } from './src/lib/words/plain.ts';
import { chromiumLaunch } from './tests/tools/chromium.mjs';

export default defineConfig({
	plugins: [cutWords(), readWords(), sveltekit()],
	worker: { format: 'es', plugins: () => [] },
	optimizeDeps: {
		exclude: ['@lucide/svelte'],
		include: [
			'axe-core',
			'@tiptap/core',
			'@tiptap/starter-kit',
			'@tiptap/extension-text',
			'@tiptap/extensions',
			'fuse.js',
			'intl-messageformat',
			'sql.js',
			'@noble/hashes/sha2.js',
			'@noble/hashes/utils.js',
			'fflate',
			'fractional-indexing',
			'chardet',
			'mammoth',
			'docx',
			'papaparse',
			'read-excel-file/universal',
			'zod'
		]
	},
	server: { fs: { allow: ['codebooks'] } },
	test: {
		// Vitest would leave one core to itself, which is half of a small machine.
		maxWorkers: '100%',
		projects: [
			{
				test: {
					name: 'node',
					environment: 'node',
					setupFiles: ['src/lib/words/both.ts'],
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/**/*.browser.test.ts', 'tests/browser/**', 'node_modules/**'],
					// Against hanging. The long counts take as long as they take.
					testTimeout: process.env.SAMTAL_LONG ? 900_000 : 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					setupFiles: ['src/lib/words/both.ts'],
					include: ['tests/**/*.browser.test.ts'],
					testTimeout: 60_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: chromiumLaunch() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});

/**
 * Cuts a part out of a catalogue where one is imported: `en-first.json`, `en-rest.json`. Its messages have been read, so that
 * no window has to read them.
 */
function cutWords(): Plugin {
	const cut = /^(.*\/words\/\w+)-(first|rest)\.json$/;
	return {
		name: 'cut-words',
		enforce: 'pre',
		resolveId(source, importer) {
			const id = importer && source.startsWith('.') ? resolve(dirname(importer), source) : source;
			return cut.test(id) ? id : null;
		},
		async load(id) {
			const [, catalogue, part] = cut.exec(id) ?? [];
			if (!catalogue) return null;
			const all = JSON.parse(await readFile(`${catalogue}.json`, 'utf8')) as Record<string, string>;
			const own = Object.entries(all).filter(([key]) => partOf(key) === part);
			const read = own.map(([key, text]) => [key, isPlain(text) ? text : parse(text, { ignoreTag: true })]);
			return JSON.stringify(Object.fromEntries(read));
		}
	};
}

/** Leaves what reads messages out of the windows as built: all of theirs have been read. */
function readWords(): Plugin {
	return {
		name: 'read-words',
		enforce: 'pre',
		apply: 'build',
		resolveId(source, importer, options) {
			const parser = '@formatjs/icu-messageformat-parser';
			return source === parser ? this.resolve(`${parser}/no-parser.js`, importer, options) : null;
		}
	};
}
