/**
 * `inspect FILE…`: what the readers make of files, as one JSON array with an object a file. Nothing is stored. It ends with
 * 1 when a file was refused, with 2 when it was asked for something that can't be done.
 */
import { basename } from 'node:path';
import type { DocumentDraft, Plan, TableDraft } from '../lib/core/draft.ts';
import type { Message } from '../lib/core/result.ts';
import { asGuessed, contentsOf, documentsOf } from '../lib/exchange/questionnaire.ts';
import { refusalMessage } from '../lib/exchange/reader.ts';
import { readFile } from '../lib/exchange/readers/index.ts';
import { withRole } from '../lib/exchange/tables/roles.ts';
import { say } from '../lib/words/say.ts';
import { columnNumbered, parseArguments, type RoleOverride } from './arguments.ts';

/** What the command reads, writes and tells by. */
export type Streams = {
	readonly read: (path: string) => Promise<Uint8Array>;
	readonly write: (text: string) => Promise<void>;
	readonly tell: (sentence: string) => void;
};

/** One file as it is written out. Times are milliseconds or null. */
type Inspected = {
	readonly file: string;
	readonly reader: string;
	readonly documents: readonly {
		readonly title: string;
		readonly kind: string;
		readonly turns: readonly {
			readonly speaker: string | null;
			readonly facilitator: boolean;
			readonly start: number | null;
			readonly end: number | null;
			readonly text: string;
		}[];
	}[];
	readonly cases: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[];
	readonly attributes: readonly { readonly name: string; readonly type: string }[];
	readonly notes: readonly string[];
};

type Refused = { readonly file: string; readonly refused: string };

/** Carries the command out; gives the exit code. */
export async function inspect(args: readonly string[], streams: Streams): Promise<number> {
	const parsed = parseArguments(args);
	if (!parsed.ok) {
		streams.tell(sentence(parsed.error));
		streams.tell(say('cli.inspect.hint'));
		return 2;
	}
	const { files, overrides, help } = parsed.value;
	if (help) {
		await streams.write(`${say('cli.inspect.help')}\n`);
		return 0;
	}
	const missing = new Set(overrides.map(({ column }) => column));
	let refusals = 0;
	// Written file by file, so that the memory doesn't grow with their number.
	await streams.write('[');
	for (const [at, file] of files.entries()) {
		const one = await inspectFile(file, overrides, missing, streams);
		if ('refused' in one) {
			refusals++;
			streams.tell(`${file}: ${one.refused}`);
		}
		await streams.write(`${at ? ',' : ''}\n${JSON.stringify(one, null, '\t')}`);
	}
	await streams.write('\n]\n');
	for (const column of missing) streams.tell(say('cli.inspect.noColumn', { column }));
	return refusals ? 1 : missing.size ? 2 : 0;
}

async function inspectFile(
	file: string,
	overrides: readonly RoleOverride[],
	missing: Set<string>,
	{ read }: Streams
): Promise<Inspected | Refused> {
	let bytes: Uint8Array;
	try {
		bytes = await read(file);
	} catch {
		return { file, refused: say('import.refused.unreadable') };
	}
	const plan = await readFile(bytes, basename(file));
	if (!plan.ok) return { file, refused: sentence(refusalMessage(plan.error)) };
	const { table } = plan.value;
	return table
		? ofTable(file, plan.value, overridden(table, overrides, missing))
		: ofTranscripts(file, plan.value);
}

function ofTranscripts(file: string, { reader, documents, notes }: Plan): Inspected {
	return {
		file,
		reader,
		documents: documents.map(written),
		cases: [],
		attributes: [],
		notes: notes.map(sentence)
	};
}

function ofTable(file: string, { reader, notes }: Plan, table: TableDraft): Inspected {
	const choice = asGuessed(table);
	const contents = contentsOf(table, choice);
	const names = contents.attributes.map(({ name }) => name);
	return {
		file,
		reader,
		documents: documentsOf(table, choice, contents).map(written),
		cases: contents.rows.map(({ name, values }) => ({
			name,
			attributes: Object.fromEntries(values.flatMap((value, at) => (value ? [[names[at]!, value]] : [])))
		})),
		attributes: contents.attributes.map(({ name, type }) => ({ name, type })),
		notes: notes.map(sentence)
	};
}

function written({ title, kind, speakers, turns }: DocumentDraft): Inspected['documents'][number] {
	return {
		title,
		kind,
		turns: turns.map(({ speaker, text, startTime, endTime }) => {
			const by = speaker === null ? undefined : speakers[speaker];
			return {
				speaker: by?.name ?? null,
				facilitator: by?.role === 'facilitator',
				start: startTime,
				end: endTime,
				text
			};
		})
	};
}

/** The table with the roles that were asked for; a column that it has is taken off `missing`. */
function overridden(table: TableDraft, overrides: readonly RoleOverride[], missing: Set<string>): TableDraft {
	let now = table;
	for (const { column, role } of overrides) {
		const at = columnNumbered(table.columns, column);
		if (at < 0) continue;
		missing.delete(column);
		now = withRole(now, at, role);
	}
	return now;
}

const sentence = ({ key, values }: Message): string => say(key, values);
