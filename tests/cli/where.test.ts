/** `--where`: each condition leaves what an independent count in SQL leaves; what is none is refused. */
import type { Database } from 'sql.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consensusGuid } from '../../src/lib/core/consensus.ts';
import { sqlJs } from '../../src/cli/project-file.ts';
import { json, rowsOf, samtal, studies } from './samtal.ts';

type Uses = { codes: { guid: string; passages: number }[] };

let db: Database;
let bytes: Uint8Array;

/** A small study with stars, auto-coding, a code set, a number and dates on cases, and an attribute called kind. */
beforeAll(async () => {
	db = new (await sqlJs()).Database(await studies[1]!.bytes());
	const guid = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
	db.exec(`
		update coding set star = id % 3 = 0, auto = id % 4 = 0;
		insert into code_set (guid, name, color, note, exclusive, position, replica_id, sequence)
			values ('${guid(1)}', 'Some codes', '#112233', '', 0, 'a0', 1, 0);
		insert into code_set_member (guid, set_id, code_id, replica_id, sequence)
			select '00000000-0000-4000-8001-' || printf('%012x', c.id), s.id, c.id, 1, 0
			from code c, code_set s where c.id % 2 = 0;
		insert into attribute (guid, name, target, type, options, position, replica_id, sequence) values
			('${guid(2)}', 'Age', 'case', 'number', '[]', 'a2', 1, 0),
			('${guid(3)}', 'kind', 'document', 'text', '[]', 'a3', 1, 0),
			('${guid(4)}', 'Role', 'case', 'oneOf', '["nurse","head"]', 'a4', 1, 0);
		insert into attribute_value (guid, attribute_id, case_id, value, replica_id, sequence)
			select '00000000-0000-4000-8002-' || printf('%012x', c.id), a.id, c.id, 20 + 10.5 * c.id, 1, 0
			from "case" c, attribute a where a.name = 'Age';
		insert into attribute_value (guid, attribute_id, document_id, value, replica_id, sequence)
			select '00000000-0000-4000-8003-' || printf('%012x', d.id), a.id, d.id, 'Long', 1, 0
			from document d, attribute a where a.name = 'kind' and d.id < 3`);
	bytes = db.export();
});
afterAll(() => db.close());

/** The passages of Ada by code, where a condition on `coding` as `g` and its document `d` holds. */
const inSql = (condition: string): unknown[][] =>
	rowsOf(
		db,
		`select c.guid, (select count(*) from coding g join document d on d.id = g.document_id join coder r on r.id = g.coder_id
			where g.code_id = c.id and r.name = 'Ada' and ${condition}) from code c order by 1`
	);

const caseOf = `(select s.case_id from turn t join speaker s on s.id = t.speaker_id
	where t.document_id = d.id and t.start <= g.first_visible order by t.start desc limit 1)`;
const valueOf = (attribute: string, column: string, of: string): string =>
	`(select v.value from attribute_value v join attribute a on a.id = v.attribute_id where a.name = '${attribute}' and v.${column} = ${of})`;
const age = `cast(${valueOf('Age', 'case_id', caseOf)} as real)`;

it.each([
	[['starred=yes'], 'g.star = 1'],
	[['starred=no'], 'g.star = 0'],
	[['auto=yes', 'starred=yes'], 'g.auto = 1 and g.star = 1'],
	[['auto=no'], 'g.auto = 0'],
	[['set=some codes'], 'g.code_id % 2 = 0'],
	[['Age>=41'], `${age} >= 41`],
	[['Age>=30.5', 'Age<=41,0'], `${age} between 30.5 and 41`],
	[['Age=30.50'], `${age} = 30.5`],
	[['attribute=kind=long'], `${valueOf('kind', 'document_id', 'd.id')} = 'Long'`],
	[['kind=interview', 'date>=2026-02-01', 'date>=2026-01-01'], "d.date >= '2026-02-01'"],
	[['date<=2026-01-31', 'date<=2026-12-31'], "d.date <= '2026-01-31'"]
])('%j', async (wheres, condition) => {
	const asked = wheres.flatMap((where) => ['--where', where]);
	const { codes } = await json<Uses>(bytes, 'frequencies', '--coder', 'Ada', ...asked);
	const found = codes.map(({ guid, passages }) => [guid, passages]).sort();
	const expected = inSql(condition);
	expect(found).toEqual(expected);
	expect(expected.some(([, n]) => (n as number) > 0)).toBe(true);
});

