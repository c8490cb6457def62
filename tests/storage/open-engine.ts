/** An engine in node on a folder of one's own, and a look at every row that it holds. */
import type { Database } from 'sql.js';
import { hashText } from '../../src/lib/core/hash.ts';
import type { Guid, TableName } from '../../src/lib/core/records.ts';
import { Engine } from '../../src/lib/storage/engine.ts';
import { newProject } from '../../src/lib/storage/project-file.ts';
import type { ProjectFiles } from '../../src/lib/storage/files.ts';
import { createKeeper, openKeeper, type VerifySnapshot } from '../../src/lib/storage/keeper.ts';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import { tableNames } from '../../src/lib/storage/columns.ts';
import { Tables } from '../../src/lib/storage/tables.ts';
import { pictureData, textOf } from '../../src/lib/storage/texts.ts';
import { sqlJs } from './open-desk.ts';

export const projectGuid = '20000000-0000-4000-8000-000000000002';
export const replica = '20000000-0000-4000-8000-000000000003';

/** An engine on a folder: of the project in it, or of a new one. */
export async function openEngine(
	files: ProjectFiles = memoryFiles(),
	verify: VerifySnapshot = async () => true
): Promise<Engine> {
	const sql = await sqlJs();
	if (!(await files.list()).some((name) => name.startsWith('snapshot'))) {
		const project = {
			guid: projectGuid,
			name: 'Study',
			created: '2026-03-01T09:00:00Z',
			approach: '' as const
		};
		const made = await createKeeper(files, verify, newProject(sql, project, replica), replica);
		if (!made.ok) throw new Error(made.error.type);
		await made.value.close();
	}
	const reopen = () => openKeeper(files, verify);
	const kept = await reopen();
	if (!kept.ok) throw new Error(kept.error.type);
	const opened = await Engine.open(sql, kept.value, reopen);
	if (!opened.ok) throw new Error(opened.error.type);
	return opened.value;
}

/** The engine's database as a copy to look into; close it. */
export async function copyOf(engine: Engine): Promise<Database> {
	return new (await sqlJs()).Database(engine.exportFile());
}

/** Every row of every table by GUID, and the words of each document: what "tables equal" compares. */
export type Contents = {
	readonly tables: Record<TableName, Record<Guid, unknown>>;
	readonly texts: Record<Guid, string>;
};

/** All that a project holds. Throws when columns that follow from others do not. */
export async function contentsOf(engine: Engine): Promise<Contents> {
	const db = await copyOf(engine);
	try {
		return readContents(db);
	} finally {
		db.close();
	}
}

/** All that a database holds. */
export function readContents(db: Database): Contents {
	const tables = new Tables(db);
	const rows = Object.fromEntries(
		tableNames.map((table) => [
			table,
			Object.fromEntries(
				tables
					.where(table, {})
					.sort((a, b) => (a.guid < b.guid ? -1 : 1))
					.map((row) => [row.guid, row])
			)
		])
	) as Contents['tables'];
	const texts = Object.fromEntries(
		Object.keys(rows.document).map((document) => [document, textOf(tables, document)])
	);
	for (const row of Object.values(rows.document) as { guid: string; textHash: string }[]) {
		if (hashText(texts[row.guid] as string) !== row.textHash) throw new Error('text_hash is not of the text');
	}
	for (const { guid, hash } of Object.values(rows.picture) as { guid: string; hash: string }[]) {
		if (hashText(pictureData(tables, guid)) !== hash) throw new Error('hash is not of the picture');
	}
	const visible = db.exec('select start, quote, first_visible, guid from coding where start is not null');
	for (const [start, quote, first, guid] of visible[0]?.values ?? []) {
		const at = (start as number) + Math.max(0, (quote as string).search(/\S/));
		if (at !== first) throw new Error(`first_visible of ${guid} is ${first}, not ${at}`);
	}
	const loose = db.exec('pragma foreign_key_check');
	if (loose.length) throw new Error('a reference leads nowhere');
	tables.free();
	return { tables: rows, texts };
}
