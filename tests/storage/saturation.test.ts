import { expect, it } from 'vitest';
import { lawfully } from '../core/law.ts';
import { commandWriter } from '../core/write-commands.ts';
import { openEngine } from './open-engine.ts';

it('goes by date, and leaves out documents in which nothing is coded, telling how many', async () => {
	const engine = await openEngine();
	const write = commandWriter();
	const documents = ['2026-03-01', null, '2026-02-01', '2026-01-01'].map((date, i) => {
		return { ...write.incoming([['Ann', 'Some words.']], `Document ${i}`), date };
	});
	const [risk, other] = [write.code('Risk'), write.code('Other', { position: 'a1' })];
	await lawfully(engine, write.importOf(documents));
	for (const code of [risk, other]) await lawfully(engine, write.addCode(code));
	const [march, undated, february] = documents.map(({ guid }) => guid) as [string, string, string];
	const place = (document: string, code: string) => ({ document, code, start: 0, end: 4 });
	const places = [place(march, risk.guid), place(undated, other.guid), place(february, risk.guid)];
	await lawfully(engine, write.addCoding(places, null));
	const counting = { coder: null, rollUp: false, documents: null };
	const order = { base: 1, run: 1, threshold: 0, orders: 0, seed: 1 };
	expect(engine.query('saturation', { ...counting, ...order })).toMatchObject({
		...{ documents: [february, march, undated], uncoded: 1, reached: 1, runs: [0, 1] },
		fresh: Int32Array.from([1, 0, 1])
	});
	await engine.close();
});
