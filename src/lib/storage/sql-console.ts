/**
 * Questions in SQL to a copy of a project: one at a time, reading only, with bounds on what an answer may hold. The project
 * itself is out of reach, so that nothing asked here can alter or lose anything.
 */
import type { Database, QueryExecResult, SqlJsStatic, Statement } from 'sql.js';
import { err, ok, type Result } from '../core/result.ts';

/** A value as it is shown and saved: whole numbers that a double would round as `bigint`; of bytes, the first as SQL writes them. */
export type SqlValue = string | number | bigint | null;

/** A documented view with its columns. */
export type SqlView = { readonly name: string; readonly columns: readonly string[] };

/** What can be asked of a copy: the documented views. */
export type SqlCopy = { readonly views: readonly SqlView[] };

/** The rows that a question gives. */
export type SqlAnswer = {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly SqlValue[])[];
	/** True where there are more rows than an answer may hold. */
	readonly cut: boolean;
	readonly milliseconds: number;
};

/** Why a question has no answer. */
export type SqlError =
	| { readonly type: 'blank' }
	/** More than one statement. */
	| { readonly type: 'several' }
	/** Something other than reading. */
	| { readonly type: 'notReading' }
	/** The work on it needs more memory than it may take. */
	| { readonly type: 'tooMuch' }
	/** What SQLite says of it. */
	| { readonly type: 'sqlite'; readonly detail: string };

/** How much an answer may hold: rows, and UTF-16 units of text. */
export type SqlLimits = { readonly rows: number; readonly characters: number };

/** Bounds under which an answer can be handed over, shown and saved. */
export const sqlLimits: SqlLimits = { rows: 100_000, characters: 50_000_000 };

/** Bytes that SQLite may take for its work; a join that gets out of hand stops there. */
const memory = 512 * 1024 * 1024;
/** Of a value that is bytes, so many are written. */
const mostBytes = 16;

/** Opens a project's bytes for reading alone. They are not needed afterwards; close the database. */
export function openCopy(sql: SqlJsStatic, bytes: Uint8Array): Database {
	const db = new sql.Database(bytes);
	// What is sorted counts as memory, and so is bounded too.
	db.exec(`pragma trusted_schema = off; pragma temp_store = memory; pragma hard_heap_limit = ${memory};
		pragma query_only = on;`);
	return db;
}

/** What can be asked of a copy. */
export function describeCopy(db: Database): SqlCopy {
	const [found] = db.exec(`select v.name, json_group_array(c.name order by c.cid)
		from sqlite_schema v, pragma_table_info(v.name) c
		where v.type = 'view' and v.name glob 'v_*' group by v.name order by v.name`);
	return {
		views: (found as QueryExecResult).values.map(([name, columns]) => ({
			name: String(name),
			columns: JSON.parse(String(columns)) as string[]
		}))
	};
}

/** The answer to one question, as far as the limits allow. Takes as long as SQLite takes. */
export function askSql(db: Database, text: string, limits = sqlLimits): Result<SqlAnswer, SqlError> {
	const start = withoutRemarks(text);
	if (start === '') return err({ type: 'blank' });
	if (!/^(select|with|values|explain)\b/i.test(start)) return err({ type: 'notReading' });
	const began = performance.now();
	try {
		const statements = db.iterateStatements(text);
		const { value: statement } = statements.next();
		if (withoutRemarks(statements.getRemainingSQL()) !== '') return err({ type: 'several' });
		return ok({ ...rowsOf(statement as Statement, limits), milliseconds: performance.now() - began });
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		if (/out of memory/i.test(detail)) return err({ type: 'tooMuch' });
		if (/readonly database/i.test(detail)) return err({ type: 'notReading' });
		return err({ type: 'sqlite', detail });
	}
}

function rowsOf(statement: Statement, limits: SqlLimits): Omit<SqlAnswer, 'milliseconds'> {
	const columns = statement.getColumnNames();
	const rows: SqlValue[][] = [];
	let characters = 0;
	try {
		while (statement.step()) {
			const row = valuesOf(statement).map(shown);
			for (const value of row) characters += typeof value === 'string' ? value.length : 0;
			if (rows.length === limits.rows || characters > limits.characters) return { columns, rows, cut: true };
			rows.push(row);
		}
		return { columns, rows, cut: false };
	} finally {
		statement.free();
	}
}

/** What `get` gives when it is asked for whole numbers in full; the package's types do not know of it. */
type Exact = { get(params: null, config: { useBigInt: true }): (SqlValue | Uint8Array)[] };

/** The values of a row. They are read anew where a number is so large that it may have been rounded: in full is slower. */
function valuesOf(statement: Statement): (SqlValue | Uint8Array)[] {
	const row = statement.get();
	if (!row.some((value) => typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER))
		return row;
	return (statement as unknown as Exact).get(null, { useBigInt: true });
}

function shown(value: SqlValue | Uint8Array): SqlValue {
	if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
	if (!(value instanceof Uint8Array)) return value;
	const hex = [...value.subarray(0, mostBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return `x'${hex}${value.length > mostBytes ? '…' : ''}'`;
}

/** SQL from its first word on: without remarks, spaces and semicolons before it. */
function withoutRemarks(text: string): string {
	return text.replace(/^(?:[\s;]+|--[^\n]*|\/\*[^]*?(?:\*\/|$))+/, '');
}
