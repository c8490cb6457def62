import { beforeEach, expect, it } from 'vitest';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Summary } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { bo, commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
let cases: [string, string];
let codes: [string, string];
let theme: string;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	const made = [newCase(write.guid(), 'Ann'), newCase(write.guid(), 'Bob')] as const;
	for (const one of made) await lawfully(engine, { ...write.base('case.add'), case: one });
	const rows = [write.code('Risk'), write.code('Work', { position: 'a1' })] as const;
	for (const row of rows) await lawfully(engine, write.addCode(row));
	theme = write.guid();
	const row = { guid: theme, name: 'T', idea: '', boundaries: '', status: 'candidate', position: 'a0' };
	await lawfully(engine, { ...write.base('theme.add'), theme: row, items: [] });
	cases = [made[0].guid, made[1].guid];
	codes = [rows[0].guid, rows[1].guid];
});

const cell = (of: string, column: { code?: string; theme?: string }, text: string, by = ada) => ({
	...write.base('summary.write', by),
	...{ guid: write.guid(), case: of, code: null, theme: null, text },
	...column
});
const rows = async () => Object.values((await contentsOf(engine)).tables.summary) as Summary[];
const said = async () =>
	(await rows()).map((row) => [row.case, row.code ?? row.theme, row.text]).sort() as [
		string,
		string,
		string
	][];
const tag = async (command: object) => (await refused(engine, command)).type;

it('a cell is written, written over and emptied', async () => {
	const [ann] = cases;
	const first = cell(ann, { code: codes[0] }, '  Sees a risk. \n');
	const done = await lawfully(engine, first);
	expect(done.line).toEqual({ key: 'history.summary.write', values: { case: 'Ann', column: 'Risk' } });
	const { guid, time } = first;
	const as = { guid, case: ann, code: codes[0], theme: null, created: time };
	expect(await rows()).toEqual([{ ...as, text: 'Sees a risk.', coder: ada.guid, modified: time }]);
	await lawfully(engine, { ...write.base('coder.add'), coders: [bo] });
	const second = cell(ann, { code: codes[0] }, 'Sees none.', bo);
	await lawfully(engine, second, bo);
	expect(await rows()).toEqual([{ ...as, text: 'Sees none.', coder: bo.guid, modified: second.time }]);
	expect(await tag(cell(ann, { code: codes[0] }, 'Sees none. '))).toBe('nothingToDo');
	await lawfully(engine, cell(ann, { theme }, 'As a theme.'));
	const cleared = await lawfully(engine, cell(ann, { code: codes[0] }, ' \n'));
	expect(cleared.line.key).toBe('history.summary.clear');
	expect(await said()).toEqual([[ann, theme, 'As a theme.']]);
	expect(await tag(cell(ann, { code: codes[0] }, ''))).toBe('nothingToDo');
});

it('a cell is of one case that is there, and of a code or a theme', async () => {
	const [ann] = cases;
	expect(await tag(cell(ann, {}, 'x'))).toBe('malformed');
	expect(await tag(cell(ann, { code: codes[0], theme }, 'x'))).toBe('malformed');
	for (const [of, column] of [
		[nobody, { code: codes[0] }],
		[ann, { code: nobody }],
		[ann, { theme: nobody }]
	] as const)
		expect(await tag(cell(of, column, 'x'))).toBe('notFound');
	const first = cell(ann, { code: codes[0] }, 'x');
	await lawfully(engine, first);
	expect(await tag({ ...cell(ann, { code: codes[1] }, 'x'), guid: first.guid })).toBe('guidTaken');
});

it('repeated saves of one cell within five minutes are one undo step, emptying it another', async () => {
	const [ann, bob] = cases;
	await engine.run(cell(bob, { code: codes[0] }, 'Other'), ada);
	const time = write.time();
	for (const text of ['Once', 'Once more', '', 'At last'])
		expect((await engine.run({ ...cell(ann, { code: codes[0] }, text), time }, ada)).ok).toBe(true);
	const other = [bob, codes[0], 'Other'];
	for (const left of [[], [[ann, codes[0], 'Once more']], []]) {
		expect((await engine.undo(ada.guid, time)).ok).toBe(true);
		expect(await said()).toEqual([...left, other].sort());
	}
});

it('summaries go with their case, code or theme', async () => {
	const [ann, bob] = cases;
	for (const of of cases)
		for (const column of [{ code: codes[0] }, { code: codes[1] }, { theme }])
			await lawfully(engine, cell(of, column, 'x'));
	await lawfully(engine, { ...write.base('theme.remove'), guid: theme });
	expect(await said()).toHaveLength(4);
	await lawfully(engine, { ...write.base('code.remove'), guid: codes[0] });
	expect(await said()).toEqual(cases.map((of) => [of, codes[1], 'x']).sort());
	await lawfully(engine, { ...write.base('case.remove'), guid: ann });
	expect(await said()).toEqual([[bob, codes[1], 'x']]);
});

it('cases and codes that become one keep what was said of both', async () => {
	const [ann, bob] = cases;
	const [risk, work] = codes;
	const third = write.code('Time', { position: 'a2' });
	await lawfully(engine, write.addCode(third));
	for (const [of, column, text] of [
		[ann, { code: risk }, 'Ann on risk'],
		[bob, { code: risk }, 'Bob on risk'],
		[bob, { theme }, 'Bob on T'],
		[ann, { code: work }, 'Same'],
		[bob, { code: work }, 'Same'],
		[bob, { code: third.guid }, 'Bob on time']
	] as const)
		await lawfully(engine, cell(of, column, text));
	const merge = { codes: [work, third.guid], into: risk, joinMemos: false };
	await lawfully(engine, { ...write.base('code.merge'), ...merge });
	const expected = [
		[ann, risk, 'Ann on risk\n\nSame'],
		[bob, risk, 'Bob on risk\n\nSame\n\nBob on time'],
		[bob, theme, 'Bob on T']
	];
	expect(await said()).toEqual(expected.sort());
	await lawfully(engine, { ...write.base('case.merge'), from: bob, into: ann });
	const joined = [
		[ann, risk, 'Ann on risk\n\nSame\n\nBob on risk\n\nSame\n\nBob on time'],
		[ann, theme, 'Bob on T']
	];
	expect(await said()).toEqual(joined.sort());
});

it('the project states its approach', async () => {
	const set = (approach: string) => ({ ...write.base('project.approach'), approach });
	const done = await lawfully(engine, set('reflexive'));
	expect(done.line).toEqual({ key: 'history.project.approach', values: { approach: 'reflexive' } });
	expect(engine.query('overview', {}).project.approach).toBe('reflexive');
	expect(await tag(set('reflexive'))).toBe('nothingToDo');
	expect(await tag(set('magic'))).toBe('malformed');
	await lawfully(engine, set(''));
});
