/** Opening a project's folder: the newest good snapshot, the records after it, and the repairs before anything is appended. */
import { err, ok, type Result } from '../core/result.ts';
import { chainJournals, type Chain } from './chain.ts';
import { StorageFailure, type OpenFile, type ProjectFiles } from './files.ts';
import {
	beginJournal,
	forget,
	generationsIn,
	journalName,
	keepCopy,
	readWhole,
	sizeOf,
	snapshotName
} from './folder.ts';
import { JOURNAL_HEADER_BYTES, scanJournal } from './journal.ts';
import { failureToError, type KeeperError } from './keeper-error.ts';
import { readSnapshot } from './snapshots.ts';

/**
 * One thing found while opening: a snapshot that doesn't check (an older one and its journals served instead), the remains of
 * a write that was never acknowledged (cut off), or acknowledged records that can't be read any more (`keptAs` is the
 * untouched copy of their journal; null where the journal is missing).
 */
export type Damage =
	| { readonly type: 'badSnapshot'; readonly name: string }
	| { readonly type: 'cutTail'; readonly name: string; readonly bytes: number }
	| { readonly type: 'lostRecords'; readonly name: string; readonly keptAs: string | null };

/** What opening found amiss. Only with `lost` is anything gone that had been acknowledged. */
export type Damages = { readonly lost: boolean; readonly found: readonly Damage[] };

/** A folder as opened and repaired. */
export type Opened = {
	/** The generation of the snapshot taken. */
	readonly base: number;
	/** The first number no file has. */
	readonly next: number;
	readonly replica: string;
	readonly snapshot: Uint8Array;
	readonly records: Uint8Array[];
	readonly journal: OpenFile;
	readonly tip: NonNullable<Chain['tip']>;
	readonly carriedBytes: number;
	readonly damaged: Damages | null;
	/** Bytes by name of every numbered file left. */
	readonly sizes: Map<string, number>;
};

/** Reads and repairs the folder; where it answers with an error, it has changed nothing that was acknowledged. */
export async function openFolder(files: ProjectFiles): Promise<Result<Opened, KeeperError>> {
	try {
		const names = await files.list();
		const sizes = new Map<string, number>();
		const found = await newestSnapshot(files, names, sizes);
		if (!found.ok) return found;
		const { base, replica, bytes, bad } = found.value;
		const journals = new Map<number, Uint8Array>();
		for (const generation of generationsIn(names, 'journal')) {
			const whole = await readWhole(files, journalName(generation));
			sizes.set(journalName(generation), whole.length);
			if (generation < base) continue;
			if (scanJournal(whole).newer) return err({ type: 'newer', name: journalName(generation) });
			journals.set(generation, whole);
		}
		const chain = chainJournals(base, replica, journals);
		// A snapshot is begun after its journal: one without the other means that the journal has gone.
		const gone = [...bad.keys()].filter((generation) => !journals.has(generation));
		const lost = chain.lost.length + gone.length > 0;
		const damage: Damage[] = [];
		for (const [generation, whole] of bad) {
			const name = snapshotName(generation);
			damage.push({ type: 'badSnapshot', name });
			// Where something is lost, whoever repairs it by hand may want the bad snapshot too.
			if (lost && whole) await keepCopy(files, names, name, whole);
		}
		for (const generation of [...chain.lost, ...gone]) {
			const name = journalName(generation);
			const whole = journals.get(generation);
			const keptAs = whole && whole.length > 0 ? await keepCopy(files, names, name, whole) : null;
			damage.push({ type: 'lostRecords', name, keptAs });
		}
		for (const generation of bad.keys()) await forget(files, sizes, snapshotName(generation));
		for (const generation of chain.off) await forget(files, sizes, journalName(generation));
		const tip = chain.tip ?? { generation: base, length: JOURNAL_HEADER_BYTES, records: 0 };
		if (chain.tail > 0)
			damage.push({ type: 'cutTail', name: journalName(tip.generation), bytes: chain.tail });
		const journal = await openTip(files, tip, chain.tip ? null : replica);
		sizes.set(journalName(tip.generation), tip.length);
		const numbers = [...generationsIn(names, 'snapshot'), ...generationsIn(names, 'journal')];
		return ok({
			base,
			next: Math.max(...numbers) + 1,
			replica,
			snapshot: bytes,
			records: chain.records,
			journal,
			tip,
			carriedBytes: chain.carriedBytes,
			damaged: damage.length > 0 ? { lost, found: damage } : null,
			sizes
		});
	} catch (failure) {
		return err(failureToError(failure));
	}
}

/** `bad`: the newer snapshots that don't check, whole; null where the disk can't even read one. */
type Found = { base: number; replica: string; bytes: Uint8Array; bad: Map<number, Uint8Array | null> };

async function newestSnapshot(
	files: ProjectFiles,
	names: readonly string[],
	sizes: Map<string, number>
): Promise<Result<Found, KeeperError>> {
	const generations = generationsIn(names, 'snapshot').reverse();
	const bad = new Map<number, Uint8Array | null>();
	let found: Found | null = null;
	for (const generation of generations) {
		const name = snapshotName(generation);
		if (found) {
			sizes.set(name, await sizeOf(files, name));
			continue;
		}
		const whole = await readSnapshotFile(files, name);
		sizes.set(name, whole?.length ?? 0);
		const reading = whole ? await readSnapshot(whole) : ({ type: 'bad' } as const);
		if (reading.type === 'newer') return err({ type: 'newer', name });
		if (reading.type === 'whole' && reading.generation === generation) {
			found = { base: generation, replica: reading.replica, bytes: reading.bytes, bad };
		} else bad.set(generation, whole);
	}
	if (found) return ok(found);
	const kept = [...generations.map(snapshotName), ...generationsIn(names, 'journal').map(journalName)];
	return err(kept.length > 0 ? { type: 'damaged', names: kept } : { type: 'missing', detail: 'no snapshot' });
}

/** Null where the disk can't read it: then an older one has to serve. */
async function readSnapshotFile(files: ProjectFiles, name: string): Promise<Uint8Array | null> {
	try {
		return await readWhole(files, name);
	} catch (failure) {
		if (failure instanceof StorageFailure && failure.type === 'io') return null;
		throw failure;
	}
}

/** Opens the journal to append to and cuts it to what was acknowledged, or makes it anew for `replica`. */
async function openTip(files: ProjectFiles, tip: Opened['tip'], replica: string | null): Promise<OpenFile> {
	const file = await files.open(journalName(tip.generation));
	try {
		if (replica !== null) {
			beginJournal(file, { generation: tip.generation, previous: 0, previousLength: 0, replica });
		} else if (file.size() !== tip.length) {
			file.truncate(tip.length);
			file.flush();
		}
		return file;
	} catch (failure) {
		file.close();
		throw failure;
	}
}
