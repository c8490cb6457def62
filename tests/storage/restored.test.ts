import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../src/lib/storage/engine.ts';
import { earlierFile } from '../../src/lib/storage/copies.ts';
import { Model } from '../core/model.ts';
import { commandOf, someSteps, someTurns } from '../core/series.ts';
import { commandWriter, type Said } from '../core/write-commands.ts';
import { ada, openDesk, sqlJs } from './open-desk.ts';
import { openEngine, projectGuid, readContents, type Contents } from './open-engine.ts';
import { contentsOf } from './open-engine.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 200 : 10;
const replica = '30000000-0000-4000-8000-000000000003';

const goOn = async () => true;

describe('a project as it was', () => {
	it('has the tables of that moment, whatever was done, taken back and repeated since', async () => {
		const sql = await sqlJs();
		await fc.assert(
			fc.asyncProperty(someTurns, someSteps, fc.nat(1000), async (said, steps, pick) => {
				const engine = await openEngine();
				const write = commandWriter();
				const model = new Model({
					guid: projectGuid,
					name: 'Study',
					created: '2026-03-01T09:00:00Z',
					approach: ''
				});
				const run = async (command: object, coder = ada) => {
					if ((await engine.run(command, coder)).ok) model.run(command, coder);
				};
				/** By line: the tables after it, and how rows are stamped. */
				const then = [await lookAt(engine)];
				const noted = async () => {
					if (then.length <= engine.sequence) then[engine.sequence] = await lookAt(engine);
				};
				for (const command of [
					write.importOf([write.incoming([['Ann', 'One two three.'], ...said])]),
					write.addCode(write.code('A'))
				]) {
					await run(command);
					await noted();
				}
				for (const step of steps) {
					if (step.kind === 'run') {
						const wanted = commandOf(step, model, write);
						if (wanted) await run(wanted.command, wanted.coder);
					} else if ((await engine[step.kind](ada.guid, write.time())).ok) model[step.kind]();
					await noted();
				}
				for (const sequence of new Set([0, pick % then.length, engine.sequence])) {
					const made = await earlierFile(sql, engine.exportFile(), { sequence, replica }, goOn);
					if (!made.ok) throw new Error(made.error.type);
					const db = new sql.Database(made.value);
					const { contents, stamps } = then[sequence] as Looks;
					expect(readContents(db)).toEqual(contents);
					expect(stampsOf(db)).toEqual(stamps);
					expect(db.exec('select count(*), max(sequence) from history')[0]?.values[0]).toEqual([
						sequence,
						sequence || null
					]);
					expect(
						db.exec('select max(sequence) from history_row')[0]?.values[0]?.[0] ?? 0
					).toBeLessThanOrEqual(sequence);
					db.close();
				}
				await engine.close();
			}),
			{ seed: 3, numRuns }
		);
	}, 600_000);

	it('knows a document as changed by the line that parted its turns anew in the same words', async () => {
		const sql = await sqlJs();
		const engine = await openEngine();
		const write = commandWriter();
		const one: Said[] = [
			['Ann', 'One\nTwo'],
			['Ann', 'Three']
		];
		const other: Said[] = [
			['Ann', 'One'],
			['Ann', 'Two\nThree']
		];
		const first = write.incoming(one);
		const { guid: document, sourceName, sourceHash } = first;
		const replace = async (said: readonly Said[]) => {
			const { speakers, turns } = write.incoming(said);
			const command = {
				...write.base('document.replace'),
				document,
				sourceName,
				sourceHash,
				speakers,
				turns
			};
			expect((await engine.run(command, ada)).ok).toBe(true);
		};
		await engine.run(write.importOf([first]), ada);
		await replace(other);
		const { stamps } = await lookAt(engine);
		await replace(one);
		const made = await earlierFile(sql, engine.exportFile(), { sequence: 2, replica }, goOn);
		if (!made.ok) throw new Error(made.error.type);
		const db = new sql.Database(made.value);
		expect(stampsOf(db)).toEqual(stamps);
		db.close();
		await engine.close();
	});

	it('holds no words that came later, but those that its history asks for', async () => {
		const { engine, first, second } = await withRemovals();
		const sql = await sqlJs();
		const at = async (sequence: number) => {
			const made = await earlierFile(sql, engine.exportFile(), { sequence, replica }, goOn);
			if (!made.ok) throw new Error(made.error.type);
			const db = new sql.Database(made.value);
			const kept = (db.exec('select text from kept_text order by text')[0]?.values ?? []).map(
				([text]) => text
			);
			db.close();
			return { kept, bytes: new TextDecoder('latin1').decode(made.value) };
		};
		expect(await at(1)).toMatchObject({ kept: [] });
		expect((await at(1)).bytes).not.toContain('Second words');
		expect((await at(2)).kept).toEqual([first]);
		expect((await at(4)).kept).toEqual([first, second]);
		await engine.close();
	});

	it('is refused where the history before was cut, or a text is gone', async () => {
		const { engine } = await withRemovals();
		const sql = await sqlJs();
		const db = new sql.Database(engine.exportFile());
		db.exec('delete from history where sequence <= 2');
		const file = db.export();
		expect((await earlierFile(sql, file, { sequence: 2, replica }, goOn)).ok).toBe(true);
		expect(await earlierFile(sql, file, { sequence: 0, replica }, goOn)).toEqual({
			ok: false,
			error: { type: 'historyCut', sequence: 2 }
		});
		const textless = new sql.Database(engine.exportFile());
		textless.exec('delete from kept_text');
		expect(await earlierFile(sql, textless.export(), { sequence: 3, replica }, goOn)).toEqual({
			ok: false,
			error: { type: 'historyCut', sequence: 4 }
		});
		await expect(earlierFile(sql, file, { sequence: 99, replica }, goOn)).rejects.toThrow(RangeError);
		for (const one of [db, textless]) one.close();
		await engine.close();
	});
});

