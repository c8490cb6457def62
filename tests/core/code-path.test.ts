import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePath, parseCodePath } from '../../src/lib/core/code-path.ts';

test('names are joined by a spaced slash, and a slash within a name is escaped', () => {
	expect(codePath(['Hinder', 'Pengar'])).toBe('Hinder / Pengar');
	expect(codePath(['In / out', 'a\\b'])).toBe('In \\/ out / a\\\\b');
});

test('a slash that somebody wrote without spaces belongs to the name', () => {
	expect(parseCodePath('Skola/hem / Möten')).toEqual(['Skola/hem', 'Möten']);
});

test('the names come back from the path, whatever they hold', () => {
	const name = fc.string({ unit: fc.constantFrom('/', '\\', ' ', 'å', 'b') });
	fc.assert(
		fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
			expect(parseCodePath(codePath(names))).toEqual(names);
		}),
		{ seed: 1, numRuns: 300 }
	);
});
