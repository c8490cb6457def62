import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wordWays, type SearchFilter, type WordWay } from '../../src/lib/core/search/search.ts';
import type { AutoUnit } from '../../src/lib/core/search/places.ts';
import type { ShownPlace } from '../../src/lib/storage/queries/auto-places.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { alphabet, naiveHits, someLetters, written } from '../core/search/naive-search.ts';
import { bo, commandWriter, type Said } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { openEngine } from './open-engine.ts';
import { everywhere, indexAll, searched } from './searching.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 60 : 4;
const noBlankMarks = alphabet.filter(({ given }) => !'.-❤\ufe0f'.includes(given));

describe('a search of a project', () => {
	it('finds what a plain scan finds, with an index of now, of before an edit, or none', async () => {
		const someTexts = fc.array(someLetters(25), { minLength: 1, maxLength: 4 });
		const someQuery = fc.record({
			way: fc.constantFrom(...wordWays),
			letters: fc.array(fc.constantFrom(...noBlankMarks), { minLength: 1, maxLength: 3 }),
			matchCase: fc.boolean(),
			matchMarks: fc.boolean()
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(someTexts, { minLength: 1, maxLength: 3 }),
				fc.array(someQuery, { minLength: 6, maxLength: 6 }),
				async (texts, queries) => {
					const engine = await openEngine();
					const write = commandWriter(6);
					const incoming = texts.map((turns, i) =>
						write.incoming(
							turns.map((letters): Said => ['Ann', written(letters)]),
							`Document ${i}`
						)
					);
					await engine.run(write.importOf(incoming), ada);
					const [first] = incoming as [(typeof incoming)[0]];
					const edits: (() => Promise<unknown>)[] = [
						async () => undefined,
						() => engine.run(write.splice(first.guid, 0, '', 'Åsa e\u0301 '), ada),
						() => engine.run(write.importOf([write.incoming([['Eve', 'a\u030a é 😀 a']], 'Late')]), ada),
						() => engine.run({ ...write.base('document.remove'), guid: first.guid }, ada),
						() => engine.undo(ada.guid, write.time()),
						() => engine.undo(ada.guid, write.time()),
						() => engine.undo(ada.guid, write.time())
					];
					for (const edit of edits) {
						await edit();
						for (const query of queries) await expectPlain(engine, query);
						indexAll(engine);
						for (const query of queries) await expectPlain(engine, query);
					}
					await engine.close();
				}
			),
			{ seed: 2, numRuns }
		);
	});

	it('is bounded by speaker, case, document, facilitators and codes', async () => {
		const engine = await openEngine();
		const write = commandWriter(6);
		const one = write.incoming([
			['M', 'What of the school?'],
			['Ann', 'The school is far. My school.'],
			['Bob', 'No school.']
		]);
		const two = write.incoming([['Ann', 'A school again.']], 'Second');
		await engine.run(write.importOf([one, two]), ada);
		const code = write.code('Place');
		await engine.run(write.addCode(code), ada);
		const start = one.turns[0]!.text.length + 1;
		await engine.run(write.addCoding([{ document: one.guid, code: code.guid, start, end: start + 18 }]), ada);
		const places = async (filter: Partial<SearchFilter>) =>
			(await searched(engine, { text: 'school', way: 'words' }, { ...everywhere, ...filter })).map(
				({ document, turn, speaker }) => `${document === one.guid ? 1 : 2}.${turn} ${speaker}`
			);
		const all = ['1.1 M', '1.2 Ann', '1.2 Ann', '1.3 Bob', '2.1 Ann'];
		const coded = (side: 'within' | 'outside', coder: string | null) =>
			places({ coded: { codes: [code.guid], coder, side } });
		const within = (fields: Partial<SearchFilter['within']>) =>
			places({ within: { ...everywhere.within, ...fields } });
		for (const index of [() => 0, () => indexAll(engine)]) {
			index();
			expect(await places({})).toEqual(all);
			expect(await within({ speakers: ['Ann'] })).toEqual(['1.2 Ann', '1.2 Ann', '2.1 Ann']);
			expect(await within({ facilitators: 'out' })).toEqual(all.slice(1));
			expect(await within({ documents: [two.guid] })).toEqual(['2.1 Ann']);
			expect(await within({ cases: [] })).toEqual([]);
			expect(await coded('within', ada.guid)).toEqual(['1.2 Ann']);
			expect(await coded('within', bo.guid)).toEqual([]);
			expect(await coded('outside', null)).toEqual(['1.1 M', '1.2 Ann', '1.3 Bob', '2.1 Ann']);
		}
		await engine.close();
	});

	it('lists what auto-coding would code, and which of it is coded already', async () => {
		const engine = await openEngine();
		const write = commandWriter(6);
		const one = write.incoming([
			['M', 'And school?'],
			['Ann', 'It is far. The school is far away, my school. 😀']
		]);
		await engine.run(write.importOf([one]), ada);
		const code = write.code('Place');
		await engine.run(write.addCode(code), ada);
		const hits = await searched(engine, { text: 'school', way: 'words' });
		const list = (unit: AutoUnit) =>
			engine.query('autoPlaces', {
				hits: [{ document: one.guid, ranges: hits }],
				unit,
				code: code.guid,
				coder: ada.guid
			});
		expect(list('match').map(({ before, words, after }) => [before, words, after])).toEqual([
			['And ', 'school', '?'],
			['It is far. The ', 'school', ' is far away, my school. 😀'],
			['It is far. The school is far away, my ', 'school', '. 😀']
		]);
		const sentences = list('sentence');
		expect(sentences.map(({ words, hits: n, turn, speaker }) => [words, n, turn, speaker])).toEqual([
			['And school?', 1, 1, 'M'],
			['The school is far away, my school.', 2, 2, 'Ann']
		]);
		const [, second] = sentences as [ShownPlace, ShownPlace];
		const command = write.addCoding([
			{ document: second.document, code: code.guid, start: second.start, end: second.end }
		]);
		expect((await engine.run({ ...command, auto: true }, ada)).ok).toBe(true);
		expect(list('sentence').map(({ coded }) => coded)).toEqual([false, true]);
		expect(list('match').map(({ coded }) => coded)).toEqual([false, true, true]);
		expect(list('turn').map(({ coded }) => coded)).toEqual([false, false]);
		const auto = (which: 'only' | 'none') =>
			engine.query('passages', {
				codes: null,
				coder: null,
				documents: null,
				auto: which,
				limit: null,
				offset: 0
			}).total;
		expect([auto('only'), auto('none')]).toEqual([1, 0]);
		await engine.undo(ada.guid, write.time());
		expect(list('sentence').map(({ coded }) => coded)).toEqual([false, false]);
		await engine.close();
	});

	it('shows each hit in its context, and indexes a long document in several stretches', async () => {
		const engine = await openEngine();
		const write = commandWriter(6);
		const long = `${'före '.repeat(30)}Skolan${' efter'.repeat(30)}`;
		const turns = Array.from({ length: 900 }, (): Said => ['Ann', long]);
		await engine.run(write.importOf([write.incoming(turns)]), ada);
		expect(indexAll(engine)).toBeGreaterThan(2);
		const hits = await searched(engine, { text: 'skolan', way: 'words' });
		expect(hits).toHaveLength(900);
		expect(hits[1]).toMatchObject({ start: long.length + 151, turn: 2, speaker: 'Ann', words: 'Skolan' });
		expect(hits[1]!.before).toBe('före '.repeat(28));
		expect(hits[1]!.after).toBe(`${' efter'.repeat(23)} e`);
		await engine.close();
	});
});

