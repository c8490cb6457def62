import { beforeEach, describe, expect, it } from 'vitest';
import type { Coding, Speaker, Turn } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { commandWriter, type CommandWriter, type Said } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
});

const said: Said[] = [
	['Ann', 'We ment well.'],
	['M', 'And then?'],
	['Ann', 'Nothing came of it, sadly.'],
	['M', 'Thanks.']
];

async function withDocument() {
	const incoming = write.incoming(said);
	await lawfully(engine, write.importOf([incoming]));
	const code = write.code('Risk');
	await lawfully(engine, write.addCode(code));
	const text = said.map(([, words]) => words).join('\n');
	const place = (words: string) => {
		const start = text.indexOf(words);
		return { document: incoming.guid, code: code.guid, start, end: start + words.length };
	};
	return { ...incoming, place };
}

/** The command that replaces a document by what is said in a file. */
function replace(document: string, turns: readonly Said[], fields: object = {}) {
	const { speakers, sourceHash, turns: incoming } = write.incoming(turns);
	return {
		...write.base('document.replace'),
		document,
		sourceName: 'corrected.docx',
		sourceHash,
		speakers,
		turns: incoming,
		...fields
	};
}

async function turnsNow(): Promise<{ guid: string; speaker: string | null; words: string }[]> {
	const { tables, texts } = await contentsOf(engine);
	const turns = (Object.values(tables.turn) as Turn[]).sort((a, b) => a.start - b.start);
	return turns.map(({ guid, document, speaker, start, end }) => ({
		guid,
		speaker: speaker && (tables.speaker[speaker] as Speaker).name,
		words: (texts[document] as string).slice(start, end)
	}));
}

describe('document.replace', () => {
	it('moves passages through the corrections, marks those whose words changed, and lists what is lost', async () => {
		const { guid, place, turns } = await withDocument();
		const kept = write.addCoding([place('came of it')]);
		const mended = write.addCoding([place('We ment well')]);
		const lost = write.addCoding([place('sadly')]);
		for (const command of [kept, mended, lost]) await lawfully(engine, command);
		const command = replace(guid, [
			['Ann', 'We meant well.'],
			['M', 'And then?'],
			['Ann', 'Well, nothing came of it.'],
			['M', 'Thank you.']
		]);
		const preview = engine.query('replacement', command as never);
		expect(preview).toMatchObject({
			ok: true,
			value: {
				unchanged: 1,
				changed: [{ before: 'We ment well', after: 'We meant well' }],
				orphans: [{ quote: 'sadly' }],
				turns: { kept: 4, added: 0, removed: 0 },
				addedSpeakers: [],
				removedSpeakers: []
			}
		});
		const done = await lawfully(engine, command);
		expect(done.line.values).toEqual({ document: 'Interview', file: 'corrected.docx', orphans: 1 });
		const { tables } = await contentsOf(engine);
		const of = ({ codings }: ReturnType<CommandWriter['addCoding']>) =>
			tables.coding[codings[0]?.guid as string] as Coding;
		expect(of(kept)).toMatchObject({ quote: 'came of it', changed: false, orphan: false });
		expect(of(mended)).toMatchObject({ quote: 'We meant well', changed: true, orphan: false });
		expect(of(lost)).toMatchObject({ quote: 'sadly', orphan: true });
		expect((await turnsNow()).map((turn) => turn.guid)).toEqual(turns.map((turn) => turn.guid));
		expect(tables.document[guid]).toMatchObject({ sourceName: 'corrected.docx', title: 'Interview' });
	});

	it('lets turns go on where the file parts, joins, adds and leaves out some', async () => {
		const { guid, turns } = await withDocument();
		await lawfully(
			engine,
			replace(guid, [
				['Ann', 'We ment well.'],
				['M', 'And then?'],
				['Ann', 'Nothing came of it,'],
				['Ann', 'sadly.'],
				['Eve', 'Me too.']
			])
		);
		const now = await turnsNow();
		expect(now.slice(0, 3).map((turn) => turn.guid)).toEqual(turns.slice(0, 3).map((turn) => turn.guid));
		expect(now.map(({ speaker, words }) => [speaker, words]).slice(2)).toEqual([
			['Ann', 'Nothing came of it,'],
			['Ann', 'sadly.'],
			['Eve', 'Me too.']
		]);
	});

	it('matches speakers by name, keeps their case, and takes out those who no longer speak', async () => {
		const { guid, speakers } = await withDocument();
		const fields = { role: 'facilitator' };
		await lawfully(engine, { ...write.base('speaker.edit'), guid: speakers[0]?.guid, fields });
		await lawfully(
			engine,
			replace(guid, [
				['ANN', 'We ment well.'],
				['Eve', 'And then?']
			])
		);
		const rows = Object.values((await contentsOf(engine)).tables.speaker) as Speaker[];
		expect(rows.map(({ name, role }) => [name, role]).sort()).toEqual([
			['Ann', 'facilitator'],
			['Eve', 'participant']
		]);
		expect(rows.find(({ name }) => name === 'Ann')?.guid).toBe(speakers[0]?.guid);
	});

	it('keeps speakers and times where the file tells none', async () => {
		const { guid } = await withDocument();
		const before = (await contentsOf(engine)).tables.turn;
		const command = replace(
			guid,
			said.map(([, words], i) => [null, i ? words : 'We meant well.'] as const)
		);
		const turns = command.turns.map((turn) => ({ ...turn, startTime: null }));
		await lawfully(engine, { ...command, turns });
		const after = (await contentsOf(engine)).tables.turn;
		for (const [turn, row] of Object.entries(before) as [string, Turn][])
			expect(after[turn]).toMatchObject({ speaker: row.speaker, startTime: row.startTime });
	});

	it('parts turns anew where only their borders differ', async () => {
		const incoming = write.incoming([['Ann', 'One.\nTwo.']]);
		await lawfully(engine, write.importOf([incoming]));
		await lawfully(
			engine,
			replace(incoming.guid, [
				['Ann', 'One.'],
				['Ann', 'Two.']
			])
		);
		expect((await turnsNow()).map(({ words }) => words)).toEqual(['One.', 'Two.']);
	});

	it('refuses a file that is another document here, broken references, unfit text, and no change at all', async () => {
		const { guid, sourceHash, sourceName } = await withDocument();
		const other = write.incoming([['Zoe', 'x']], 'Other');
		await lawfully(engine, write.importOf([other]));
		const tag = async (command: object) => (await refused(engine, command)).type;
		expect(await tag(replace(guid, said, { sourceHash: other.sourceHash }))).toBe('alreadyImported');
		expect(await tag(replace(nobody, said))).toBe('notFound');
		expect(await tag(replace(guid, [['Ann', 'a\rb']]))).toBe('malformed');
		expect(await tag(replace(guid, said, { speakers: [] }))).toBe('notFound');
		const { turns, ...rest } = replace(guid, said);
		expect(await tag({ ...rest, turns: [...turns, turns[0]] })).toBe('guidTaken');
		const same = replace(guid, said, { sourceHash, sourceName });
		expect(await tag({ ...same, turns: same.turns.map((turn) => ({ ...turn, startTime: null })) })).toBe(
			'nothingToDo'
		);
	});
});
