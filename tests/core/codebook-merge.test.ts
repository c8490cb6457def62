import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, versionIdOf, type Codebook } from '../../src/lib/core/codebook.ts';
import { mergeCodebooks, openConflicts, planMerge, type Choice } from '../../src/lib/core/codebook-merge.ts';
import { book, code, codebooks, edited, edits, guid, set, texts } from './codebooks.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 1000 : 100;

const triples = fc
	.record({ base: codebooks(), first: edits, second: edits, third: edits })
	.map(({ base, first, second, third }) => ({
		base,
		mine: edited(base, first, 2000),
		theirs: edited(base, second, 3000),
		third: edited(base, third, 4000)
	}));

const merged = (base: Codebook | null, mine: Codebook, theirs: Codebook): Codebook =>
	mergeCodebooks(planMerge({ base, mine, theirs }));

/** What is wrong with a codebook: nothing in a lawful one. */
function broken({ codes, sets }: Codebook): string[] {
	const wrong: string[] = [];
	const before = new Set<string>();
	const keys = new Set<string>();
	for (const { guid, parent, key, texts } of codes) {
		if (before.has(guid)) wrong.push(`${guid} twice`);
		if (parent !== null && !before.has(parent)) wrong.push(`${guid} has no parent before it`);
		if (key !== null && keys.has(key)) wrong.push(`${key} twice`);
		if (!Object.values(texts).some(({ name }) => name.trim())) wrong.push(`${guid} has no name`);
		before.add(guid);
		if (key !== null) keys.add(key);
	}
	for (const { residual, codes } of sets) {
		for (const one of [...codes, ...(residual === null ? [] : [residual])])
			if (!before.has(one)) wrong.push(`a set holds ${one}`);
	}
	return wrong;
}

describe('a merge of codebooks, for any three', () => {
	it('changes nothing when theirs is the base', () => {
		fc.assert(
			fc.property(triples, ({ base, mine }) => {
				expect(merged(base, mine, base)).toEqual(mine);
			}),
			{ seed: 1, numRuns }
		);
	});

	it('gives theirs when mine is the base', () => {
		fc.assert(
			fc.property(triples, ({ base, theirs }) => {
				const plan = planMerge({ base, mine: base, theirs });
				expect(openConflicts(plan)).toEqual([]);
				expect(mergeCodebooks(plan)).toEqual(theirs);
				expect(versionIdOf(mergeCodebooks(plan))).toBe(versionIdOf(theirs));
			}),
			{ seed: 1, numRuns }
		);
	});

	it('changes nothing when the same is merged again, from the same base or from what was merged', () => {
		fc.assert(
			fc.property(triples, ({ base, mine, theirs }) => {
				const once = merged(base, mine, theirs);
				expect(merged(base, once, theirs)).toEqual(once);
				expect(merged(theirs, once, theirs)).toEqual(once);
				const twoWay = merged(null, mine, theirs);
				expect(merged(null, twoWay, theirs)).toEqual(twoWay);
			}),
			{ seed: 1, numRuns }
		);
	});

	it('has no line where both sides are the same, with a base or without', () => {
		fc.assert(
			fc.property(triples, ({ base, mine }) => {
				for (const from of [base, null])
					expect(planMerge({ base: from, mine, theirs: mine }).lines).toEqual([]);
			}),
			{ seed: 1, numRuns }
		);
	});

	it('gives a lawful codebook, whatever is chosen, in which no code with passages is gone unless that was chosen', () => {
		fc.assert(
			fc.property(
				triples,
				fc.array(fc.constantFrom<Choice>('mine', 'theirs', 'both'), { minLength: 1 }),
				fc.nat(),
				({ base, mine, theirs }, choices, some) => {
					const passages = new Map(
						mine.codes.filter((_, i) => (some >> (i % 20)) & 1).map(({ guid }) => [guid, 2])
					);
					for (const from of [base, null]) {
						const plan = planMerge({ base: from, mine, theirs, passages });
						const byDefault = mergeCodebooks(plan);
						expect(broken(byDefault)).toEqual([]);
						expect(canonical(byDefault)).toEqual(byDefault);
						const held = new Set(byDefault.codes.map(({ guid }) => guid));
						for (const guid of passages.keys()) expect(held.has(guid)).toBe(true);
						const decisions = new Map(
							plan.lines.map(({ id }, i) => [id, choices[i % choices.length] as Choice])
						);
						const decided = mergeCodebooks(plan, decisions);
						expect(broken(decided)).toEqual([]);
						const left = new Set(decided.codes.map(({ guid }) => guid));
						for (const guid of passages.keys())
							if (!left.has(guid)) expect(decisions.get(`code ${guid}`)).toBe('theirs');
					}
				}
			),
			{ seed: 1, numRuns }
		);
	});

	it('doesn’t care whose edits are whose where they touch different codes', () => {
		fc.assert(
			fc.property(codebooks(), edits, edits, (base, first, second) => {
				const even = (guid: string): boolean => Number(guid.at(-1)) % 2 === 0;
				const fields = ({ what }: { what: number }): boolean => ![0, 5, 6, 7, 8, 9].includes(what);
				const a = edited(base, first.filter(fields), 2000, even);
				const b = edited(base, second.filter(fields), 3000, (guid) => !even(guid));
				expect(openConflicts(planMerge({ base, mine: a, theirs: b }))).toEqual([]);
				expect(merged(base, a, b)).toEqual(merged(base, b, a));
			}),
			{ seed: 1, numRuns }
		);
	});

	it('doesn’t care who added which codes', () => {
		fc.assert(
			fc.property(codebooks(), edits, edits, (base, first, second) => {
				const adds = ({ what }: { what: number }): boolean => what === 0;
				const a = edited(base, first.filter(adds), 2000);
				const b = edited(base, second.filter(adds), 3000);
				expect(merged(base, a, b)).toEqual(merged(base, b, a));
			}),
			{ seed: 1, numRuns }
		);
	});
});

