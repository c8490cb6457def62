/** Reads and writes single rows of SQLite as the records of core; all that does so goes through here. */
import type { Database, SqlValue, Statement } from 'sql.js';
import type { Guid, Row, TableName } from '../core/records.ts';
import { columns, sqlColumn, sqlTable, tableNames, type Column } from './columns.ts';

/** For each table, the fields of others that refer to it. */
const references = Object.fromEntries(
	tableNames.map((to) => [
		to,
		tableNames.flatMap((from) =>
			Object.entries(columns[from] as Record<string, Column>)
				.filter(([, column]) => column.kind === 'ref' && column.to === to)
				.map(([field]) => [from, field] as const)
		)
	])
) as Record<TableName, (readonly [TableName, string])[]>;

/** Which replica and which line of its history changed a row last. */
export type Stamp = { readonly replica: number; readonly sequence: number };

/** Reads and writes rows of one database, with its statements prepared once. */
export class Tables {
	readonly #db: Database;
	readonly #statements = new Map<string, Statement>();

	constructor(db: Database) {
		this.#db = db;
	}

	/** The row with this GUID, or undefined. */
	get<T extends TableName>(table: T, guid: Guid): Row<T> | undefined {
		return this.where(table, { guid } as Partial<Row<T>>)[0];
	}

	/** The rows whose fields equal those of `match`. */
	where<T extends TableName>(table: T, match: Partial<Row<T>>): Row<T>[] {
		const fields = Object.keys(match).filter(
			(field) => (match as Record<string, unknown>)[field] !== undefined
		);
		const conditions = fields.map((field) => {
			const value = (match as Record<string, unknown>)[field];
			if (value === null) return `t.${sqlColumn(table, field)} is null`;
			return `t.${sqlColumn(table, field)} = ${this.#placeholder(table, field)}`;
		});
		const where = conditions.length ? ` where ${conditions.join(' and ')}` : '';
		const values = fields
			.map((field) => (match as Record<string, unknown>)[field])
			.filter((value) => value !== null)
			.map(toSql);
		return this.select(table, `${where} order by t.id`, values);
	}

	/** Rows by a condition in SQL over the table as `t`, such as ` where t.document_id = ?`. */
	select<T extends TableName>(table: T, condition: string, values: readonly SqlValue[] = []): Row<T>[] {
		const fields = fieldsOf(table);
		const selected = fields.map((field) => this.#selected(table, field)).join(', ');
		const statement = this.prepare(`select ${selected} from ${sqlTable(table)} t${condition}`);
		const rows: Row<T>[] = [];
		try {
			statement.bind([...values]);
			while (statement.step()) rows.push(toRow(table, fields, statement.get()));
		} finally {
			statement.reset();
		}
		return rows;
	}

	/** Adds a row. Throws when it refers to a row that is not there. */
	insert<T extends TableName>(
		table: T,
		row: Row<T>,
		stamp: Stamp,
		derived: Record<string, SqlValue> = {}
	): void {
		const fields = fieldsOf(table);
		const extra = Object.keys(derived);
		const names = [
			...fields.map((field) => sqlColumn(table, field)),
			...extra.map((name) => `"${name}"`),
			'"replica_id"',
			'"sequence"'
		];
		const places = [
			...fields.map((field) => this.#placeholder(table, field)),
			...extra.map(() => '?'),
			'?',
			'?'
		];
		const record = row as Record<string, unknown>;
		this.#write(`insert into ${sqlTable(table)} (${names.join(', ')}) values (${places.join(', ')})`, [
			...fields.map((field) => toSql(record[field])),
			...extra.map((name) => derived[name] as SqlValue),
			stamp.replica,
			stamp.sequence
		]);
		this.#checkReferences(table, record);
	}

