/** What coders agree on: the stretches against a count character by character, and the commands that keep them. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { agreedStretches, consensusGuid } from '../../src/lib/core/consensus.ts';
import type { Coder, Coding } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine, projectGuid } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { bo, commandWriter, type CommandWriter } from './write-commands.ts';

const cai: Coder = { guid: '00000000-0000-4000-8000-00000000000c', name: 'Cai', color: '#2f6f9e' };
const holder = consensusGuid(projectGuid);

describe('agreedStretches', () => {
	const length = 40;
	/** Passages of each coder that share no character with each other; they may touch. */
	const somePassages = fc
		.array(fc.tuple(fc.nat(2), fc.nat(length - 1), fc.integer({ min: 1, max: 12 })), { maxLength: 14 })
		.map((given) => {
			const taken = new Set<string>();
			return given.flatMap(([coder, start, size]) => {
				const end = Math.min(length, start + size);
				const marks = Array.from({ length: end - start }, (_, i) => `${coder} ${start + i}`);
				if (marks.some((mark) => taken.has(mark))) return [];
				for (const mark of marks) taken.add(mark);
				return [{ coder: String(coder), start, end }];
			});
		});

	it('are the longest runs of characters with enough coders, who have half of a passage of theirs there', () => {
		let some = 0;
		fc.assert(
			fc.property(somePassages, fc.integer({ min: 2, max: 3 }), (passages, least) => {
				const codersAt = (at: number): number =>
					new Set(passages.filter(({ start, end }) => start <= at && at < end).map(({ coder }) => coder))
						.size;
				const expected: { start: number; end: number }[] = [];
				for (let start = 0; start < length; start++) {
					let end = start;
					while (end < length && codersAt(end) >= least) end++;
					const inside = (passage: { start: number; end: number }): number => {
						let n = 0;
						for (let at = passage.start; at < passage.end; at++) if (at >= start && at < end) n++;
						return n / (passage.end - passage.start);
					};
					const mostly = passages.filter((passage) => inside(passage) >= 0.5).map(({ coder }) => coder);
					if (end > start && new Set(mostly).size >= least) expected.push({ start, end });
					start = end;
				}
				some += expected.length;
				expect(agreedStretches(passages, least)).toEqual(expected);
			}),
			{ seed: 1, numRuns: 500 }
		);
		expect(some).toBeGreaterThan(100);
	});

	it('are none where ends only happen to meet', () => {
		const passages = [
			{ coder: 'a', start: 0, end: 100 },
			{ coder: 'b', start: 95, end: 200 }
		];
		expect(agreedStretches(passages, 2)).toEqual([]);
		expect(agreedStretches([passages[0]!, { coder: 'b', start: 50, end: 100 }], 2)).toEqual([
			{ start: 50, end: 100 }
		]);
	});
});

