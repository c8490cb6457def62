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

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'samtal-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const long = process.argv.includes('--long');
const environment = { ...process.env, ...(long ? { SAMTAL_LONG: '1' } : {}), CI: process.env.CI ?? '1' };

/** Each stage gives its counts; its name is what the table shows. */
const stages = /** @type {const} */ ([
	['browser to test in', ensureChromium],
	['format', () => whole('prettier', ['--check', '.'])],
	['types', types],
	['lint', () => whole('eslint', ['.'])],
	['unit tests', () => vitest('node')],
	['unit tests in the browser', () => vitest('browser')],
	['build', () => whole('vite', ['build', '--logLevel', 'warn'])],
	['the whole app in the browser', playwright]
]);

/** @type {Outcome[]} */
const outcomes = [];
for (const [name, stage] of stages) {
	console.log(`\n── ${name} ──`);
	const start = Date.now();
	const counts = await stage().catch((error) => {
		console.error(error);
		return { passed: 0, failed: 1, skipped: [] };
	});
	outcomes.push({ name, counts, seconds: (Date.now() - start) / 1000 });
}
process.exitCode = summary(outcomes);

/** A Chromium to drive: the system's, else one that this machine can get. @returns {Promise<Counts>} */
async function ensureChromium() {
	if (systemChromium()) return verdict(true);
	const { chromium } = await import('@playwright/test');
	if (existsSync(chromium.executablePath())) return verdict(true);
	console.log('No Chromium found: getting one.');
	if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
		const got =
			(await run('apt-get', ['update'])) === 0 && (await run('apt-get', ['install', '-y', 'chromium'])) === 0;
		if (got && systemChromium()) return verdict(true);
	}
	if ((await tool('playwright', ['install', 'chromium'])) === 0 && existsSync(chromium.executablePath()))
		return verdict(true);
	console.error(
		'The browser tests need Chromium, and none could be fetched. Install it (Debian and Ubuntu: sudo apt-get install ' +
			'chromium; elsewhere: Google Chrome or Chromium) and set CHROMIUM_PATH to its program if it is in an unusual place.'
	);
	return verdict(false);
}

/** @returns {Promise<Counts>} */
async function types() {
	if ((await tool('svelte-kit', ['sync'])) !== 0) return verdict(false);
	return whole('svelte-check', ['--fail-on-warnings']);
}

/** @param {'node' | 'browser'} project @returns {Promise<Counts>} */
async function vitest(project) {
	const report = join(reports, `${project}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const code = await tool('vitest', ['run', '--project', project, ...reporters]);
	return vitestCounts(readReport(report), code);
}

/** @returns {Promise<Counts>} */
async function playwright() {
	if (!existsSync(join(root, 'build/index.html'))) {
		console.error('There is no build to test.');
		return verdict(false);
	}
	const report = join(reports, 'playwright.json');
	const code = await tool(
		'playwright',
		['test', '-c', 'tests/browser/playwright.config.ts', '--reporter=list,json'],
		{
			PLAYWRIGHT_JSON_OUTPUT_FILE: report
		}
	);
	return playwrightCounts(readReport(report), code);
}

/** A stage that counts as one test. @param {string} name @param {string[]} args @returns {Promise<Counts>} */
async function whole(name, args) {
	return verdict((await tool(name, args)) === 0);
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

/** Runs a program of this project's packages. @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [more] */
function tool(name, args, more) {
	const windows = process.platform === 'win32';
	return run(join(root, 'node_modules/.bin', windows ? `${name}.cmd` : name), args, more, windows);
}

/**
 * The exit code of a program; 127 where it could not be started.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [more]
 * @param {boolean} [shell]
 * @returns {Promise<number>}
 */
function run(command, args, more = {}, shell = false) {
	return new Promise((done) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...environment, ...more },
			stdio: ['ignore', 'inherit', 'inherit'],
			shell
		});
		child.on('error', (error) => {
			console.error(error.message);
			done(127);
		});
		child.on('exit', (code) => done(code ?? 1));
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