async function expectPlain(
	engine: Engine,
	query: { way: WordWay; letters: (typeof alphabet)[number][]; matchCase: boolean; matchMarks: boolean }
): Promise<void> {
	const { way, letters, matchCase, matchMarks } = query;
	const text = written(letters);
	if (!text.trim() || (way !== 'part' && way !== 'pattern' && !letters.some(({ kind }) => kind === 'letter')))
		return;
	const hits = await searched(engine, { text, way, matchCase, matchMarks });
	const plain = engine.query('overview', {}).documents.flatMap(({ guid }) =>
		engine.query('document', { guid }).turns.flatMap((turn) =>
			naiveHits(lettersOf(turn.text), letters, way, { matchCase, matchMarks }).map(({ start, end }) => ({
				document: guid,
				start: turn.start + start,
				end: turn.start + end
			}))
		)
	);
	expect(hits.map(({ document, start, end }) => ({ document, start, end }))).toEqual(plain);
}

/** Reads a text of the alphabet back into its letters, the longest first. */
function lettersOf(text: string): (typeof alphabet)[number][] {
	const longestFirst = [...alphabet, ...ownLetters].sort((a, b) => b.given.length - a.given.length);
	const letters: (typeof alphabet)[number][] = [];
	for (let at = 0; at < text.length;) {
		const next = longestFirst.find(({ given }) => text.startsWith(given, at));
		if (!next) throw new Error(`no letter at ${at} of ${JSON.stringify(text)}`);
		letters.push(next);
		at += next.given.length;
	}
	return letters;
}

const ownLetters: typeof alphabet = [
	{ given: 's', exact: 's', small: 's', bare: 's', bareSmall: 's', kind: 'letter' }
];
