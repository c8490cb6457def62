import { expect, it } from 'vitest';
import { NewestQuestions } from '../../src/lib/storage/newest-questions.ts';
import { inTurns, type Stepwise } from '../../src/lib/storage/stepwise.ts';
import { openDesk } from './open-desk.ts';

/** Steps that each take a while, and tell what they did. */
function* slowly(told: string[], name: string): Stepwise<string> {
	for (let i = 0; i < 4; i++) {
		const until = performance.now() + 15;
		while (performance.now() < until);
		told.push(`${name} ${i}`);
		yield;
	}
	return name;
}

it('a newer question of a view ends the older, not that of another view or of none', async () => {
	const questions = new NewestQuestions();
	const told: string[] = [];
	const ask = (view: string | null, name: string) => {
		const { isNewest } = questions.asked(view);
		return inTurns(
			() => slowly(told, name),
			() => (isNewest() ? 'same' : null)
		);
	};
	const answers = await Promise.all([
		ask('a', 'old'),
		ask('b', 'other'),
		ask(null, 'nobody'),
		ask(null, 'nobody too'),
		ask('a', 'new')
	]);
	expect(answers.map((one) => one && one.answer)).toEqual([null, 'other', 'nobody', 'nobody too', 'new']);
	expect(told).not.toContain('old 3');
});

it('a desk answers every question that nothing ended, and says when it is closed', async () => {
	const { desk } = await openDesk();
	const counting = { coder: null, rollUp: false, documents: null, group: { by: 'kind' } } as const;
	const ask = () => desk.answer('query', { name: 'crosstab', params: counting, view: 'a' });
	expect(await ask()).toMatchObject({ ok: true, value: { groups: [], guids: [] } });
	await desk.close();
	expect(await ask()).toEqual({ ok: false, error: { type: 'notOpen' } });
});
