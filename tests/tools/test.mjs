/**
 * Every check of the project, behind `npm test`: runs all stages in order, goes on after a failed one, and ends with
 * `N passed, N failed`. A stage without tests of its own counts as one; a stage that could not run counts as failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemChromium } from './chromium.mjs';
import { playwrightCounts, vitestCounts } from './test-counts.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */
/** @typedef {{ name: string, counts: Counts, seconds: number }} Outcome */
/** @typedef {(text: string | Uint8Array) => unknown} Out */

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'samtal-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const long = process.argv.includes('--long');
const environment = { ...process.env, ...(long ? { SAMTAL_LONG: '1' } : {}), CI: process.env.CI ?? '1' };

/**
 * Each stage gives its counts; its name is what the table shows. Those of one round run side by side: each keeps but one
 * core busy.
 * @type {[string, (out: Out) => Promise<Counts>][][]}
 */
const rounds = [
	[['browser to test in', ensureChromium]],
	[['generated types', (out) => whole(out, 'svelte-kit', ['sync'])]],
	[
		['format', (out) => whole(out, 'prettier', ['--check', '.'])],
		['types', (out) => whole(out, 'svelte-check', ['--fail-on-warnings'])],
		['lint', (out) => whole(out, 'eslint', ['.'])]
	],
	[['unit tests', (out) => vitest(out, 'node')]],
	[['unit tests in the browser', (out) => vitest(out, 'browser')]],
	[['build', (out) => whole(out, 'vite', ['build', '--logLevel', 'warn'])]],
	[['the whole app in the browser', playwright]]
];

/** @type {Outcome[]} */
const outcomes = [];
for (const round of rounds) outcomes.push(...(await Promise.all(round.map(outcomeOf))));
process.exitCode = summary(outcomes);

/**
 * Runs a stage. What one of several prints is kept until it ends, so that it stands together.
 * @param {(typeof rounds)[number][number]} stage
 * @param {number} _at
 * @param {(typeof rounds)[number]} round
 * @returns {Promise<Outcome>}
 */
async function outcomeOf([name, stage], _at, round) {
	const start = Date.now();
	/** @type {(string | Uint8Array)[]} */
	const kept = [];
	const heading = `\n── ${name} ──\n`;
	/** @type {Out} */
	const out = round.length > 1 ? (text) => kept.push(text) : (text) => process.stdout.write(text);
	out(heading);
	const counts = await stage(out).catch((error) => {
		out(`${error}\n`);
		return verdict(false);
	});
	for (const text of kept) process.stdout.write(text);
	return { name, counts, seconds: (Date.now() - start) / 1000 };
}

/** A Chromium to drive: the system's, else one that this machine can get. @param {Out} out @returns {Promise<Counts>} */
async function ensureChromium(out) {
	if (systemChromium()) return verdict(true);
	const { chromium } = await import('@playwright/test');
	if (existsSync(chromium.executablePath())) return verdict(true);
	out('No Chromium found: getting one.\n');
	if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
		const got =
			(await run(out, 'apt-get', ['update'])) === 0 &&
			(await run(out, 'apt-get', ['install', '-y', 'chromium'])) === 0;
		if (got && systemChromium()) return verdict(true);
	}
	const fetched = (await tool(out, 'playwright', ['install', 'chromium'])) === 0;
	if (fetched && existsSync(chromium.executablePath())) return verdict(true);
	out(
		'The browser tests need Chromium, and none could be fetched. Install it (Debian and Ubuntu: sudo apt-get install ' +
			'chromium; elsewhere: Google Chrome or Chromium) and set CHROMIUM_PATH to its program if it is in an unusual place.\n'
	);
	return verdict(false);
}

/** @param {Out} out @param {'node' | 'browser'} project @returns {Promise<Counts>} */
async function vitest(out, project) {
	const report = join(reports, `${project}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const code = await tool(out, 'vitest', ['run', '--project', project, ...reporters]);
	return vitestCounts(readReport(report), code);
}

/** @param {Out} out @returns {Promise<Counts>} */
async function playwright(out) {
	if (!existsSync(join(root, 'build/index.html'))) {
		out('There is no build to test.\n');
		return verdict(false);
	}
	const report = join(reports, 'playwright.json');
	const args = ['test', '-c', 'tests/browser/playwright.config.ts', '--reporter=list,json'];
	const code = await tool(out, 'playwright', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
	return playwrightCounts(readReport(report), code);
}

/** A stage that counts as one test. @param {Out} out @param {string} name @param {string[]} args @returns {Promise<Counts>} */
async function whole(out, name, args) {
	return verdict((await tool(out, name, args)) === 0);
}

/** @param {boolean} passed @returns {Counts} */
function verdict(passed) {
	return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] };
}

/** @param {string} path @returns {any} */
function readReport(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return null;
	}
}

/** Runs a program of this project's packages. @param {Out} out @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [more] */
function tool(out, name, args, more) {
	const windows = process.platform === 'win32';
	return run(out, join(root, 'node_modules/.bin', windows ? `${name}.cmd` : name), args, more, windows);
}

/**
 * The exit code of a program; 127 where it could not be started.
 * @param {Out} out
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [more]
 * @param {boolean} [shell]
 * @returns {Promise<number>}
 */
function run(out, command, args, more = {}, shell = false) {
	return new Promise((done) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...environment, ...more },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell
		});
		child.stdout.on('data', out);
		child.stderr.on('data', out);
		child.on('error', (error) => {
			out(`${error.message}\n`);
			done(127);
		});
		child.on('close', (code) => done(code ?? 1));
	});
}

/** Prints what was skipped, the table and the last line; gives the exit code. @param {Outcome[]} outcomes */
function summary(outcomes) {
	const skipped = outcomes.flatMap(({ counts }) => counts.skipped);
	console.log(
		`\nSkipped: ${skipped.length || 'nothing'}${long ? '' : ' (the long counts are for npm run test:long)'}`
	);
	for (const name of skipped) console.log(`  ${name}`);
	console.log();
	const width = Math.max(...outcomes.map(({ name }) => name.length));
	for (const { name, counts, seconds } of outcomes) {
		const { passed, failed, skipped } = counts;
		const cells = [
			`${passed} passed`,
			`${failed} failed`,
			`${skipped.length} skipped`,
			`${seconds.toFixed(1)} s`
		];
		console.log(
			`${failed ? '✗' : '✓'} ${name.padEnd(width)}  ${cells.map((cell) => cell.padStart(12)).join('')}`
		);
	}
	const sum = (/** @type {'passed' | 'failed'} */ which) =>
		outcomes.reduce((n, { counts }) => n + counts[which], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') ? 1 : 0;
}
