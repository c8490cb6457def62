import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../src/lib/core/change.ts';
import { memoBody } from '../../src/lib/core/memo-text.ts';
import { unpackChange } from '../../src/lib/storage/history.ts';
import type { LineFilter } from '../../src/lib/storage/queries/lines.ts';
import { bo } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { copyOf } from './open-engine.ts';
import { makeProject, someProject } from './some-project.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 60 : 6;

it('units with what is coded in them, and progress, are what SQL counts', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, fc.constantFrom('turn', 'sentence', 'answer'), async (some, by) => {
			const { engine, write, documents } = await makeProject(some);
			const seed = write.guid();
			const [document] = documents as [string];
			const divide = { ...write.base('units.divide'), document, seed, by, facilitators: 'out' };
			const divided = await engine.run(divide, ada);
			await engine.run({ ...write.base('units.lock'), document }, ada);
			const assign = { ...write.base('assignment.assign'), coders: [bo.guid], documents: [document] };
			await engine.run(assign, ada);
			const db = await copyOf(engine);
			for (const coder of [null, ada.guid, bo.guid]) {
				const found = engine.query('codingUnits', { document, coder });
				expect(found.locked).toBe(divided.ok);
				const pairs = db.exec(
					`select u.guid, g.guid from coding_unit u join coding g on g.document_id = u.document_id
					join coder r on r.id = g.coder_id
					where g.orphan = 0 and max(g.start, u.start) < min(g."end", u."end") and coalesce(?, r.guid) = r.guid`,
					[coder]
				);
				const listed = found.units.flatMap(({ guid, codings }) => codings.map((one) => [guid, one.guid]));
				expect(listed.sort()).toEqual((pairs[0]?.values ?? []).sort());
				expect(found.coded).toBe(new Set(listed.map(([unit]) => unit)).size);
				expect(found.units.map(({ number }) => number)).toEqual(found.units.map((_, i) => i + 1));
				expect(found.units.every(({ text }) => text)).toBe(true);
			}
			const progress = engine.query('progress', { documents: null });
			const base = db.exec(
				`select d.guid, (select count(*) from turn t left join speaker s on s.id = t.speaker_id
					where t.document_id = d.id and t.text <> '' and coalesce(s.role, '') <> 'facilitator')
				from document d order by d.id`
			);
			expect(progress.documents.map(({ guid, turns }) => [guid, turns])).toEqual(base[0]?.values);
			const cells = db.exec(
				`select * from (select d.guid, r.guid,
					(select a.state from assignment a where a.document_id = d.id and a.coder_id = r.id) as state,
					(select count(*) from coding g where g.document_id = d.id and g.coder_id = r.id and g.orphan = 0) as passages,
					(select count(distinct v.turn) from v_coding_turns v join coding g on g.guid = v.coding
						where g.document_id = d.id and g.coder_id = r.id and v.role is not 'facilitator')
				from document d join coder r order by d.id, r.id) where state is not null or passages > 0`
			);
			expect(
				progress.cells.map(({ document, coder, state, passages, turns }) => [
					document,
					coder,
					state,
					passages,
					turns
				])
			).toEqual(cells[0]?.values ?? []);
			const one = engine.query('progress', { documents: [document] });
			expect(one.cells).toEqual(progress.cells.filter((cell) => cell.document === document));
			db.close();
			await engine.close();
		}),
		{ seed: 1, numRuns }
	);
});

it('lines of a document or code are those whose Change touched it or what belonged to it', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, async (some) => {
			const { engine, write, documents, codes } = await makeProject(some);
			const [document, other] = documents as [string, string?];
			const [code, second] = codes as [string, string];
			const { codings } = engine.query('document', { guid: document });
			for (const coding of codings.slice(0, 2)) await engine.run(write.addMemo('coding', coding.guid), bo);
			await engine.run(write.addMemo('code', code), ada);
			await engine.run(write.splice(document, 0, '', 'New. '), bo);
			const guids = codings.slice(0, 2).map(({ guid }) => guid);
			if (guids.length) await engine.run({ ...write.base('coding.remove', bo), guids }, bo);
			if (other) await engine.run({ ...write.base('document.remove'), guid: other }, ada);
			await engine.run({ ...write.base('code.remove'), guid: second, passages: 'toParent' }, ada);
			const all = await changesOf(engine);
			for (const filter of [
				{ document },
				{ document: other },
				{ code },
				{ code: codes[3] },
				{}
			] as LineFilter[])
				expectLines(engine, all, filter);
			const { time } = all[Math.floor(all.length / 2)] as { time: string };
			expectLines(engine, all, { from: time });
			expectLines(engine, all, { to: time, coder: ada.guid });
			expectLines(engine, all, { from: time, to: time });
			await engine.close();
		}),
		{ seed: 2, numRuns }
	);
});

type Engine = Awaited<ReturnType<typeof makeProject>>['engine'];
type Told = { sequence: number; coder: string; time: string; change: Change };

