/** Old words of corrected passages, out of history. */
import { beforeEach, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { commandWriter, type CommandWriter } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { openEngine } from './open-engine.ts';

let engine: Engine;
let write: CommandWriter;
let document: string;
let coding: string;

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	const incoming = write.incoming([['Ann', 'We were very tired then.']], 'Talk');
	document = incoming.guid;
	await run(write.importOf([incoming]));
	const code = write.code('Tired');
	await run(write.addCode(code));
	const added = write.addCoding([{ document, code: code.guid, start: 3, end: 23 }]);
	coding = added.codings[0]!.guid;
	await run(added);
});

async function run(command: object): Promise<void> {
	const done = await engine.run(command, ada);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
}
const correct = (at: number, removed: string, inserted: string) =>
	run({ ...write.base('document.splice'), document, at, removed, inserted });
const before = () => engine.query('wordsBefore', { codings: [coding] })[coding];

it('tells nothing of a passage that nobody corrected, or that only moved', async () => {
	expect(before()).toBeUndefined();
	await correct(0, '', 'Yes. ');
	expect(before()).toBeUndefined();
});

it('tells the words before the first of several corrections', async () => {
	await correct(13, 'tired', 'weary');
	await correct(8, 'very', 'so');
	expect(engine.query('review', { document: null, coder: null }).changed[0]?.row.quote).toBe(
		'were so weary then'
	);
	expect(before()).toBe('were very tired then');
});

it('begins anew once the words were confirmed, and goes back with an undo', async () => {
	await correct(13, 'tired', 'weary');
	await run({ ...write.base('coding.confirm'), guids: [coding] });
	expect(before()).toBeUndefined();
	await correct(8, 'very', 'so');
	expect(before()).toBe('were very weary then');
	const undone = await engine.undo(ada.guid, '2026-03-02T09:00:00Z');
	expect(undone.ok).toBe(true);
	expect(engine.query('review', { document: null, coder: null }).changed).toEqual([]);
});
