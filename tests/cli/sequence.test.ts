/** Every count of `sequence` equals an independent count in SQL over the documented views. */
import { describe, expect, it } from 'vitest';
import { sqlJs } from '../../src/cli/project-file.ts';
import { prepare } from './counted-in-sql.ts';
import { json, rowsOf, samtal, studies } from './samtal.ts';

type Found = {
	seed: number;
	pairs: { a_guid: string; b_guid: string; count: number; a_codings: number; expected: number | null }[];
};

describe.each(studies)('$name', ({ bytes: make, coder }) => {
	it.each([0, 1, 3])('sequences within %i turns', async (turns) => {
		const bytes = await make();
		const asked = ['--coder', coder, '--turns', String(turns), '--shuffles', '0'];
		const { pairs } = await json<Found>(bytes, 'sequence', ...asked);
		const db = new (await sqlJs()).Database(bytes);
		db.exec(`
			create temp table turns as select document, turn, number, start from v_turns;
			create index temp.turns_at on turns (document, start);
			create temp table f as select v.coding, v.code, v.document, v.start, v."end", t.number,
				(select max(u.number) from turns u where u.document = v.document and u.start < v."end") as last
			from v_codings v join turns t on t.turn = v.turn where v.coder = '${coder}' and v.start is not null;
			create index temp.f_document on f (document, start);`);
		const expected = rowsOf(
			db,
			`select a.code, b.code, count(distinct a.coding) from f a join f b on b.document = a.document
				and b.start >= a."end" and b.number - a.last <= ${turns} group by 1, 2`
		);
		db.close();
		const text = (rows: readonly (readonly unknown[])[]): string[] => rows.map((row) => row.join(' ')).sort();
		expect(expected.length).toBeGreaterThan(0);
		expect(text(pairs.map(({ a_guid, b_guid, count }) => [a_guid, b_guid, count]))).toEqual(text(expected));
	});
});

it('rolled up, counts united passages, and no code with those above it', async () => {
	const bytes = await studies[1]!.bytes();
	const asked = ['--coder', studies[1]!.coder, '--turns', '1', '--shuffles', '0', '--roll-up'];
	const { pairs } = await json<Found>(bytes, 'sequence', ...asked);
	const db = new (await sqlJs()).Database(bytes);
	prepare(db, { coder: studies[1]!.coder, rollUp: true });
	db.exec(`create temp table g as select f.*,
		(select max(t.number) from turns t where t.document = f.document and t.start < f."end") as last from f`);
	const expected = rowsOf(
		db,
		`select a.code, b.code, count(distinct a.coding) from g a join g b on b.document = a.document
			and b.start >= a."end" and b.number - a.last <= 1
		where not exists (select 1 from related r where r.a = a.code and r.b = b.code) group by 1, 2`
	);
	db.close();
	expect(expected.length).toBeGreaterThan(0);
	expect(pairs.map(({ a_guid, b_guid, count }) => `${a_guid} ${b_guid} ${count}`).sort()).toEqual(
		expected.map((row) => row.join(' ')).sort()
	);
});

it('stands beside what shuffles give, the same for one seed', async () => {
	const bytes = await studies[1]!.bytes();
	const found = await json<Found>(bytes, 'sequence', '--seed', '3');
	expect(await json<Found>(bytes, 'sequence', '--seed', '3', '--turns', '1')).toEqual(found);
	expect(found.pairs.every(({ expected, a_codings }) => expected !== null && expected <= a_codings)).toBe(
		true
	);
	expect((await samtal(bytes, 'sequence', '--shuffles', 'many')).stderr).toContain(
		'--shuffles takes a whole number from 0 to 10,000, not many.'
	);
	expect((await samtal(bytes, 'sequence')).stdout.split('\r\n')[0]).toBe(
		'a,a_guid,b,b_guid,count,a_codings,share,expected,at_least,at_most'
	);
});