describe('a line of a merge', () => {
	const base = book([code(1), code(2, 1), code(3)]);
	const planned = (mine: Codebook, theirs: Codebook, passages = new Map<string, number>()) =>
		planMerge({ base, mine, theirs, passages });
	const only = (plan: { lines: readonly { id: string }[] }) => plan.lines.map(({ id }) => id);
	const named = (n: number, name: string, parent: number | null = null) =>
		code(n, parent, { texts: { en: texts(name) } });

	it('is theirs for what only theirs changed and mine for what only mine changed', () => {
		const plan = planned(
			book([named(1, 'A'), code(2, 1), code(3)]),
			book([code(1), code(2, 1), named(3, 'C')])
		);
		expect(plan.lines).toMatchObject([
			{ id: `code ${guid(1)} name.en`, kind: 'renamed', from: 'mine', choice: 'mine', conflict: false },
			{
				id: `code ${guid(3)} name.en`,
				from: 'theirs',
				choice: 'theirs',
				there: { key: 'codebook.difference.code.renamed' }
			}
		]);
	});

	it('is a conflict for what both changed, and rules may be joined', () => {
		const ruled = (definition: string) =>
			code(3, null, { texts: { en: { ...texts('Code 3'), definition } } });
		const plan = planned(
			book([code(1), code(2, 1), ruled('here')]),
			book([code(1), code(2, 1), ruled('there')])
		);
		const [line] = openConflicts(plan);
		expect(line).toMatchObject({ from: 'both', choices: ['mine', 'theirs', 'both'], choice: 'mine' });
		const text = (choice: Choice) =>
			mergeCodebooks(plan, new Map([[line!.id, choice]])).codes.find((one) => one.guid === guid(3))?.texts.en
				?.definition;
		expect((['mine', 'theirs', 'both'] as const).map(text)).toEqual(['here', 'there', 'here\n\nthere']);
	});

	it('is a conflict for a code that theirs deleted and that has passages here', () => {
		const theirs = book([code(1), code(3)]);
		expect(openConflicts(planned(base, theirs))).toEqual([]);
		const plan = planned(base, theirs, new Map([[guid(2), 4]]));
		expect(openConflicts(plan)).toMatchObject([{ id: `code ${guid(2)}`, kind: 'removed', passages: 4 }]);
		expect(mergeCodebooks(plan).codes).toHaveLength(3);
		expect(mergeCodebooks(plan, new Map([[`code ${guid(2)}`, 'theirs']]))).toEqual(theirs);
	});

	it('is a conflict for a code that one side deleted and the other put a code below', () => {
		const under = book([code(1), code(2, 1), code(9, 2), code(3)]);
		const without = book([code(1), code(3)]);
		const here = planned(under, without);
		expect(openConflicts(here).map(({ id }) => id)).toEqual([`code ${guid(2)}`]);
		expect(mergeCodebooks(here)).toEqual(under);
		expect(mergeCodebooks(here, new Map([[`code ${guid(2)}`, 'theirs']]))).toEqual(
			book([code(1), code(9, 1), code(3)])
		);
		const there = planned(without, under);
		expect(openConflicts(there).map(({ id }) => id)).toEqual([`code ${guid(2)}`]);
		expect(mergeCodebooks(there)).toEqual(book([code(1), code(9, 1), code(3)]));
	});

	it('is a conflict for moves that would close a circle', () => {
		const plan = planned(book([code(3), code(1, 3), code(2, 1)]), book([code(1), code(2, 1), code(3, 2)]));
		expect(openConflicts(plan)).toMatchObject([{ id: `code ${guid(3)} parent`, kind: 'moved' }]);
		expect(broken(mergeCodebooks(plan))).toEqual([]);
	});

	it('is a conflict for a key that the other side gave to another code', () => {
		const plan = planned(
			book([code(1, null, { key: 'a' }), code(2, 1), code(3)]),
			book([code(1), code(2, 1), code(3), code(8, null, { key: 'a' })])
		);
		const [line] = openConflicts(plan);
		expect(line?.id).toBe(`code ${guid(8)} key`);
		const keys = (choice: Choice) =>
			mergeCodebooks(plan, new Map([[line!.id, choice]])).codes.map(({ key }) => key);
		expect(keys('mine')).toEqual(['a', null, null, null]);
		expect(keys('theirs')).toEqual([null, null, null, 'a']);
	});

	it('leaves sets as the union of what both put in, and takes out what one side took out', () => {
		const with_ = (...members: number[]) => book(base.codes, [set(50, members)]);
		const plan = planMerge({ base: with_(1, 2), mine: with_(1, 2, 3), theirs: with_(2) });
		expect(mergeCodebooks(plan).sets[0]?.codes).toEqual([guid(2), guid(3)]);
	});

	it('says nothing of what a format can’t carry', () => {
		const theirs = book([code(1, null, { color: '#000000' }), code(2, 1), code(3)]);
		expect(only(planMerge({ base: null, mine: base, theirs, silent: new Set(['color']) }))).toEqual([]);
		expect(
			only(planMerge({ base: null, mine: base, theirs, silent: new Set([`${guid(1)} color`]) }))
		).toEqual([]);
		expect(only(planMerge({ base: null, mine: base, theirs }))).toEqual([`code ${guid(1)} color`]);
	});
});

