/** The law that every command's test calls: do → undo = before, redo = after, a Change survives JSON, may agrees with run. */
import { expect } from 'vitest';
import type { Coder } from '../../src/lib/core/records.ts';
import type { Refusal } from '../../src/lib/core/refusal.ts';
import type { Committed, Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf } from '../storage/open-engine.ts';

/** Carries a command out, takes it back, repeats it, and leaves it done. */
export async function lawfully(engine: Engine, command: object, coder: Coder = ada): Promise<Committed> {
	const { time } = command as { time: string };
	const before = await contentsOf(engine);
	expect(engine.may(command, coder)).toBeNull();
	const done = await engine.run(JSON.parse(JSON.stringify(command)), coder);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
	const { change } = done.value;
	if (change) expect(JSON.parse(JSON.stringify(change))).toEqual(change);
	const after = await contentsOf(engine);
	expect(after).not.toEqual(before);
	expect((await engine.undo(coder.guid, time)).ok).toBe(true);
	expect(await contentsOf(engine)).toEqual(before);
	expect((await engine.redo(coder.guid, time)).ok).toBe(true);
	expect(await contentsOf(engine)).toEqual(after);
	return done.value;
}

/** Has a command refused, by `may` and `run` alike, with everything left as it was. */
export async function refused(engine: Engine, command: object, coder: Coder = ada): Promise<Refusal> {
	const before = await contentsOf(engine);
	const sequence = engine.sequence;
	const may = engine.may(command, coder);
	const done = await engine.run(command, coder);
	if (done.ok) throw new Error('the command was taken');
	expect(done.error).toEqual(may);
	expect(await contentsOf(engine)).toEqual(before);
	expect(engine.sequence).toBe(sequence);
	return done.error as Refusal;
}
