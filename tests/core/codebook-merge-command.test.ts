import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonical, type Codebook } from '../../src/lib/core/codebook.ts';
import { changesTo, type CodebookChanges } from '../../src/lib/core/codebook-changes.ts';
import { mergeCodebooks, planMerge } from '../../src/lib/core/codebook-merge.ts';
import {
	asHeld,
	codebookToCodes,
	rowsToCodebook,
	type CodebookRows
} from '../../src/lib/core/codebook-rows.ts';
import { derivedGuid } from '../../src/lib/core/derived-guid.ts';
import { guidShape, type Code, type Coding, type Memo } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { book, code, codebooks, edited, edits, guid, set, texts } from './codebooks.ts';
import { lawfully, refused } from './law.ts';
import { bo, commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
});

async function rows(): Promise<CodebookRows> {
	const { tables } = await contentsOf(engine);
	return {
		codes: Object.values(tables.code),
		sets: Object.values(tables.codeSet),
		members: Object.values(tables.codeSetMember)
	} as CodebookRows;
}
async function here(): Promise<Codebook> {
	return canonical({ name: { en: 'Test' }, memo: {}, ...rowsToCodebook(await rows(), 'en') });
}
const command = async (merged: Codebook, passagesTo?: ReadonlyMap<string, string>) => ({
	...write.base('codebook.merge'),
	name: 'Theirs',
	versions: [],
	...changesTo(await rows(), merged, 'en', passagesTo)
});
const isNoChange = ({ codes, sets, members }: CodebookChanges): boolean =>
	[codes, sets, members].every((part) => Object.values(part).every((list) => !list.length));
const memoOn = (target: string) => ({
	...write.base('memo.add'),
	guid: derivedGuid('memo'),
	target: 'code',
	about: target,
	range: null,
	memoType: 'analytic',
	title: '',
	body: 'x'
});
const codings = async (): Promise<Coding[]> =>
	(Object.values((await contentsOf(engine)).tables.coding) as Coding[]).sort(
		(a, b) => (a.start ?? 0) - (b.start ?? 0)
	);