describe('two codebooks without an ancestor', () => {
	const mine = book([named('A', 1), named('B', 2, 1), named('C', 3)]);
	function named(name: string, n: number, parent: number | null = null) {
		return code(n, parent, { texts: { en: texts(name) } });
	}

	it('know their codes by path and then by a name that each has once', () => {
		const theirs = book([named('a ', 21), named('B', 22, 21), named('c', 23, 21), named('New', 24, 22)]);
		const plan = planMerge({ base: null, mine, theirs });
		expect(plan.sides.theirs.codes.map((one) => [one.guid, one.parent])).toEqual([
			[guid(1), null],
			[guid(2), guid(1)],
			[guid(24), guid(2)],
			[guid(3), guid(1)]
		]);
		expect(openConflicts(plan).map(({ kind }) => kind)).toEqual(['renamed', 'renamed', 'moved']);
		expect(mergeCodebooks(plan).codes).toHaveLength(4);
	});

	it('keep what only one of them has, and what only one has filled in', () => {
		const theirs = book([
			code(1, null, { key: 'q', texts: { en: { ...texts('A'), definition: 'd' }, sv: texts('Å') } })
		]);
		const plan = planMerge({ base: null, mine, theirs });
		expect(openConflicts(plan)).toEqual([]);
		expect(mergeCodebooks(plan).codes[0]).toMatchObject({
			key: 'q',
			texts: { en: { definition: 'd' }, sv: { name: 'Å' } }
		});
		expect(mergeCodebooks(plan).codes).toHaveLength(3);
	});
});