describe('project.restore', () => {
	it('puts the earlier project on the shelf beside the other one, under its own name', async () => {
		const { desk, folder } = await openDesk();
		const write = commandWriter();
		const run = (command: object) => desk.answer('run', { command, by: ada });
		await run(write.importOf([write.incoming([['Ann', 'Hello.']], 'Early')]));
		await run(write.importOf([write.incoming([['Ann', 'Bye.']], 'Late')]));
		const into = write.guid();
		const args = { folder, into, replica, name: 'As it was', coder: ada, time: write.time() };
		expect(await desk.answer('project.restore', { ...args, sequence: 1 })).toEqual({ ok: true, value: into });
		await desk.answer('project.open', { folder: into, wait: false });
		const titles = async () => {
			const read = await desk.answer('query', { name: 'overview', params: {} });
			if (!read.ok) throw new Error(read.error.type);
			const { project, documents, undo } = read.value as never as {
				project: { name: string };
				documents: { title: string }[];
				undo: { key: string } | null;
			};
			return [project.name, documents.map(({ title }) => title), undo?.key];
		};
		// What others did before cannot be undone in it; its new name can.
		expect(await titles()).toEqual(['As it was', ['Early'], 'history.project.rename']);
		await desk.answer('project.open', { folder, wait: false });
		expect((await titles())[1]).toEqual(['Early', 'Late']);
		await desk.close();
	});
});

describe('a long restoring', () => {
	const open = async () => {
		const { desk, shelf, folder } = await openDesk();
		const write = commandWriter();
		const run = (command: object) => desk.answer('run', { command, by: ada });
		await run(write.importOf([write.incoming([['Ann', 'Hello.']], 'Early')]));
		for (let n = 0; n < 400; n++) await run(write.addCode(write.code(`Code ${n}`)));
		const args = { folder, into: write.guid(), replica, name: 'As it was', coder: ada, time: write.time() };
		return { desk, shelf, write, run, args };
	};

	it('lets edits pass and tells how far it is', async () => {
		const { desk, run, write, args } = await open();
		let over = false;
		const restored = desk.answer('project.restore', { ...args, sequence: 1 }).finally(() => (over = true));
		let far = await desk.answer('work.far', { work: args.into });
		while (!far?.done && !over) {
			await new Promise((pass) => setTimeout(pass));
			far = await desk.answer('work.far', { work: args.into });
		}
		expect(far).toMatchObject({ of: 400 });
		expect(far?.done).toBeLessThan(400);
		expect(await run(write.addCode(write.code('Meanwhile')))).toMatchObject({ ok: true });
		expect(over).toBe(false);
		expect(await restored).toEqual({ ok: true, value: args.into });
		expect(await desk.answer('work.far', { work: args.into })).toBeNull();
		await desk.close();
	});

	it('leaves nothing behind when it is given up', async () => {
		const { desk, shelf, args } = await open();
		const restored = desk.answer('project.restore', { ...args, sequence: 1 });
		await desk.answer('work.giveUp', { work: args.into });
		expect(await restored).toEqual({ ok: false, error: { type: 'givenUp' } });
		expect(await shelf.folders()).toEqual([args.folder]);
		await desk.close();
	});
});

type Looks = { readonly contents: Contents; readonly stamps: unknown };

async function lookAt(engine: Engine): Promise<Looks> {
	const db = new (await sqlJs()).Database(engine.exportFile());
	const stamps = stampsOf(db);
	db.close();
	return { contents: await contentsOf(engine), stamps };
}

/** By which line each row was written last, turns left out: they count as their document. */
function stampsOf(db: import('sql.js').Database): unknown {
	const tables = ['document', 'coding', 'memo', 'code', 'speaker', 'coding_unit', 'translation', 'tombstone'];
	return tables.map((table) => {
		const rows = db.exec(`select guid, sequence from ${table} order by guid`);
		return rows[0]?.values ?? [];
	});
}

/** Two documents, each taken in and removed: four lines. */
async function withRemovals(): Promise<{ engine: Engine; first: string; second: string }> {
	const engine = await openEngine();
	const write = commandWriter();
	for (const words of ['First words', 'Second words']) {
		const incoming = write.incoming([['Ann', words]]);
		await engine.run(write.importOf([incoming]), ada);
		await engine.run({ ...write.base('document.remove'), guid: incoming.guid }, ada);
	}
	return { engine, first: 'First words', second: 'Second words' };
}
