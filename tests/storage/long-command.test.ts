/** A command of thousands of things: judged in steps, told how far it is, given up; one line of history, one step of undo. */
import { describe, expect, it } from 'vitest';
import { commandWriter } from '../core/write-commands.ts';
import { ada, openDesk } from './open-desk.ts';

const many = 4000;

async function open() {
	const { desk, told } = await openDesk();
	const write = commandWriter();
	const run = (command: object) => desk.answer('run', { command, by: ada });
	const turn = 'word '.repeat(50).trim();
	const talk = write.incoming(Array.from({ length: many / 50 }, () => ['Ann', turn] as const));
	const code = write.code('Word');
	await run(write.importOf([talk]));
	await run(write.addCode(code));
	const codings = Array.from({ length: many }, (_, i) => {
		const place = { document: talk.guid, code: code.guid, coder: ada.guid };
		return { guid: write.guid(), ...place, start: 5 * i, end: 5 * i + 4 };
	});
	const command = { ...write.base('coding.add'), codings, newCode: null, auto: true };
	const count = async (): Promise<number> => {
		const overview = await desk.answer('query', { name: 'overview', params: {} });
		if (!overview.ok) throw new Error(overview.error.type);
		const { codeCounts } = overview.value as { codeCounts: { count: number }[] };
		return codeCounts.reduce((sum, { count: n }) => sum + n, 0);
	};
	const asked = { command, by: ada, work: write.guid() };
	return {
		desk,
		told,
		asked,
		count,
		undo: () => desk.answer('undo', { coder: ada.guid, time: write.time() })
	};
}

describe('a long command', () => {
	it('lets questions pass, tells how far it is, and is stored and taken back in one', async () => {
		const { desk, told, asked, count, undo } = await open();
		const lines = told.length;
		const done = desk.answer('runLong', asked);
		const far = async () => desk.answer('work.far', { work: asked.work });
		let seen = await far();
		while (!seen?.done) {
			await new Promise((pass) => setTimeout(pass));
			seen = await far();
		}
		expect(seen.of).toBe(many);
		expect(seen.done).toBeLessThan(many);
		expect(await count()).toBe(0);
		expect(await done).toMatchObject({ ok: true, value: { line: { values: { count: many } } } });
		expect(await far()).toBeNull();
		expect(await count()).toBe(many);
		expect(told.length).toBe(lines + 1);
		expect(await undo()).toMatchObject({ ok: true });
		expect(await count()).toBe(0);
		await desk.close();
	});

	it('stores nothing when it is given up', async () => {
		const { desk, told, asked, count } = await open();
		const lines = told.length;
		const done = desk.answer('runLong', asked);
		await desk.answer('work.giveUp', { work: asked.work });
		expect(await done).toEqual({ ok: false, error: { type: 'givenUp' } });
		expect(await count()).toBe(0);
		expect(told.length).toBe(lines);
		await desk.close();
	});
});
