import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../src/lib/core/change.ts';
import type { Coding, Guid } from '../../src/lib/core/records.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine, projectGuid } from '../storage/open-engine.ts';
import { brokenLaws, Model } from './model.ts';
import { commandOf, someSteps, someTurns } from './series.ts';
import { bo, commandWriter, type Said } from './write-commands.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 1000 : 40;

it('in any series of commands, undos and redos the laws hold, and the engine is where the model is', async () => {
	await fc.assert(
		fc.asyncProperty(someTurns, someTurns, someSteps, async (first, second, steps) => {
			const { model, engine, write } = await start(first, second);
			for (const step of steps) {
				if (step.kind !== 'run') {
					const done = await engine[step.kind](ada.guid, write.time());
					expect(done.ok).toBe(model[step.kind]());
					continue;
				}
				const wanted = commandOf(step, model, write);
				if (!wanted) continue;
				const { command, coder } = wanted;
				const before = placesOf(model);
				const may = engine.may(command, coder);
				const done = await engine.run(command, coder);
				const change = model.run(command, coder);
				expect(done.ok).toBe(!('type' in change));
				if (!done.ok) {
					expect(done.error).toEqual(change);
					expect(may).toEqual(change);
					continue;
				}
				expect(may).toBeNull();
				expect(JSON.parse(JSON.stringify(change))).toEqual(change);
				expect(brokenLaws(model)).toEqual([]);
				expectKept(before, model, (change as Change).splices);
			}
			const end = await contentsOf(engine);
			expect(end).toEqual(model.contents());
			while ((await engine.undo(ada.guid, write.time())).ok) expect(model.undo()).toBe(true);
			expect(model.undo()).toBe(false);
			expect(await contentsOf(engine)).toEqual(model.contents());
			let steps2 = 0;
			while ((await engine.redo(ada.guid, write.time())).ok) {
				expect(model.redo()).toBe(true);
				if (++steps2 % 7 === 0) expect(await contentsOf(engine)).toEqual(model.contents());
			}
			expect(await contentsOf(engine)).toEqual(model.contents());
			await engine.close();
		}),
		{ seed: 1, numRuns }
	);
}, 3_600_000);

async function start(first: Said[], second: Said[]) {
	const engine = await openEngine();
	const write = commandWriter();
	const model = new Model({
		guid: projectGuid,
		name: 'Study',
		created: '2026-03-01T09:00:00Z',
		approach: ''
	});
	const commands = [
		write.importOf([write.incoming([['Ann', 'One two three four.'], ...first])]),
		write.importOf([write.incoming([...second, ['Bob', 'Five 😀 six seven.']])]),
		write.addCode(write.code('A')),
		write.addCode(write.code('B', { position: 'a1' })),
		{ ...write.base('coder.add'), coders: [bo] }
	];
	for (const command of commands) {
		const done = await engine.run(command, ada);
		if (!done.ok) throw new Error(JSON.stringify(done.error));
		model.run(command, ada);
	}
	return { engine, write, model };
}

type Places = ReadonlyMap<Guid, Coding>;
const placesOf = (model: Model): Places =>
	new Map(model.rows('coding').map((coding) => [coding.guid, coding]));

/** A coding covers those of its characters that were kept and what came in between two of them; without any it is an orphan. */
function expectKept(before: Places, model: Model, splices: Change['splices']): void {
	const [first] = splices;
	if (!first) return;
	const { document } = first;
	const grown = splices.reduce((sum, { removed, inserted }) => sum + inserted.length - removed.length, 0);
	const now = Array.from({ length: model.text(document).length - grown }, (_, i) => i);
	for (const { at, removed, inserted } of splices)
		now.splice(at, removed.length, ...Array<number>(inserted.length).fill(-1));
	for (const coding of model.rows('coding')) {
		const was = before.get(coding.guid);
		if (!was || was.document !== document || was.orphan || was.start === null) continue;
		const kept = now.flatMap((from, to) =>
			from >= (was.start as number) && from < (was.end as number) ? [to] : []
		);
		const [start, end] = [kept[0] ?? 0, (kept.at(-1) ?? -1) + 1];
		if (!model.text(document).slice(start, end).trim()) {
			expect(coding).toMatchObject({ orphan: true, quote: was.quote });
		} else {
			expect(coding).toMatchObject({ orphan: false, start, end });
		}
	}
}
