/** The whole app in a browser: serves `build/` as `npm start` does and drives it. Tests are `*.spec.ts` in this folder. */
import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromiumLaunch } from '../tools/chromium.mjs';

const port = Number(process.env.SAMTAL_TEST_PORT ?? 4179);
const root = fileURLToPath(new URL('../../', import.meta.url));

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	// Every route is held against axe in everywhere.spec.ts; the states of single pages only in the long run.
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
