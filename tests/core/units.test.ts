import { beforeEach, describe, expect, it } from 'vitest';
import type { CodingUnit } from '../../src/lib/core/records.ts';
import { unitsOf, type Division } from '../../src/lib/core/unit-division.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { commandWriter, type CommandWriter, type Said } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
});

async function withDocument(said: readonly Said[] = talk) {
	const incoming = write.incoming(said);
	await lawfully(engine, write.importOf([incoming]));
	return incoming.guid;
}

const talk: readonly Said[] = [
	['M', 'Why? Tell me.'],
	['Ann', 'It is so. And so.\nAlways.'],
	[null, ''],
	['Bob', 'Yes 😀.'],
	['M', 'And you?'],
	['Ann', 'No.']
];

const divide = (document: string, by: unknown, facilitators = 'in') => ({
	...write.base('units.divide'),
	document,
	seed: write.guid(),
	by,
	facilitators
});
const whole = (what: string, document: string) => ({ ...write.base(`units.${what}`), document });

async function units(document: string): Promise<(CodingUnit & { words: string })[]> {
	const { tables, texts } = await contentsOf(engine);
	return (Object.values(tables.codingUnit) as CodingUnit[])
		.filter((unit) => unit.document === document)
		.sort((a, b) => a.start - b.start)
		.map((unit) => ({ ...unit, words: (texts[document] as string).slice(unit.start, unit.end) }));
}

const wordsOf = async (document: string) => (await units(document)).map(({ words }) => words);

describe('units.divide', () => {
	it.each<[Division, 'in' | 'out', string[]]>([
		['turn', 'in', ['Why? Tell me.\n', 'It is so. And so.\nAlways.\n\n', 'Yes 😀.\n', 'And you?\n', 'No.']],
		['turn', 'out', ['It is so. And so.\nAlways.\n\n', 'Yes 😀.', 'No.']],
		['paragraph', 'out', ['It is so. And so.\n', 'Always.\n\n', 'Yes 😀.', 'No.']],
		['sentence', 'out', ['It is so. ', 'And so.\n', 'Always.\n\n', 'Yes 😀.', 'No.']],
		['answer', 'in', ['It is so. And so.\nAlways.\n\nYes 😀.', 'No.']]
	])('by %s, with facilitators %s', async (by, facilitators, words) => {
		const document = await withDocument();
		const done = await lawfully(engine, divide(document, by, facilitators));
		expect(done.line.values).toEqual({ document: 'Interview', count: words.length, by });
		const made = await wordsOf(document);
		// What follows after a visible stretch outside the units is not theirs.
		expect(made.map((one) => one.trim())).toEqual(words.map((one) => one.trim()));
		expect(made).toEqual(words);
	});

	it('takes ranges, and puts them in the place of the units before', async () => {
		const document = await withDocument();
		await lawfully(engine, divide(document, 'turn'));
		await lawfully(
			engine,
			divide(document, [
				{ start: 0, end: 4 },
				{ start: 5, end: 13 }
			])
		);
		expect(await wordsOf(document)).toEqual(['Why?', 'Tell me.']);
		const tag = async (by: unknown) => (await refused(engine, divide(document, by))).type;
		const four = { start: 0, end: 4 };
		expect(await tag([four, { start: 3, end: 9 }])).toBe('outsideText');
		expect(await tag([{ start: 5, end: 9 }, four])).toBe('outsideText');
		expect(await tag([{ start: 0, end: 999 }])).toBe('outsideText');
		expect(await tag([{ start: 4, end: 5 }])).toBe('blankPassage');
		expect(await tag([])).toBe('malformed');
		const seeded = divide(document, 'turn');
		await lawfully(engine, seeded);
		expect((await refused(engine, { ...seeded, by: 'answer' })).type).toBe('guidTaken');
		expect((await refused(engine, divide(nobody, 'turn'))).type).toBe('notFound');
	});

	it('is refused where nothing is said', async () => {
		const document = await withDocument([
			['M', 'Only I.'],
			['Ann', ' ']
		]);
		expect(await refused(engine, divide(document, 'answer'))).toEqual({
			type: 'nothingToDivide',
			title: 'Interview'
		});
	});

	it('follows from the text alone where a language is no tag', () => {
		const text = 'One. Two.';
		const turns = [{ start: 0, end: 9, facilitator: false }];
		expect(unitsOf({ text, turns, language: 'no such language' }, 'sentence', 'in')).toHaveLength(2);
	});
});

