/** A drop that is too large for one command: stored in parts, undone as one, and gone again where a part is refused. */
import { expect, it } from 'vitest';
import { ExchangeDesk, type AskStorage } from '../../src/lib/exchange/desk.ts';
import type { Accepted } from '../../src/lib/exchange/intake.ts';
import { ada, clock, guids, openDesk } from '../storage/open-desk.ts';

const words = 'Everybody waits for somebody else to begin. '.repeat(20_000);
const files = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ key: n, name: `talk ${n}.txt`, text: `${n}. ${words}` }));

async function dropped(refuse: number | null = null) {
	const { desk: storage } = await openDesk();
	const now = clock();
	let runs = 0;
	const ask: AskStorage = async (verb, args) => {
		if (verb === 'run' && ++runs === refuse) return { ok: false, error: { type: 'storageFull' } };
		return storage.answer(verb, args as never);
	};
	const desk = new ExchangeDesk(ask, guids(7));
	const accepted: Accepted[] = [];
	for (const { key, name, text } of files) {
		const bytes = new TextEncoder().encode(text);
		const read = await desk.answer('read', { key, bytes, name, reading: {} });
		if (!read.ok) throw new Error(read.error.type);
		const { title, kind, date, language } = read.value;
		accepted.push({ key, choice: { title, kind, date, language, speakers: [] } });
	}
	const accept = () => desk.answer('accept', { accepted, by: ada, time: now() });
	const titles = async (): Promise<string[]> => {
		const done = await storage.answer('query', { name: 'overview', params: {} });
		if (!done.ok) throw new Error(done.error.type);
		return (done.value as { documents: { title: string }[] }).documents.map(({ title }) => title).sort();
	};
	return { storage, accept, titles, runs: () => runs, now };
}
const all = files.map(({ name }) => name.replace('.txt', ''));

it('is stored in parts, each small enough for the journal, and is one step to undo and redo', async () => {
	const { storage, accept, titles, runs, now } = await dropped();
	expect(await accept()).toMatchObject({ ok: true });
	expect(runs()).toBe(3);
	expect(await titles()).toEqual(all);
	await storage.answer('undo', { coder: ada.guid, time: now() });
	expect(await titles()).toEqual([]);
	await storage.answer('redo', { coder: ada.guid, time: now() });
	expect(await titles()).toEqual(all);
});

it('leaves nothing behind where a later part is refused, and can be taken in again', async () => {
	const { accept, titles } = await dropped(3);
	expect(await accept()).toMatchObject({ ok: false });
	expect(await titles()).toEqual([]);
	expect(await accept()).toMatchObject({ ok: true });
	expect(await titles()).toEqual(all);
});
