/** The bin beside other tabs: nothing that is open elsewhere is put in it or erased, and the list never breaks over it. */
import { describe, expect, it } from 'vitest';
import { StorageFailure } from '../../src/lib/storage/files.ts';
import { memoryShelf } from '../../src/lib/storage/memory-shelf.ts';
import { daysInBin, readEntry, writeEntry, type Shelf } from '../../src/lib/storage/shelf.ts';
import { makeDesk, openDesk } from './open-desk.ts';

const day = 24 * 60 * 60 * 1000;
const binned = '2026-03-01T10:00:00.000Z';
const after = (days: number): number => Date.parse(binned) + days * day;

/** A shelf with one project, open in one tab; another tab beside it. */
async function twoTabs(shelf: Shelf = memoryShelf()) {
	const locks = new Set<string>();
	const { desk: owner, folder } = await openDesk(shelf, locks);
	const other = await makeDesk(shelf, locks);
	const listed = async (now: number): Promise<string[]> =>
		(await other.answer('projects.list', { now })).entries.map((entry) => entry.folder);
	return { shelf, locks, owner, other, folder, listed };
}

describe('the bin', () => {
	it('refuses a project that another tab has open, and changes nothing', async () => {
		const { shelf, owner, other, folder } = await twoTabs();
		for (const time of [binned, null]) {
			expect(await other.answer('project.bin', { folder, time })).toEqual({
				ok: false,
				error: { type: 'openElsewhere' }
			});
		}
		expect(await other.answer('project.erase', { folder })).toMatchObject({ ok: false });
		expect((await readEntry(shelf, folder))?.deleted).toBeNull();
		await owner.close();
		expect(await other.answer('project.bin', { folder, time: binned })).toEqual({ ok: true, value: null });
		expect((await readEntry(shelf, folder))?.deleted).toBe(binned);
	});

	it('takes the project that this tab has open, closing it, and lets go of its lock', async () => {
		const { locks, owner, folder } = await twoTabs();
		expect((await owner.answer('project.bin', { folder, time: binned })).ok).toBe(true);
		expect(owner.folder).toBeNull();
		expect([...locks]).toEqual([]);
		expect((await owner.answer('project.bin', { folder, time: null })).ok).toBe(true);
		expect((await owner.answer('project.open', { folder, wait: false })).ok).toBe(true);
	});

	it('says that a project is missing without making a folder for it', async () => {
		const { shelf, other, folder } = await twoTabs();
		const gone = '10000000-0000-4000-8000-0000000000ff';
		for (const verb of ['project.bin', 'project.erase', 'project.open'] as const) {
			const args = { folder: gone, time: binned, wait: false };
			expect(await other.answer(verb, args)).toMatchObject({ ok: false, error: { type: 'missing' } });
		}
		expect(await shelf.folders()).toEqual([folder]);
	});

	it('keeps a project for its days and erases it afterwards', async () => {
		const { shelf, locks, owner, folder, listed } = await twoTabs();
		await owner.answer('project.bin', { folder, time: binned });
		expect(await listed(after(daysInBin))).toEqual([folder]);
		expect(await listed(after(daysInBin) + 1)).toEqual([]);
		expect(await shelf.folders()).toEqual([]);
		expect([...locks]).toEqual([]);
	});

	it('passes over what another tab has open when its days are over, and the list still comes', async () => {
		const { shelf, owner, folder, listed } = await twoTabs();
		const entry = await readEntry(shelf, folder);
		if (!entry) throw new Error('no entry');
		await writeEntry(shelf, folder, { ...entry, deleted: binned });
		expect(await listed(after(daysInBin + 1))).toEqual([folder]);
		expect((await owner.answer('query', { name: 'overview', params: {} })).ok).toBe(true);
		await owner.close();
		expect(await listed(after(daysInBin + 1))).toEqual([]);
	});

	it('lists on when the storage does not give a project up, and says so to whoever erases it', async () => {
		const whole = memoryShelf();
		const { owner, other, folder, locks, listed } = await twoTabs({
			...whole,
			erase: async () => {
				throw new StorageFailure('locked', 'held by the system');
			}
		});
		await owner.answer('project.bin', { folder, time: binned });
		expect(await listed(after(daysInBin + 1))).toEqual([folder]);
		expect(await other.answer('project.erase', { folder })).toMatchObject({
			ok: false,
			error: { type: 'locked' }
		});
		expect([...locks]).toEqual([]);
	});
});