describe('units', () => {
	it('are split and joined', async () => {
		const document = await withDocument();
		await lawfully(engine, divide(document, 'answer'));
		const [first, second] = await units(document);
		const split = (at: number, guid = first?.guid, rest = write.guid()) => {
			return { ...write.base('units.split'), guid, at, second: rest };
		};
		await lawfully(engine, split((first?.start as number) + 10));
		expect(await wordsOf(document)).toEqual(['It is so. ', 'And so.\nAlways.\n\nYes 😀.', 'No.']);
		const tag = async (command: object) => (await refused(engine, command)).type;
		expect(await tag(split(first?.start as number))).toBe('outsideText');
		expect(await tag(split((first?.start as number) + 99))).toBe('outsideText');
		expect(await tag(split(16, first?.guid, second?.guid))).toBe('guidTaken');
		expect(await tag(split(16, nobody))).toBe('notFound');
		const join = (guid: string | undefined) => ({ ...write.base('units.join'), guid });
		await lawfully(engine, join(first?.guid));
		await lawfully(engine, join(first?.guid));
		expect(await wordsOf(document)).toEqual(['It is so. And so.\nAlways.\n\nYes 😀.\nAnd you?\nNo.']);
		expect(await tag(join(first?.guid))).toBe('lastUnit');
		expect(await tag(join(nobody))).toBe('notFound');
	});

	it('are settled, after which they only move with the text', async () => {
		const document = await withDocument();
		expect((await refused(engine, whole('lock', document))).type).toBe('noUnits');
		await lawfully(engine, divide(document, 'turn'));
		await lawfully(engine, whole('lock', document));
		const [first] = await units(document);
		const guid = first?.guid;
		for (const command of [
			divide(document, 'answer'),
			whole('lock', document),
			whole('clear', document),
			{ ...write.base('units.join'), guid },
			{ ...write.base('units.split'), guid, at: 5, second: write.guid() }
		])
			expect(await refused(engine, command)).toEqual({ type: 'unitsLocked', title: 'Interview' });
		await lawfully(engine, write.splice(document, 0, 'Why', 'Oh, why'));
		expect((await wordsOf(document))[0]).toBe('Oh, why? Tell me.\n');
		await lawfully(engine, whole('unlock', document));
		expect((await refused(engine, whole('unlock', document))).type).toBe('nothingToDo');
		await lawfully(engine, whole('clear', document));
		expect(await units(document)).toEqual([]);
		expect((await refused(engine, whole('clear', document))).type).toBe('nothingToDo');
	});

	it('take words put in at their start and at the end of their turn, and go with their text', async () => {
		const document = await withDocument();
		await lawfully(engine, divide(document, 'sentence'));
		await lawfully(engine, write.splice(document, 5, '', 'Do '));
		await lawfully(engine, write.splice(document, 16, '', ' Now.'));
		expect((await wordsOf(document)).slice(0, 3)).toEqual(['Why? ', 'Do Tell me. Now.\n', 'It is so. ']);
		await lawfully(engine, write.splice(document, 22, 'It is so. ', ''));
		await lawfully(engine, write.splice(document, 4, ' Do Tell', 'Tell'));
		expect((await wordsOf(document)).slice(0, 3)).toEqual(['Why?Tell', ' me. Now.\n', 'And so.\n']);
		await lawfully(engine, { ...write.base('document.remove'), guid: document });
		expect(await units(document)).toEqual([]);
	});
});