describe('the consensus', () => {
	let engine: Engine;
	let write: CommandWriter;
	let document: string;
	let code: string;

	beforeEach(async () => {
		engine = await openEngine();
		write = commandWriter();
		const incoming = write.incoming([['Ann', 'Two 😀 three. And more words.']]);
		const row = write.code('Risk');
		[document, code] = [incoming.guid, row.guid];
		await lawfully(engine, write.importOf([incoming]));
		await lawfully(engine, write.addCode(row));
		await lawfully(engine, { ...write.base('coder.add'), coders: [bo, cai] });
	});

	const coded = async (by: Coder, start: number, end: number): Promise<string> => {
		const command = write.addCoding([{ document, code, start, end }], null, by);
		await lawfully(engine, command, by);
		return (command.codings[0] as { guid: string }).guid;
	};
	const add = (...codings: string[]) => ({ ...write.base('consensus.add'), codings, called: 'Consensus' });
	const fill = (least: 'all' | 'two' = 'all', documents = [document]) => ({
		...write.base('consensus.fill'),
		documents,
		least,
		called: 'Consensus'
	});
	const tables = async () => (await contentsOf(engine)).tables;
	const held = async (): Promise<Coding[]> =>
		(Object.values((await tables()).coding) as Coding[])
			.filter(({ coder }) => coder === holder)
			.sort((a, b) => (a.start ?? -1) - (b.start ?? -1));

	it('is made with the first passages that are agreed on; these stay their coder’s, and begin bare', async () => {
		const guid = await coded(ada, 0, 6);
		const fields = { star: true, weight: 2, condensation: 'c' };
		await lawfully(engine, { ...write.base('coding.edit'), guids: [guid], fields });
		await lawfully(engine, add(guid));
		expect((await tables()).coder[holder]).toMatchObject({ name: 'Consensus' });
		const bare = { star: false, weight: null, condensation: '', auto: false, quote: 'Two 😀' };
		expect(await held()).toMatchObject([{ start: 0, end: 6, ...bare }]);
		expect((await tables()).coding[guid]).toMatchObject({ coder: ada.guid, star: true });
		expect((await refused(engine, add(guid))).type).toBe('nothingToDo');
		const [own] = await held();
		expect((await refused(engine, add(own!.guid))).type).toBe('nothingToDo');
		expect((await refused(engine, add('99999999-0000-4000-8000-000000000009'))).type).toBe('notFound');
	});

	it('tells how many passages were taken in, and not those that were there already', async () => {
		const [first, second] = [await coded(ada, 0, 6), await coded(ada, 7, 13)];
		const [same, shorter] = [await coded(bo, 7, 13), await coded(bo, 0, 3)];
		const took = async (...codings: string[]) => (await lawfully(engine, add(...codings))).line;
		const line = (count: number) => ({ key: 'history.consensus.add', values: { count } });
		expect(await took(first)).toEqual(line(1));
		expect(await took(first, shorter, second, same)).toEqual(line(1));
		expect(await held()).toHaveLength(2);
		const longer = await coded(cai, 10, 22);
		const apart = await coded(cai, 24, 28);
		expect(await took(first, longer, apart)).toEqual(line(2));
		expect(await held()).toMatchObject([{ end: 6 }, { start: 7, end: 22 }, { start: 24 }]);
	});

	it('takes in what all agree on, and leaves what was settled as it is', async () => {
		await coded(ada, 0, 6);
		expect((await refused(engine, fill())).type).toBe('nothingToDo');
		await coded(bo, 0, 10);
		const later = await coded(bo, 18, 22);
		const done = await lawfully(engine, fill());
		expect(done.line).toEqual({ key: 'history.consensus.fill', values: { count: 1 } });
		expect(await held()).toMatchObject([{ start: 0, end: 6, quote: 'Two 😀' }]);
		const [first] = await held();
		const resize = { ...write.base('coding.resize'), guid: first!.guid, start: 0, end: 13 };
		await lawfully(engine, resize);
		await coded(ada, 18, 22);
		await lawfully(engine, fill());
		expect(await held()).toMatchObject([
			{ start: 0, end: 13 },
			{ start: 18, end: 22 }
		]);
		expect((await tables()).coding[later]).toMatchObject({ coder: bo.guid });
		expect((await refused(engine, fill())).type).toBe('nothingToDo');
	});

	it('hears whoever has been through the document, coding or not, unless any two are enough', async () => {
		await coded(ada, 0, 6);
		await coded(bo, 0, 6);
		const set = (state: string) => ({
			...write.base('assignment.set', cai),
			guid: write.guid(),
			document,
			state
		});
		await lawfully(engine, set('finished'), cai);
		expect((await refused(engine, fill())).type).toBe('nothingToDo');
		await lawfully(engine, fill('two'));
		expect(await held()).toHaveLength(1);
		expect((await engine.undo(ada.guid, '2026-04-01T00:00:00Z')).ok).toBe(true);
		await lawfully(engine, set('coding'), cai);
		await lawfully(engine, fill());
		expect(await held()).toHaveLength(1);
	});

	it('counts as one coder among the others', async () => {
		await coded(ada, 0, 6);
		await coded(bo, 2, 8);
		await lawfully(engine, fill('two'));
		const { consensus } = engine.query('overview', {});
		expect(consensus).toBe(holder);
		const passages = (coder: string | null): number =>
			engine.query('passages', { codes: [code], coder, documents: null, limit: 9, offset: 0 }).total;
		expect(passages(consensus)).toBe(1);
		expect(await held()).toMatchObject([{ start: 2, end: 6 }]);
	});
});
