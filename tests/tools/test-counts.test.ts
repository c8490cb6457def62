import { expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from './test-counts.mjs';

const file = (status: string, ...tests: string[]) => ({
	status,
	assertionResults: tests.map((status) => ({ status, fullName: `a ${status} test` }))
});

test('tests are counted, and skipped ones are named', () => {
	const report = {
		testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'skipped', 'todo')]
	};
	expect(vitestCounts(report, 1)).toEqual({
		passed: 2,
		failed: 1,
		skipped: ['a skipped test', 'a todo test']
	});
});

test('a file that could not be loaded counts as failed', () => {
	expect(vitestCounts({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toMatchObject({
		passed: 1,
		failed: 1
	});
});

test('a run that failed without a failed test, ran nothing or left no report counts as failed', () => {
	expect(vitestCounts({ testResults: [file('passed', 'passed')] }, 1).failed).toBe(1);
	expect(vitestCounts({ testResults: [] }, 0).failed).toBe(1);
	expect(vitestCounts(null, 0).failed).toBe(1);
	expect(playwrightCounts(null, 0).failed).toBe(1);
	expect(playwrightCounts({ suites: [] }, 0).failed).toBe(1);
});

test('a test that passed only when tried again counts as failed', () => {
	const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
	const report = {
		suites: [
			{
				title: 'a.spec.ts',
				specs: [spec('one', 'expected'), spec('two', 'flaky')],
				suites: [{ title: 'group', specs: [spec('three', 'skipped'), spec('four', 'unexpected')] }]
			}
		]
	};
	expect(playwrightCounts(report, 1)).toEqual({ passed: 1, failed: 2, skipped: ['a.spec.ts group three'] });
});
