import initSqlJs, { type Database } from 'sql.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlExample } from '../../src/lib/storage/client-sql.ts';
import { askSql, describeCopy, openCopy } from '../../src/lib/storage/sql-console.ts';
import { sqlName } from '../../src/lib/views/sql/names.ts';
import { openEngine } from './open-engine.ts';

let db: Database;
beforeAll(async () => {
	const engine = await openEngine();
	// An instance of its own: the bound of memory holds for all databases of one.
	db = openCopy(await initSqlJs(), engine.exportFile());
});
afterAll(() => db.close());

const endless = 'with recursive n (i) as (select 1 union all select i + 1 from n)';
const errorOf = (text: string): unknown => {
	const answer = askSql(db, text);
	return answer.ok ? answer.value.rows : answer.error;
};

describe('a question', () => {
	test('gives columns and rows, values as SQL has them', () => {
		const answer = askSql(db, "select 1 as a, 'å' as a, null, 1.5, x'00ff', zeroblob(20)");
		expect(answer).toMatchObject({
			ok: true,
			value: {
				columns: ['a', 'a', 'null', '1.5', "x'00ff'", 'zeroblob(20)'],
				rows: [[1, 'å', null, 1.5, "x'00ff'", `x'${'00'.repeat(16)}…'`]],
				cut: false
			}
		});
	});

	test('gives whole numbers in full, and as plain numbers as far as these tell them apart', () => {
		const most = 9223372036854775807n;
		expect(errorOf('select 9007199254740993, -9007199254740993, 9007199254740991, 1, 1e300, null')).toEqual([
			[9007199254740993n, -9007199254740993n, 9007199254740991, 1, 1e300, null]
		]);
		expect(errorOf(`values (1, 'a', x'00'), (${most}, 'b', x'01')`)).toEqual([
			[1, 'a', "x'00'"],
			[most, 'b', "x'01'"]
		]);
		expect(errorOf('select 1e300, 1')).toEqual([[1e300, 1]]);
	});

	test.each([
		'-- first\n/* then */ ;select 1; -- last\n ;',
		'VALUES (1)',
		'with a as (select 1) select * from a'
	])('may be %j', (text) => expect(errorOf(text)).toEqual([[1]]));

	test('may be explained', () => {
		expect(askSql(db, 'explain query plan select * from v_codings').ok).toBe(true);
	});

	test.each(['', ' \n', '-- nothing', '/* not closed', ';'])('is not %j', (text) =>
		expect(errorOf(text)).toEqual({ type: 'blank' })
	);

	test('is one at a time', () => {
		expect(errorOf('select 1; select 2')).toEqual({ type: 'several' });
		expect(errorOf('select 1; drop table code')).toEqual({ type: 'several' });
	});

	test.each([
		'delete from coding',
		'with a as (select 1) insert into code select * from code',
		'with a as (select 1) delete from code',
		'/* select */ drop view v_codings',
		'pragma query_only = off',
		"attach ':memory:' as other",
		'begin',
		'vacuum'
	])('can not do more than read: %s', (text) => {
		const state = () =>
			db.exec('select count(*) from sqlite_schema; pragma query_only; pragma database_list');
		const before = state();
		expect(errorOf(text)).toEqual({ type: 'notReading' });
		expect(state()).toEqual(before);
	});

	test('that SQLite does not take is answered with what SQLite says', () => {
		expect(errorOf('select speech from v_codings')).toEqual({
			type: 'sqlite',
			detail: 'no such column: speech'
		});
		expect(errorOf('select * from (select 1')).toEqual({ type: 'sqlite', detail: 'incomplete input' });
	});
});

describe('an answer', () => {
	test('without an end stops at so many rows', () => {
		const answer = askSql(db, `${endless} select i from n`, { rows: 50, characters: 1000 });
		expect(answer).toMatchObject({ ok: true, value: { cut: true } });
		expect(answer.ok && answer.value.rows.length).toBe(50);
	});

	test('that holds just as many rows is whole', () => {
		expect(askSql(db, 'values (1), (2)', { rows: 2, characters: 10 })).toMatchObject({
			value: { cut: false }
		});
	});

	test('stops at so many characters', () => {
		const answer = askSql(db, `${endless} select '1234567890' from n`, { rows: 1000, characters: 95 });
		expect(answer.ok && [answer.value.rows.length, answer.value.cut]).toEqual([9, true]);
	});

	test('that needs too much memory is refused, and the next question is answered', () => {
		expect(errorOf('select zeroblob(600000000)')).toEqual({ type: 'tooMuch' });
		expect(errorOf('select 1')).toEqual([[1]]);
	});
});

test('every column of every documented view can be asked for by the name that is inserted', () => {
	const { views } = describeCopy(db);
	expect(views.map(({ name }) => name)).toContain('v_codings');
	for (const { name, columns } of views) {
		const text = `select ${columns.map(sqlName).join(', ')} from ${sqlName(name)}`;
		expect(askSql(db, text), text).toMatchObject({ ok: true, value: { columns } });
	}
	expect(askSql(db, sqlExample).ok).toBe(true);
});