it('--coder consensus is who holds what was agreed on, under whatever name', async () => {
	const none = await samtal(bytes, 'frequencies', '--coder', 'consensus');
	expect([none.status, none.stderr.split('\n')[0]]).toEqual([2, 'The project has no coder consensus.']);
	const agreed = new (await sqlJs()).Database(bytes);
	const holder = consensusGuid(String(rowsOf(agreed, 'select guid from project')[0]![0]));
	agreed.exec(`insert into coder (guid, name, color, replica_id, sequence) values ('${holder}', 'Konsensus', '#7d6a5a', 1, 0);
		update coding set coder_id = (select id from coder where guid = '${holder}') where id % 3 = 0`);
	const inIt = agreed.export();
	const counts = rowsOf(
		agreed,
		`select c.guid, (select count(*) from coding g join coder r on r.id = g.coder_id
			where g.code_id = c.id and r.guid = '${holder}') from code c order by 1`
	);
	agreed.close();
	for (const name of ['consensus', 'Konsensus']) {
		const { codes } = await json<Uses>(inIt, 'frequencies', '--coder', name);
		expect(codes.map(({ guid, passages }) => [guid, passages]).sort()).toEqual(counts);
	}
	expect(counts.some(([, n]) => (n as number) > 0)).toBe(true);
});

it.each([
	['date>=2026-13-45', '2026-13-45 is no value of date.'],
	['Age>=old', 'old is no value of Age.'],
	['Age=old', 'old is no value of Age.'],
	['Unit=Nort', 'Nort is no value of Unit.'],
	['Unit>=North', 'Unit has no order: >= and <= do not go with it.'],
	['Role<=head', 'Role has no order: >= and <= do not go with it.'],
	['kind=chat', 'chat is no value of kind.'],
	['auto=maybe', 'maybe is no value of auto.'],
	['set=No such set', 'set=No such set names what the project does not have.'],
	['kind=interview|chat', 'chat is no value of kind.'],
	['kind=', 'A value is missing in kind=.'],
	['kind=interview|', 'A value is missing in kind=interview|.'],
	['date>=', 'A value is missing in date>=.'],
	['facilitators=', 'A value is missing in facilitators=.'],
	['starred=', 'A value is missing in starred=.'],
	['document=', 'A value is missing in document=.'],
	['case=', 'A value is missing in case=.'],
	['set= ', 'A value is missing in set=.'],
	['Age>=', 'A value is missing in Age>=.'],
	['Nothing=', 'Nothing= names what the project does not have.'],
	['speaker=|No such', 'speaker=|No such names what the project does not have.'],
	['attribute=No such=1', 'attribute=No such=1 names what the project does not have.']
])('refuses %s, which would count something else', async (where, sentence) => {
	const { status, stdout, stderr } = await samtal(bytes, 'frequencies', '--where', where);
	expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', sentence]);
});

it('takes a blank where it says none: nobody named, no value', async () => {
	for (const where of ['speaker=', 'Unit=', 'Age=', 'Role=nurse|']) {
		const { status, stderr } = await samtal(bytes, 'frequencies', '--where', where);
		expect([where, status, stderr]).toEqual([where, 0, '']);
	}
});

it('lets no condition take another back', async () => {
	const where = (...wheres: string[]) =>
		samtal(bytes, 'frequencies', ...wheres.flatMap((one) => ['--where', one]));
	for (const mark of ['starred', 'auto']) {
		const { status, stderr } = await where(`${mark}=yes`, `${mark}=no`);
		const sentence = `${mark}=no contradicts another condition: no passage can be both.`;
		expect([status, stderr.split('\n')[0]]).toEqual([2, sentence]);
	}
	const out = await where('facilitators=out');
	expect(out.stdout).not.toBe((await where('facilitators=in')).stdout);
	expect((await where('facilitators=out', 'facilitators=in')).stdout).toBe(out.stdout);
});

it('refuses options that say nothing without another', async () => {
	const near = await samtal(bytes, 'cooccurrence', '--rule', 'turn', '--turns', '2');
	expect([near.status, near.stderr.split('\n')[0]]).toEqual([2, '--turns goes with --rule near.']);
	const test = await samtal(bytes, 'crosstab', '--before', '1', '--after', '2');
	expect([test.status, test.stderr.split('\n')[0]]).toEqual([2, '--before goes with --test.']);
});

it('tells of roll-up in the help of those commands alone that take it', async () => {
	for (const [command, takes] of [
		['frequencies', true],
		['query', false]
	] as const) {
		const { stdout } = await samtal(bytes, command, '--help');
		expect(stdout.includes('--roll-up')).toBe(takes);
		const { status } = await samtal(bytes, command, ...(takes ? [] : ['CODED']), '--roll-up');
		expect(status).toBe(takes ? 0 : 2);
	}
});
