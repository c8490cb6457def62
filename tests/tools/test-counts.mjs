/** How many tests passed, failed and were skipped, from the reports of Vitest and Playwright. */

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Counts */

const none = { passed: 0, failed: 1, skipped: [] };

/**
 * Counts of a Vitest JSON report. A file that failed outside its tests, and a bad exit that no test explains, count as
 * one failure each; so does a missing report.
 * @param {any} report
 * @param {number} code
 * @returns {Counts}
 */
export function vitestCounts(report, code) {
	if (!report) return none;
	/** @type {Counts} */
	const counts = { passed: 0, failed: 0, skipped: [] };
	for (const file of report.testResults) {
		const before = counts.failed;
		for (const { status, fullName } of file.assertionResults) {
			if (status === 'passed') counts.passed++;
			else if (status === 'failed') counts.failed++;
			else counts.skipped.push(fullName.trim());
		}
		if (file.status === 'failed' && counts.failed === before) counts.failed++;
	}
	return explained(counts, code);
}

/**
 * Counts of a Playwright JSON report. A test that passed only when tried again counts as failed.
 * @param {any} report
 * @param {number} code
 * @returns {Counts}
 */
export function playwrightCounts(report, code) {
	if (!report) return none;
	/** @type {Counts} */
	const counts = { passed: 0, failed: 0, skipped: [] };
	/** @param {any} suite @param {string[]} titles */
	const visit = (suite, titles) => {
		for (const spec of suite.specs ?? []) {
			for (const { status } of spec.tests) {
				if (status === 'expected') counts.passed++;
				else if (status === 'skipped') counts.skipped.push([...titles, spec.title].join(' '));
				else counts.failed++;
			}
		}
		for (const inner of suite.suites ?? []) visit(inner, [...titles, inner.title]);
	};
	for (const suite of report.suites) visit(suite, [suite.title]);
	return explained(counts, code);
}

/** @param {Counts} counts @param {number} code @returns {Counts} */
function explained(counts, code) {
	const silent = counts.failed === 0 && (code !== 0 || counts.passed + counts.skipped.length === 0);
	return silent ? { ...counts, failed: 1 } : counts;
}
