/** The project's own source, for tests that read it. */
import { readdirSync, readFileSync } from 'node:fs';

/** The TypeScript and Svelte files under `src`, by path from the project's root with forward slashes. */
export function sourceFiles(): Map<string, string> {
	const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.map((path) => `src/${path.replaceAll('\\', '/')}`)
		.filter((path) => /\.(ts|svelte)$/.test(path))
		.sort();
	return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}
