/** A desk in node with an open, empty project: real sql.js, files in memory. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import type { Coder } from '../../src/lib/core/records.ts';
import { Desk } from '../../src/lib/storage/desk.ts';
import type { Committed } from '../../src/lib/storage/engine.ts';
import { memoryShelf } from '../../src/lib/storage/memory-shelf.ts';
import type { Shelf } from '../../src/lib/storage/shelf.ts';

let loaded: Promise<SqlJsStatic> | undefined;

/** sql.js, loaded once. */
export const sqlJs = (): Promise<SqlJsStatic> => (loaded ??= initSqlJs());

/** The coder of tests. */
export const ada: Coder = { guid: '00000000-0000-4000-8000-00000000000a', name: 'Ada', color: '#2f8f4e' };

/** Moments one second apart. */
export function clock(start = Date.parse('2026-03-01T09:00:00Z')): () => string {
	let now = start;
	return () => new Date((now += 1000)).toISOString();
}

/** GUIDs in a row. */
export function guids(prefix = 1): () => string {
	let n = 0;
	return () => `${String(prefix).padStart(8, '0')}-0000-4000-8000-${(++n).toString(16).padStart(12, '0')}`;
}

/** A desk on `shelf`; whoever shares `locks` is another tab beside it. */
export async function makeDesk(
	shelf: Shelf,
	locks: Set<string> = new Set(),
	tell: (committed: Committed) => void = () => undefined
): Promise<Desk> {
	return new Desk(
		await sqlJs(),
		shelf,
		async (name) => {
			if (locks.has(name)) return null;
			locks.add(name);
			return () => locks.delete(name);
		},
		tell,
		async () => true
	);
}

/** A desk on `shelf` with one project open, or that shelf's project reopened. */
export async function openDesk(
	shelf: Shelf = memoryShelf(),
	locks: Set<string> = new Set()
): Promise<{ desk: Desk; shelf: Shelf; folder: string; told: Committed[] }> {
	const told: Committed[] = [];
	const desk = await makeDesk(shelf, locks, (committed) => told.push(committed));
	const folder = '10000000-0000-4000-8000-000000000001';
	if (!(await shelf.folders()).includes(folder)) {
		const project = '10000000-0000-4000-8000-000000000002';
		const replica = '10000000-0000-4000-8000-000000000003';
		const made = await desk.answer('project.create', {
			folder,
			project,
			replica,
			name: 'Study',
			time: '2026-03-01T09:00:00Z'
		});
		if (!made.ok) throw new Error(made.error.type);
	}
	const opened = await desk.answer('project.open', { folder, wait: false });
	if (!opened.ok) throw new Error(opened.error.type);
	return { desk, shelf, folder, told };
}
