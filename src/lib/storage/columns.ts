/** How the records of core lie in SQLite: one table each, a local integer key, a unique GUID, references by local key. */
import { shapes, type Row, type TableName } from '../core/records.ts';

/** What a column holds. */
export type Column =
	| { readonly kind: 'text' | 'integer' | 'real' | 'boolean' | 'json' }
	| { readonly kind: 'ref'; readonly to: TableName };

const text = { kind: 'text' } as const;
const integer = { kind: 'integer' } as const;
const real = { kind: 'real' } as const;
const boolean = { kind: 'boolean' } as const;
const json = { kind: 'json' } as const;
const ref = (to: TableName): Column => ({ kind: 'ref', to });

/** The columns of each table beside `id`, `guid`, `replica_id` and `sequence`. */
export const columns: {
	readonly [T in TableName]: { readonly [F in Exclude<keyof Row<T>, 'guid'>]: Column };
} = {
	project: { name: text, created: text, approach: text },
	coder: { name: text, color: text },
	case: { name: text, note: text, summary: text, consent: text, contact: text },
	document: {
		title: text,
		kind: text,
		date: text,
		language: text,
		summary: text,
		sourceName: text,
		sourceHash: text,
		textHash: text,
		length: integer,
		unitsLocked: boolean,
		created: text
	},
	attribute: { name: text, target: text, type: text, options: json, position: text },
	attributeValue: { attribute: ref('attribute'), case: ref('case'), document: ref('document'), value: text },
	speaker: { document: ref('document'), name: text, role: text, case: ref('case') },
	turn: {
		document: ref('document'),
		speaker: ref('speaker'),
		start: integer,
		end: integer,
		startTime: integer,
		endTime: integer
	},
	codingUnit: { document: ref('document'), start: integer, end: integer },
	recording: { document: ref('document'), name: text, size: integer, kind: text, offset: integer },
	picture: {
		document: ref('document'),
		turn: ref('turn'),
		name: text,
		mime: text,
		width: integer,
		height: integer,
		hash: text,
		position: text
	},
	code: {
		parent: ref('code'),
		name: text,
		color: text,
		key: text,
		position: text,
		applicable: boolean,
		definition: text,
		include: text,
		exclude: text,
		example: text,
		borderline: text,
		translations: json
	},
	codeSet: {
		name: text,
		color: text,
		note: text,
		exclusive: boolean,
		residual: ref('code'),
		position: text
	},
	codeSetMember: { set: ref('codeSet'), code: ref('code') },
	codebookVersion: {
		codebook: text,
		version: text,
		parents: json,
		name: text,
		author: ref('coder'),
		date: text,
		note: text,
		origin: text,
		content: text
	},
	ruleChange: { code: ref('code'), coder: ref('coder'), date: text, before: json },
	coding: {
		document: ref('document'),
		code: ref('code'),
		coder: ref('coder'),
		start: integer,
		end: integer,
		quote: text,
		orphan: boolean,
		changed: boolean,
		recheck: ref('ruleChange'),
		auto: boolean,
		star: boolean,
		weight: real,
		condensation: text,
		created: text,
		modified: text
	},
	theme: { name: text, idea: text, boundaries: text, status: text, position: text },
	themeItem: {
		theme: ref('theme'),
		code: ref('code'),
		coding: ref('coding'),
		x: real,
		y: real,
		note: text
	},
	themeLink: { from: ref('theme'), to: ref('theme'), label: text },
	memo: {
		target: text,
		document: ref('document'),
		code: ref('code'),
		coding: ref('coding'),
		case: ref('case'),
		theme: ref('theme'),
		start: integer,
		end: integer,
		quote: text,
		orphan: boolean,
		coder: ref('coder'),
		type: text,
		title: text,
		body: text,
		created: text,
		modified: text
	},
	translation: {
		document: ref('document'),
		start: integer,
		end: integer,
		quote: text,
		orphan: boolean,
		language: text,
		text,
		coder: ref('coder'),
		created: text,
		modified: text
	},
	assignment: { coder: ref('coder'), document: ref('document'), state: text },
	query: { name: text, body: json, coder: ref('coder'), created: text, modified: text },
	summary: {
		case: ref('case'),
		code: ref('code'),
		theme: ref('theme'),
		text,
		coder: ref('coder'),
		created: text,
		modified: text
	}
};

/** Every table, parents before what refers to them. */
export const tableNames = Object.keys(shapes) as TableName[];

/** The quoted name of a table in SQL. */
export const sqlTable = (table: TableName): string => `"${snake(table)}"`;

/** The quoted name of the column that holds a field; references end in `_id`. */
export function sqlColumn(table: TableName, field: string): string {
	if (field === 'guid') return '"guid"';
	const column = (columns[table] as Record<string, Column>)[field];
	if (!column) throw new RangeError(`${table} has no field ${field}`);
	return `"${snake(field)}${column.kind === 'ref' ? '_id' : ''}"`;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
