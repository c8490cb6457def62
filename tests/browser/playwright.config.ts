/** The whole app in a browser: serves `build/` as `npm start` does and drives it. Tests are `*.spec.ts` in this folder. */
import { defineConfig } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromiumLaunch } from '../tools/chromium.mjs';

// Workers read this file too, and must come to the same port.
const port = Number((process.env.SAMTAL_TEST_PORT ??= freePort()));
const root = fileURLToPath(new URL('../../', import.meta.url));

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	// The long run adds axe on the states of single pages, and walks whose parts other tests hold one by one.
	grepInvert: process.env.SAMTAL_LONG ? [] : /@long/,
	outputDir: '../../test-results',
	fullyParallel: true,
	workers: 2,
	timeout: 120_000,
	forbidOnly: true,
	retries: 0,
	use: {
		baseURL: `http://127.0.0.1:${port}/`,
		browserName: 'chromium',
		locale: 'en-GB',
		viewport: { width: 1440, height: 900 },
		contextOptions: { reducedMotion: 'reduce' },
		launchOptions: chromiumLaunch(),
		trace: 'off'
	},
	webServer: {
		command: `node tests/tools/start.mjs --no-build --port ${port}`,
		cwd: root,
		url: `http://127.0.0.1:${port}/`,
		reuseExistingServer: false,
		timeout: 30_000
	}
});

/** A port that nobody has, so that a server left over from another run stands in nobody's way. */
function freePort(): string {
	const ask =
		"const s=require('net').createServer().listen(0,'127.0.0.1',()=>{process.stdout.write(String(s.address().port));s.close()})";
	return execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' });
}
