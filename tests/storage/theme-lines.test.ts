import { expect, it } from 'vitest';
import { ada } from './open-desk.ts';
import { makeProject, someProject } from './some-project.ts';
import fc from 'fast-check';

it("a theme's lines are those of itself, its cards and its arrows from either end, also when these are gone", async () => {
	const [some] = fc.sample(someProject, { numRuns: 1, seed: 3 });
	if (!some) throw new Error('no project');
	const { engine, write, codes } = await makeProject(some);
	const theme = (name: string) => {
		return { guid: write.guid(), name, idea: '', boundaries: '', status: 'candidate', position: 'a0' };
	};
	const [one, two, three] = [theme('One'), theme('Two'), theme('Three')];
	const item = {
		guid: write.guid(),
		theme: one.guid,
		code: codes[0],
		coding: null,
		x: null,
		y: null,
		note: ''
	};
	const link = { guid: write.guid(), from: two.guid, to: one.guid, label: '' };
	for (const each of [one, two, three]) {
		await engine.run({ ...write.base('theme.add'), theme: each, items: [] }, ada);
	}
	await engine.run({ ...write.base('theme.place'), items: [item] }, ada);
	await engine.run({ ...write.base('themeLink.add'), link }, ada);
	await engine.run({ ...write.base('theme.takeOut'), items: [item.guid] }, ada);
	await engine.run({ ...write.base('themeLink.remove'), guid: link.guid }, ada);
	const keysOf = (guid: string): string[] =>
		engine.query('lines', { theme: guid, limit: 9, offset: 0 }).lines.map(({ line }) => line.key);
	const arrow = ['history.themeLink.remove', 'history.themeLink.add'];
	const [removed, added] = arrow as [string, string];
	expect(keysOf(one.guid)).toEqual([
		removed,
		'history.theme.takeOut',
		added,
		'history.theme.place',
		'history.theme.add'
	]);
	expect(keysOf(two.guid)).toEqual([...arrow, 'history.theme.add']);
	expect(keysOf(three.guid)).toEqual(['history.theme.add']);
	await engine.close();
});