	/** Sets fields of a row. Throws when the row, or one it then refers to, is not there. */
	update(
		table: TableName,
		guid: Guid,
		patch: Readonly<Record<string, unknown>>,
		stamp: Stamp,
		derived: Record<string, SqlValue> = {}
	): void {
		const fields = Object.keys(patch);
		const extra = Object.keys(derived);
		const sets = [
			...fields.map((field) => `${sqlColumn(table, field)} = ${this.#placeholder(table, field)}`),
			...extra.map((name) => `"${name}" = ?`),
			'"replica_id" = ?',
			'"sequence" = ?'
		];
		this.#write(`update ${sqlTable(table)} set ${sets.join(', ')} where guid = ?`, [
			...fields.map((field) => toSql(patch[field])),
			...extra.map((name) => derived[name] as SqlValue),
			stamp.replica,
			stamp.sequence,
			guid
		]);
		if (this.#db.getRowsModified() !== 1) throw new Error(`${table} ${guid} is not there to change`);
		this.#checkReferences(table, patch);
	}

	/** Deletes a row. Throws when it is not there or something still refers to it. */
	delete(table: TableName, guid: Guid): void {
		this.#write(`delete from ${sqlTable(table)} where guid = ?`, [guid]);
		if (this.#db.getRowsModified() !== 1) throw new Error(`${table} ${guid} is not there to delete`);
	}

	/** The rows of any table that refer to rows of this one, with the number of the line that wrote them last. */
	referringTo(table: TableName, guids: readonly Guid[]): { guid: Guid; sequence: number }[] {
		const found: { guid: Guid; sequence: number }[] = [];
		for (const [from, field] of references[table]) {
			const statement = this.prepare(
				`select guid, sequence from ${sqlTable(from)} where ${sqlColumn(from, field)} in
				(select id from ${sqlTable(table)} where guid in (select value from json_each(?)))`
			);
			statement.bind([JSON.stringify(guids)]);
			while (statement.step()) {
				const [referring, sequence] = statement.get() as [Guid, number];
				found.push({ guid: referring, sequence });
			}
			statement.reset();
		}
		return found;
	}

	/** The local key of a row, or null. */
	idOf(table: TableName, guid: Guid): number | null {
		const statement = this.prepare(`select id from ${sqlTable(table)} where guid = ?`);
		try {
			statement.bind([guid]);
			return statement.step() ? (statement.get()[0] as number) : null;
		} finally {
			statement.reset();
		}
	}

	/** A statement prepared once for this database; the caller resets it after use. */
	prepare(sql: string): Statement {
		let statement = this.#statements.get(sql);
		if (!statement) {
			statement = this.#db.prepare(sql);
			this.#statements.set(sql, statement);
		}
		return statement;
	}

	/** Frees the prepared statements. */
	free(): void {
		for (const statement of this.#statements.values()) statement.free();
		this.#statements.clear();
	}

	#write(sql: string, values: SqlValue[]): void {
		const statement = this.prepare(sql);
		try {
			statement.run(values);
		} finally {
			statement.reset();
		}
	}

	#placeholder(table: TableName, field: string): string {
		const column = (columns[table] as Record<string, Column>)[field];
		return column?.kind === 'ref' ? `(select id from ${sqlTable(column.to)} where guid = ?)` : '?';
	}

	#selected(table: TableName, field: string): string {
		const column = (columns[table] as Record<string, Column>)[field];
		const name = sqlColumn(table, field);
		return column?.kind === 'ref'
			? `(select guid from ${sqlTable(column.to)} where id = t.${name})`
			: `t.${name}`;
	}

	#checkReferences(table: TableName, patch: Readonly<Record<string, unknown>>): void {
		for (const [field, column] of Object.entries(columns[table] as Record<string, Column>)) {
			const guid = patch[field];
			if (column.kind !== 'ref' || typeof guid !== 'string') continue;
			if (this.idOf(column.to, guid) === null)
				throw new Error(`${table}.${field} refers to a missing ${column.to}`);
		}
	}
}

function fieldsOf(table: TableName): string[] {
	return ['guid', ...Object.keys(columns[table])];
}

function toSql(value: unknown): SqlValue {
	if (value === null || value === undefined) return null;
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (typeof value === 'number' || typeof value === 'string') return value;
	return JSON.stringify(value);
}

function toRow<T extends TableName>(
	table: T,
	fields: readonly string[],
	values: readonly SqlValue[]
): Row<T> {
	const row: Record<string, unknown> = {};
	fields.forEach((field, i) => {
		const column = (columns[table] as Record<string, Column>)[field];
		const value = values[i] as SqlValue;
		if (column?.kind === 'boolean') row[field] = value === 1;
		else if (column?.kind === 'json') row[field] = JSON.parse(value as string);
		else row[field] = value;
	});
	return row as Row<T>;
}
