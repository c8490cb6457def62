/** The words of a long text, which are looked at in steps. */
import { expect, it } from 'vitest';
import type { Engine } from '../../src/lib/storage/engine.ts';
import type { Stepwise } from '../../src/lib/storage/stepwise.ts';
import { commandWriter } from '../core/write-commands.ts';
import { ada } from './open-desk.ts';
import { openEngine } from './open-engine.ts';

const words = 5000;
const asked = { coder: null, documents: null, rollUp: false };

async function longTalk() {
	const engine = await openEngine();
	const write = commandWriter();
	const incoming = write.incoming([['Ann', 'word '.repeat(words)]], 'Talk');
	const run = async (command: object) => expect(await engine.run(command, ada)).toMatchObject({ ok: true });
	await run(write.importOf([incoming]));
	const correct = (at: number, removed: string, inserted: string) =>
		run({ ...write.base('document.splice'), document: incoming.guid, at, removed, inserted });
	return { engine, correct };
}

/** What `reach` answers of the words in the filter, and in how many steps. */
function wordsOf(asking: Stepwise<{ bases: { words: number } }>): { words: number; steps: number } {
	for (let steps = 0; ; steps++) {
		const { done, value } = asking.next();
		if (done) return { words: value.bases.words, steps };
	}
}

const ask = (engine: Engine) => engine.ask('reach', asked) as Stepwise<{ bases: { words: number } }>;

it('one turn of many words takes many steps, and none the second time', async () => {
	const { engine } = await longTalk();
	const first = wordsOf(ask(engine));
	expect(first.words).toBe(words);
	const second = wordsOf(ask(engine));
	expect(second.words).toBe(words);
	expect(first.steps - second.steps).toBeGreaterThanOrEqual(words / 500);
});

it('what was begun before a correction is not kept for the text after it', async () => {
	const { engine, correct } = await longTalk();
	const begun = ask(engine);
	for (let step = 0; step < 6; step++) begun.next();
	await correct(0, 'word word ', '');
	wordsOf(begun);
	expect(wordsOf(ask(engine)).words).toBe(words - 2);
});