describe('codebook.merge', () => {
	it('makes the codebook of the project the merged one, in one step that can be undone', async () => {
		const first = book(
			[code(1), code(2, 1, { key: 'q' }), code(3), code(4)],
			[set(50, [2, 3], { residual: guid(3) })]
		);
		await lawfully(engine, await command(first));
		expect(await here()).toEqual(first);
		const second = book(
			[
				code(3, null, {
					color: '#000000',
					texts: { en: { ...texts('Three'), definition: 'd' }, sv: texts('Tre') }
				}),
				code(2, 3),
				code(7, 2, { key: 'q' }),
				code(1, null, { applicable: false })
			],
			[set(51, [7]), set(50, [7, 2], { exclusive: true, note: 'n' })]
		);
		const done = await lawfully(engine, await command(second));
		expect(await here()).toEqual(second);
		expect(done.line).toEqual({
			key: 'history.codebook.merge',
			values: { name: 'Theirs', added: 1, edited: 3, removed: 1, passages: 0, unions: 0 }
		});
		expect(await refused(engine, await command(second))).toEqual({ type: 'nothingToDo' });
	});

	it('gives any codebook that a merge gives, loses no passage, and does nothing more the second time', async () => {
		await fc.assert(
			fc.asyncProperty(codebooks(1, 8), edits, edits, fc.nat(), async (drawn, first, second, some) => {
				engine = await openEngine();
				const base = asHeld(drawn, 'en');
				const mine = asHeld(edited(base, first, 2000), 'en');
				const theirs = asHeld(edited(base, second, 3000), 'en');
				if (mine.codes.length || mine.sets.length) await lawfully(engine, await command(mine));
				const document = write.incoming([['Ann', 'x'.repeat(60)]]);
				await lawfully(engine, write.importOf([document]));
				const coded = mine.codes.filter(({ applicable }, i) => applicable && (some >> i) & 1);
				const places = coded.map(({ guid }, i) => ({
					document: document.guid,
					code: guid,
					start: i * 2,
					end: i * 2 + 3
				}));
				if (places.length) await lawfully(engine, write.addCoding(places));
				const passages = new Map(coded.map(({ guid }) => [guid, 1]));
				const plan = planMerge({ base, mine, theirs, passages });
				const heir = mergeCodebooks(plan).codes.find(
					({ guid, applicable }) => applicable && !passages.has(guid)
				)?.guid;
				const going =
					heir && some % 2 ? plan.lines.filter((line) => line.kind === 'removed' && line.passages) : [];
				const merged = mergeCodebooks(plan, new Map(going.map(({ id }) => [id, 'theirs'])));
				if (merged.codes.some(({ guid }) => guid === heir) || !going.length) {
					const to = new Map(going.map(({ guid }) => [guid, heir as string]));
					const wanted = await command(merged, to);
					if (!isNoChange(wanted)) await lawfully(engine, wanted);
					expect({ ...(await here()), ...head }).toEqual({ ...merged, ...head });
				}
				const covered = new Set(
					(await codings()).flatMap(({ start, end }) =>
						[...Array(end! - start!).keys()].map((n) => n + start!)
					)
				);
				for (const { start } of places)
					for (const at of [start, start + 1, start + 2]) expect(covered.has(at)).toBe(true);
				expect(isNoChange(changesTo(await rows(), await here(), 'en'))).toBe(true);
			}),
			{ seed: 1, numRuns: process.env['SAMTAL_LONG'] ? 200 : 15 }
		);
	});
	const head = { name: {}, memo: {} };

	describe('with passages under a code that goes', () => {
		const theirs = book([code(1), code(3)]);
		let document: { guid: string };
		beforeEach(async () => {
			await lawfully(engine, await command(book([code(1), code(2, 1), code(3)])));
			document = write.incoming([['Ann', 'Hello wide world']]);
			await lawfully(engine, write.importOf([document as never]));
			const place = (n: number, start: number, end: number) => ({
				document: document.guid,
				code: guid(n),
				start,
				end
			});
			await lawfully(engine, write.addCoding([place(2, 0, 5), place(1, 3, 9), place(2, 11, 16)]));
		});

		it('is refused until it is said where they go', async () => {
			expect(await refused(engine, await command(theirs))).toEqual({
				type: 'passagesLeft',
				code: 'Code 2',
				count: 2
			});
		});

		it('moves them, and overlapping ones unite, as history tells', async () => {
			const done = await lawfully(engine, await command(theirs, new Map([[guid(2), guid(1)]])));
			expect(done.line.values).toMatchObject({ removed: 1, passages: 2, unions: 1 });
			expect((await codings()).map(({ code, start, end }) => [code, start, end])).toEqual([
				[guid(1), 0, 9],
				[guid(1), 11, 16]
			]);
		});

		it('is refused where they would go to a code that goes too, or that only groups', async () => {
			const to = async (n: number, merged: Codebook) =>
				(await refused(engine, await command(merged, new Map([[guid(2), guid(n)]])))).type;
			expect(await to(2, theirs)).toBe('notFound');
			expect(await to(1, book([code(1, null, { applicable: false }), code(3)]))).toBe('onlyGroups');
		});

		it('keeps what is written about the code: under the one that takes its place, else on the project', async () => {
			await lawfully(engine, memoOn(guid(2)));
			await lawfully(engine, await command(theirs, new Map([[guid(2), guid(3)]])));
			const memos = async () => Object.values((await contentsOf(engine)).tables.memo) as Memo[];
			expect(await memos()).toMatchObject([{ target: 'code', code: guid(3) }]);
			await lawfully(engine, {
				...write.base('coding.remove'),
				guids: (await codings()).filter((one) => one.code === guid(3)).map((one) => one.guid)
			});
			await lawfully(engine, await command(book([code(1)])));
			expect(await memos()).toMatchObject([{ target: 'project', code: null }]);
		});
	});

	it('is refused when it would leave a circle, an orphan, a key twice or a residual code outside its set', async () => {
		await lawfully(engine, await command(book([code(1), code(2, 1, { key: 'q' })], [set(50, [2])])));
		const none = await command(await here());
		const edit = (guid: string, fields: object) => ({
			...none,
			codes: { ...none.codes, edited: [{ guid, fields }] }
		});
		expect((await refused(engine, edit(guid(1), { parent: guid(2) }))).type).toBe('insideItself');
		expect((await refused(engine, edit(guid(1), { parent: guid(9) }))).type).toBe('notFound');
		expect((await refused(engine, edit(guid(1), { key: 'q' }))).type).toBe('keyTaken');
		expect((await refused(engine, edit(guid(1), { key: 'c' }))).type).toBe('keyReserved');
		const removed = { ...none.codes, removed: [{ guid: guid(1), passagesTo: null }] };
		expect((await refused(engine, { ...none, codes: removed })).type).toBe('notFound');
		const sets = { ...none.sets, edited: [{ guid: guid(50), fields: { residual: guid(1) } }] };
		expect((await refused(engine, { ...none, sets })).type).toBe('residualOutside');
		const double = codebookToCodes(book([code(1)]), 'en');
		expect((await refused(engine, { ...none, codes: { ...none.codes, added: double } })).type).toBe(
			'guidTaken'
		);
		expect((await refused(engine, { ...none, coder: bo.guid })).type).toBe('notFound');
	});
});

describe('a codebook held by a project', () => {
	it('is the same again when it comes out', () => {
		fc.assert(
			fc.property(codebooks(), fc.constantFrom('en', 'sv', 'de'), (drawn, language) => {
				const held = asHeld(drawn, language);
				expect(asHeld(held, language)).toEqual(held);
				const codes = codebookToCodes(held, language) as Code[];
				const out = rowsToCodebook({ codes, sets: [], members: [] }, language);
				expect(out.codes).toEqual(held.codes);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it('has GUIDs that follow from their texts', () => {
		expect(guidShape.safeParse(derivedGuid('a')).success).toBe(true);
		expect(derivedGuid('a')).toBe(derivedGuid('a'));
		expect(derivedGuid('a')).not.toBe(derivedGuid('b'));
	});
});
