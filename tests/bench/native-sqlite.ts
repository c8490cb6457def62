/** The sqlite3 program of this machine, timed by itself, so that starting it and printing do not count. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Milliseconds that a query over a database takes, `times` times after once unmeasured, with SQLite's version; null
 * where there is no sqlite3. `prepared` is SQL that runs before and is not timed.
 */
export async function nativeSqlite(
	bytes: Uint8Array,
	prepared: string,
	query: string,
	times: number
): Promise<{ version: string; samples: number[] } | null> {
	const version = await run('sqlite3', ['--version']).then(
		({ stdout }) => stdout.split(' ')[0]!,
		() => null
	);
	if (!version) return null;
	const folder = await mkdtemp(join(tmpdir(), 'samtal-bench-'));
	try {
		const path = join(folder, 'study.samtal');
		await writeFile(path, bytes);
		const script = [
			'pragma temp_store = memory;',
			'pragma cache_size = -200000;',
			prepared,
			`.output ${process.platform === 'win32' ? 'NUL' : '/dev/null'}`,
			`${query};`,
			'.output',
			...Array.from({ length: times }, () => [
				`.output ${process.platform === 'win32' ? 'NUL' : '/dev/null'}`,
				'.timer on',
				`${query};`,
				'.timer off',
				'.output'
			]).flat()
		].join('\n');
		const input = join(folder, 'script.sql');
		await writeFile(input, `${script}\n`);
		const { stdout } = await run('sqlite3', ['-batch', path, `.read ${input.replaceAll('\\', '/')}`], {
			maxBuffer: 1 << 28
		});
		const samples = [...stdout.matchAll(/^Run Time: real ([\d.]+)/gm)].map(
			([, seconds]) => Number(seconds) * 1000
		);
		if (samples.length !== times) throw new Error('sqlite3 told no times');
		return { version, samples };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
