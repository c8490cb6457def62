import { describe, expect, it } from 'vitest';
import type { Coding } from '../../src/lib/core/records.ts';
import { ada, clock, guids, openDesk } from './open-desk.ts';

const time = clock();
const guid = guids(2);

function interview(text: string[][]): { document: string; command: object } {
	const document = guid();
	const names = [...new Set(text.map(([name]) => name as string))];
	const speakers = names.map((name) => ({ guid: guid(), name, role: 'participant', case: null }));
	return {
		document,
		command: {
			type: 'document.import',
			coder: ada.guid,
			time: time(),
			cases: [],
			attributes: [],
			values: [],
			documents: [
				{
					guid: document,
					title: 'Interview',
					kind: 'interview',
					date: null,
					language: 'en',
					summary: '',
					sourceName: 'interview.txt',
					sourceHash: guid(),
					speakers,
					turns: text.map(([name, words]) => ({
						guid: guid(),
						speaker: speakers[names.indexOf(name as string)]?.guid,
						startTime: null,
						endTime: null,
						text: words
					}))
				}
			]
		}
	};
}

function code(name: string, parent: string | null = null): { guid: string; command: object } {
	const id = guid();
	const row = {
		guid: id,
		parent,
		name,
		color: '#2f8f4e',
		key: null,
		position: `a${id.slice(-4)}`,
		applicable: true,
		definition: '',
		include: '',
		exclude: '',
		example: '',
		borderline: '',
		translations: {}
	};
	return { guid: id, command: { type: 'code.add', coder: ada.guid, time: time(), code: row } };
}

function coding(document: string, of: string, start: number, end: number): object {
	return {
		type: 'coding.add',
		coder: ada.guid,
		time: time(),
		newCode: null,
		codings: [{ guid: guid(), document, code: of, coder: ada.guid, start, end }]
	};
}

async function open() {
	const at = await openDesk();
	const run = async (command: object) => {
		const done = await at.desk.answer('run', { command, by: ada });
		if (!done.ok) throw new Error(JSON.stringify(done.error));
		return done.value;
	};
	return { ...at, run };
}

describe('a project on the desk', () => {
	it('gives back the text, turns and codings that commands brought', async () => {
		const { desk, run } = await open();
		const { document, command } = interview([
			['Ada', 'Hej på dig 😀.'],
			['Bo', ''],
			['Ada', 'And then\nit ended.']
		]);
		await run(command);
		const risk = code('Risk');
		await run(risk.command);
		await run(coding(document, risk.guid, 4, 20));
		const read = await desk.answer('query', { name: 'document', params: { guid: document } });
		if (!read.ok) throw new Error();
		const value = read.value as { turns: { text: string; start: number }[]; codings: Coding[] };
		const text = value.turns.map((turn) => turn.text).join('\n');
		expect(text).toBe('Hej på dig 😀.\n\nAnd then\nit ended.');
		expect(value.codings[0]?.quote).toBe(text.slice(4, 20));
	});

	it('finds everything again after closing, and can still undo it', async () => {
		const first = await open();
		const { document, command } = interview([['Ada', 'One two three four five.']]);
		await first.run(command);
		const risk = code('Risk');
		await first.run(risk.command);
		await first.run(coding(document, risk.guid, 0, 7));
		await first.run(coding(document, risk.guid, 4, 13));
		await first.desk.close();
		const { desk } = await openDesk(first.shelf);
		const codings = async (): Promise<Coding[]> => {
			const read = await desk.answer('query', { name: 'document', params: { guid: document } });
			return read.ok ? (read.value as { codings: Coding[] }).codings : [];
		};
		expect((await codings()).map(({ start, end, quote }) => [start, end, quote])).toEqual([
			[0, 13, 'One two three']
		]);
		const back = await desk.answer('undo', { coder: ada.guid, time: time() });
		expect(back.ok && back.value.kind).toBe('undo');
		expect((await codings()).map(({ end }) => end)).toEqual([7]);
		await desk.answer('redo', { coder: ada.guid, time: time() });
		expect((await codings()).map(({ end }) => end)).toEqual([13]);
		for (let i = 0; i < 4; i++) await desk.answer('undo', { coder: ada.guid, time: time() });
		expect((await desk.answer('undo', { coder: ada.guid, time: time() })).ok).toBe(false);
		for (let i = 0; i < 4; i++)
			expect((await desk.answer('redo', { coder: ada.guid, time: time() })).ok).toBe(true);
		expect((await codings()).map(({ quote }) => quote)).toEqual(['One two three']);
	});

	it('exports a file that comes in again as a copy, and asks when the project is here already', async () => {
		const { desk, run, folder } = await open();
		const { document, command } = interview([['Ada', 'One two three four five.']]);
		await run(command);
		const risk = code('Risk');
		await run(risk.command);
		await run(coding(document, risk.guid, 0, 7));
		const file = await desk.answer('project.export', { folder });
		if (!file.ok) throw new Error();
		const into = guid();
		const args = { bytes: file.value.bytes, folder: into, replica: guid(), time: time() };
		expect(await desk.answer('project.import', { ...args, asCopy: false })).toMatchObject({
			ok: true,
			value: { type: 'alreadyHere', folder }
		});
		expect(await desk.answer('project.import', { ...args, asCopy: true })).toMatchObject({
			ok: true,
			value: { type: 'taken', dropped: [] }
		});
		const { entries } = await desk.answer('projects.list', { now: Date.parse(time()) });
		expect(entries.find((entry) => entry.folder === into)).toMatchObject({
			documents: 1,
			codings: 1,
			name: 'Study'
		});
		await desk.answer('project.rename', { folder: into, name: 'Copy', coder: ada, time: time() });
		expect(await desk.answer('project.import', { ...args, folder: guid(), asCopy: false })).toMatchObject({
			ok: true,
			value: { type: 'alreadyHere', folder, name: 'Study' }
		});
	});
});
