/** Which Chromium the tests drive, and how it is started: the system's own where there is one, else Playwright's. */
import { existsSync } from 'node:fs';

const systemBrowsers = [
	process.env.CHROMIUM_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome'
];

/** The path of a Chromium installed on this machine, or undefined. */
export function systemChromium() {
	return systemBrowsers.find((path) => path && existsSync(path));
}

/**
 * What the browser would do of its own beside a page. The last list counts, so that this one repeats Playwright's; the two
 * popups of the address bar, which nobody sees here, would each start a renderer beside every window.
 */
const unwanted = [
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup',
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'NetworkTimeServiceQuerying',
	'OptimizationHints',
	'PaintHolding',
	'PreconnectToSearch',
	'ThirdPartyStoragePartitioning',
	'AimEnabled'
];

/** Launch options for Playwright: no sandbox (for root in containers), no GPU, no traffic of the browser's own. */
export function chromiumLaunch() {
	const executablePath = systemChromium();
	return {
		...(executablePath ? { executablePath } : {}),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			`--disable-features=${unwanted.join(',')}`
		]
	};
}