async function changesOf(engine: Engine): Promise<Told[]> {
	const db = await copyOf(engine);
	const rows = db.exec('select sequence, coder, time, change from history order by sequence desc')[0]?.values;
	db.close();
	return (rows ?? []).map(([sequence, coder, time, change]) => {
		return { sequence, coder, time, change: unpackChange(change as Uint8Array) } as Told;
	});
}

function expectLines(engine: Engine, all: readonly Told[], filter: LineFilter): void {
	const wanted = all.filter(
		({ coder, time, change }) =>
			(!filter.from || time >= filter.from) &&
			(!filter.to || time < filter.to) &&
			(!filter.coder || coder === filter.coder) &&
			(!filter.document || touches(all, change, 'document', filter.document)) &&
			(!filter.code || touches(all, change, 'code', filter.code))
	);
	const found = engine.query('lines', { ...filter, limit: 3, offset: 1 });
	expect(found.total).toBe(wanted.length);
	expect(found.lines.map(({ sequence }) => sequence)).toEqual(
		wanted.slice(1, 4).map(({ sequence }) => sequence)
	);
}

/** By the newest row that any Change shows of each GUID: what it says of its document or code. */
function touches(all: readonly Told[], change: Change, of: 'document' | 'code', guid: string): boolean {
	const rows = new Map<string, Record<string, unknown>>();
	for (const { change } of all.toReversed()) {
		for (const { row } of [...change.added, ...change.removed]) rows.set(row.guid, { ...row });
		for (const update of change.updated) rows.set(update.guid, { ...rows.get(update.guid), ...update.after });
	}
	const belongs = (row: string | undefined): boolean => {
		const known = row === undefined ? undefined : rows.get(row);
		return (
			row === guid ||
			known?.[of] === guid ||
			(typeof known?.['coding'] === 'string' && belongs(known['coding']))
		);
	};
	return (
		[...change.added, ...change.removed].some(({ row }) => belongs(row.guid)) ||
		change.updated.some((update) => belongs(update.guid)) ||
		change.splices.some(({ document }) => document === guid)
	);
}

it('memos come by type, target, writer, code, document and words, in four orders', async () => {
	const { engine, write, documents, codes } = await makeProject({
		documents: [[['Bob', 'One two.']]],
		places: [{ document: 0, code: 1, bo: true, start: 4, length: 3 }]
	});
	const [document] = documents as [string];
	const coding = engine.query('document', { guid: document }).codings[0]?.guid as string;
	const memo = async (command: object, fields: object, by = ada) => {
		await engine.run({ ...command, coder: by.guid, ...fields }, by);
	};
	await memo(write.addMemo('project', null), { title: 'b', body: memoBody('Största öppna frågan') });
	await memo(write.addMemo('coding', coding), { title: 'C', memoType: 'todo' }, bo);
	await memo(write.addMemo('passage', document, { start: 0, end: 3 }), { title: 'a' });
	await memo(write.addMemo('code', codes[1] as string), { title: 'd', body: 'open' });
	const titles = (filter: Parameters<typeof engine.query<'memos'>>[1]) =>
		engine.query('memos', filter).map((placed) => placed.memo.title);
	expect(titles({})).toEqual(['d', 'a', 'C', 'b']);
	expect(titles({ sort: 'oldest' })).toEqual(['b', 'C', 'a', 'd']);
	expect(titles({ sort: 'title' })).toEqual(['a', 'b', 'C', 'd']);
	expect(titles({ sort: 'place' })).toEqual(['a', 'C', 'b', 'd']);
	expect(titles({ types: ['todo'] })).toEqual(['C']);
	expect(titles({ types: [] })).toEqual([]);
	expect(titles({ targets: ['project', 'code'] })).toEqual(['d', 'b']);
	expect(titles({ coder: bo.guid })).toEqual(['C']);
	expect(titles({ code: codes[1] as string })).toEqual(['d', 'C']);
	expect(titles({ document })).toEqual(['a', 'C']);
	expect(titles({ text: 'FRAGAN oppna' })).toEqual(['b']);
	expect(titles({ text: 'one' })).toEqual(['a']);
	expect(titles({ text: 'open two' })).toEqual([]);
	// What a memo is about and who wrote it count as its words; one without a title stands last by title.
	const { documents: texts } = engine.query('overview', {});
	expect(titles({ text: `${texts[0]?.title} ${bo.name}` })).toEqual(['C']);
	await memo(write.addMemo('project', null), { title: '', body: memoBody('zz') });
	await memo(write.addMemo('project', null), { title: 'B 10' });
	await memo(write.addMemo('project', null), { title: 'B 9' });
	expect(titles({ sort: 'title' })).toEqual(['a', 'b', 'B 9', 'B 10', 'C', 'd', '']);
	expect(engine.query('linkedCodings', { codings: [documents[0] as string, coding] })).toEqual([
		{ guid: documents[0], coding: null },
		{ guid: coding, coding: engine.query('document', { guid: document }).codings[0] }
	]);
	await engine.close();
});
