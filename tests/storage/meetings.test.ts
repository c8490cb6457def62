/** The passages behind a pair that occurs together: each with the words that it stands in, however far apart they are. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { makeProject, type MadeProject } from './some-project.ts';

const long = 'And so on. '.repeat(300).trim();
let made: MadeProject;

beforeAll(async () => {
	const documents = ['first', 'second'].map((which) => [
		['Ann', `Here begins the ${which} one.`] as [string, string],
		['Bob', long] as [string, string],
		['Ann', `Here ends the ${which} one.`] as [string, string]
	]);
	const end = documents[0]![0]![1].length + long.length + 2;
	made = await makeProject({
		documents,
		places: [
			{ document: 0, code: 2, bo: false, start: 5, length: 6 },
			{ document: 0, code: 3, bo: false, start: 12, length: 9 },
			{ document: 0, code: 3, bo: false, start: end + 5, length: 4 },
			{ document: 1, code: 3, bo: false, start: 12, length: 9 }
		]
	});
});
afterAll(() => made.engine.close());

/** The words of both passages as their contexts have them, and the documents of these. */
const read = (rule: 'turn' | 'document' | 'case') => {
	const [a, b] = [made.codes[2]!, made.codes[3]!];
	const asked = { coder: null, rollUp: false, documents: null, rule, a, b, limit: 9 };
	const { total, meetings } = finished(made.engine.query('meetings', asked));
	const pairs = meetings.map(({ a: first, b: second, other, ...one }) => {
		const where = other ?? one;
		const words = ({ context, contextStart }: typeof one, { start, end }: typeof first) =>
			context.slice(start - contextStart, end - contextStart);
		return [
			...[made.documents.indexOf(one.document), words(one, first)],
			...[other && made.documents.indexOf(where.document), words(where, second)]
		];
	});
	return { total, pairs };
};

it('one context shows both where it can', () => {
	expect(read('turn')).toEqual({ total: 1, pairs: [[0, 'begins', null, 'the first']] });
});

it('far apart, each has a context of its own', () => {
	expect(read('document').pairs).toEqual([
		[0, 'begins', null, 'the first'],
		[0, 'begins', 0, 'ends']
	]);
});

it('in two documents of one case, each is shown where it stands', () => {
	expect(read('case')).toEqual({
		total: 3,
		pairs: [
			[0, 'begins', null, 'the first'],
			[0, 'begins', 0, 'ends'],
			[0, 'begins', 1, 'the secon']
		]
	});
});
