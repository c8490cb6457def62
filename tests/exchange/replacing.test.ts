/** A corrected file's way into the place of a document's text. */
import { expect, it } from 'vitest';
import { ExchangeDesk } from '../../src/lib/exchange/desk.ts';
import type { Committed } from '../../src/lib/storage/protocol.ts';
import { ada, clock, guids, openDesk } from '../storage/open-desk.ts';

const now = clock();
const first = 'Ann: We were tired then.\n\nBo: Why was that?\n\nAnn: The nights were long.\n\nBo: I see.';

it('reads it like any file, shows what it would do, and puts it in place in one step', async () => {
	const { desk: storage } = await openDesk();
	const desk = new ExchangeDesk((verb, args) => storage.answer(verb, args as never), guids(7));
	const read = async (key: number, text: string) => {
		const bytes = new TextEncoder().encode(text);
		const done = await desk.answer('read', { key, bytes, name: `talk-${key}.txt`, reading: {} });
		if (!done.ok) throw new Error(done.error.type);
		return done.value;
	};
	const preview = await read(1, first);
	const { title, kind, date, language, speakers } = preview;
	const choice = { title, kind, date, language, speakers: speakers.map((one) => ({ ...one, sameAs: null })) };
	const taken = (await desk.answer('accept', { accepted: [{ key: 1, choice }], by: ada, time: now() })) as {
		value: Committed;
	};
	const document = taken.value.change!.added.find(({ table }) => table === 'document')!.row.guid;
	const shown = async () => {
		const done = await storage.answer('query', { name: 'document', params: { guid: document } });
		if (!done.ok) throw new Error(done.error.type);
		return (done.value as { turns: { guid: string; text: string }[] }).turns;
	};
	const turns = await shown();

	await read(-1, first.replace('tired', 'weary').replace('Bo: I see.', 'Cy: I see.'));
	const would = await desk.answer('previewReplacement', { key: -1, document });
	expect(would).toMatchObject({
		ok: true,
		value: { turns: { kept: 4, added: 0, removed: 0 }, addedSpeakers: ['Cy'], removedSpeakers: [] }
	});
	expect((await shown()).map(({ text }) => text)).toEqual(turns.map(({ text }) => text));

	await desk.answer('replace', { key: -1, document, by: ada, time: now() });
	const after = await shown();
	expect(after[0]!.text).toBe('We were weary then.');
	expect(after.map(({ guid }) => guid)).toEqual(turns.map(({ guid }) => guid));
	await storage.answer('undo', { coder: ada.guid, time: now() });
	expect((await shown()).map(({ text }) => text)).toEqual(turns.map(({ text }) => text));
	await expect(desk.answer('previewReplacement', { key: -1, document })).rejects.toThrow('no draft');
});
