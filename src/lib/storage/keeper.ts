/**
 * Owns the folder of one project: appends what was acknowledged, takes snapshots, and forgets what is no longer needed.
 * It knows neither SQL nor Changes. Whoever opens a keeper holds the project's Web Lock.
 */
import { err, ok, type Result } from '../core/result.ts';
import { StorageFailure, type OpenFile, type ProjectFiles } from './files.ts';
import { encodeRecord, JOURNAL_HEADER_BYTES, MAX_RECORD_BYTES } from './journal.ts';
import { failureToError, type KeeperError } from './keeper-error.ts';
import * as folder from './folder.ts';
import { openFolder, type Damages, type Opened } from './replay.ts';
import { readSnapshot, sealSnapshot, SNAPSHOT_TRAILER_BYTES, writeSnapshot } from './snapshots.ts';

export type { Damage, Damages } from './replay.ts';
export type { KeeperError } from './keeper-error.ts';

/**
 * Reads the snapshot of that name afresh (in the browser: in a second, short-lived worker) and tells whether it is a whole
 * database. Rejects where it could not be tried; the keeper then reads the file back itself.
 */
export type VerifySnapshot = (name: string) => Promise<boolean>;

/** What a project's folder held. */
export type OpenedProject = {
	readonly keeper: Keeper;
	/** The exported database to start from. */
	readonly snapshot: Uint8Array;
	/** The payloads appended since, oldest first. */
	readonly records: readonly Uint8Array[];
	readonly damaged: Damages | null;
};

/** Opens a project's folder: `missing` where there is none, `damaged` where no snapshot can be read. */
export async function openKeeper(
	files: ProjectFiles,
	verify: VerifySnapshot
): Promise<Result<OpenedProject, KeeperError>> {
	const opened = await openFolder(files);
	if (!opened.ok) return opened;
	const { snapshot, records, damaged } = opened.value;
	return ok({ keeper: new Keeper(files, verify, opened.value), snapshot, records, damaged });
}

/**
 * Makes a project in an empty folder: `snapshot-1` of the database given, and `journal-1`. `replica` (a GUID) marks all its
 * files. On an error nothing is left behind; a folder that holds a project already is the caller's mistake.
 */
export async function createKeeper(
	files: ProjectFiles,
	verify: VerifySnapshot,
	bytes: Uint8Array,
	replica: string
): Promise<Result<Keeper, KeeperError>> {
	let begun: folder.Begun[] = [];
	try {
		const names = await files.list();
		if (folder.generationsIn(names, 'snapshot').length > 0) throw new RangeError('a project is already here');
		const journal = await files.open(folder.journalName(1));
		begun = [[folder.journalName(1), journal]];
		const snapshot = await files.open(folder.snapshotName(1));
		begun = [[folder.snapshotName(1), snapshot], ...begun];
		folder.beginJournal(journal, { generation: 1, previous: 0, previousLength: 0, replica });
		writeSnapshot(snapshot, bytes);
		await sealSnapshot(snapshot, bytes, 1, replica);
		snapshot.close();
		return ok(new Keeper(files, verify, freshFolder(journal, bytes.length, replica)));
	} catch (failure) {
		await folder.discard(files, begun);
		return err(failureToError(failure));
	}
}

type KeptFolder = Omit<Opened, 'snapshot' | 'damaged'>;

/** The owner of an open project's folder; made by `openKeeper` and `createKeeper`. */
export class Keeper {
	readonly #files: ProjectFiles;
	readonly #verify: VerifySnapshot;
	readonly #replica: string;
	readonly #sizes: Map<string, number>;
	/** The generation of the snapshot that an opening would start from. */
	#base: number;
	#next: number;
	#journal: OpenFile;
	#generation: number;
	/** Acknowledged bytes and records of the journal that is appended to. */
	#length: number;
	#records: number;
	/** The same of the journals between the base and that one. */
	#carried: { bytes: number; records: number };
	/** A failed append could not be cut off yet. */
	#uncut = false;
	#closed = false;
	#running: Promise<unknown> = Promise.resolve();

	/** @internal */
	constructor(files: ProjectFiles, verify: VerifySnapshot, opened: KeptFolder) {
		this.#files = files;
		this.#verify = verify;
		this.#replica = opened.replica;
		this.#sizes = opened.sizes;
		this.#base = opened.base;
		this.#next = opened.next;
		this.#journal = opened.journal;
		this.#generation = opened.tip.generation;
		this.#length = opened.tip.length;
		this.#records = opened.tip.records;
		this.#carried = { bytes: opened.carriedBytes, records: opened.records.length - opened.tip.records };
	}

	/**
	 * Writes one record and flushes it: once this gives ok, no crash loses it. On an error the journal is as before, and the
	 * record will not come back. An empty payload is the caller's mistake.
	 */
	append(payload: Uint8Array): Result<void, KeeperError> {
		if (this.#closed) return err({ type: 'closed' });
		if (payload.length > MAX_RECORD_BYTES)
			return err({ type: 'tooLarge', bytes: payload.length, limit: MAX_RECORD_BYTES });
		const record = encodeRecord(payload);
		try {
			if (this.#uncut) this.#cut();
			this.#journal.write(record, this.#length);
			this.#journal.flush();
		} catch (failure) {
			const error = failureToError(failure);
			this.#uncut = true;
			folder.quietly(() => this.#cut());
			return err(error);
		}
		this.#length += record.length;
		this.#records += 1;
		this.#sizes.set(folder.journalName(this.#generation), this.#length);
		return ok(undefined);
	}

	/**
	 * Takes a new snapshot. `exportBytes` is called once, synchronously with the switch to the new journal, and not at all
	 * where the new files can't be opened; its bytes must not change afterwards; what it throws is thrown on. Appends may come at any time. Snapshots asked for
	 * meanwhile wait their turn. On an error the new snapshot is gone, and all that was appended is kept as before.
	 * With `forget`, the generation before goes too, and copies of damaged files: after cutting the history.
	 */
	snapshot(
		exportBytes: () => Uint8Array,
		options: { forget?: boolean } = {}
	): Promise<Result<void, KeeperError>> {
		const taken = this.#running.then(() => this.#take(exportBytes, options.forget ?? false));
		this.#running = taken.catch(() => undefined);
		return taken;
	}

	/** Bytes on the disk: all snapshots and journals kept. */
	size(): number {
		let sum = 0;
		for (const bytes of this.#sizes.values()) sum += bytes;
		return sum;
	}

	/** Bytes of the journals that an opening would have to replay. */
	journalLength(): number {
		return this.#carried.bytes + this.#length;
	}

	/** Records that an opening would have to replay. */
	recordsSinceSnapshot(): number {
		return this.#carried.records + this.#records;
	}

	/** Appends nothing more; resolves once a snapshot under way has ended and all files are let go. */
	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		await this.#running;
		folder.quietly(() => this.#journal.close());
	}

	async #take(exportBytes: () => Uint8Array, forget: boolean): Promise<Result<void, KeeperError>> {
		if (this.#closed) return err({ type: 'closed' });
		const generation = this.#next;
		this.#next += 1;
		const names = [folder.snapshotName(generation), folder.journalName(generation)] as const;
		const before = { base: this.#base, bytes: 0, records: 0 };
		let begun: folder.Begun[] = [];
		let bytes: Uint8Array;
		let snapshot: OpenFile;
		try {
			const journal = await this.#files.open(names[1]);
			begun = [[names[1], journal]];
			snapshot = await this.#files.open(names[0]);
			begun = [[names[0], snapshot], ...begun];
			if (this.#closed) throw new StorageFailure('io', 'closed meanwhile');
			// From here to the switch nothing may wait: no edit can come between the export and the new journal.
			before.bytes = this.journalLength();
			before.records = this.recordsSinceSnapshot();
			bytes = exportBytes();
			writeSnapshot(snapshot, bytes);
			folder.beginJournal(journal, {
				generation,
				previous: this.#generation,
				previousLength: this.#length,
				replica: this.#replica
			});
			this.#switchTo(journal, generation);
			this.#sizes.set(names[0], bytes.length + SNAPSHOT_TRAILER_BYTES);
		} catch (failure) {
			await folder.discard(this.#files, begun);
			return this.#closed ? err({ type: 'closed' }) : err(failureToError(failure));
		}
		const sealed = await this.#seal(snapshot, bytes, generation);
		if (!sealed.ok) {
			this.#carried = { bytes: before.bytes, records: before.records };
			this.#sizes.delete(names[0]);
			return sealed;
		}
		this.#base = generation;
		if (this.#closed) return sealed;
		await this.#forgetBefore(forget ? generation : before.base, forget);
		return sealed;
	}

	#switchTo(journal: OpenFile, generation: number): void {
		folder.quietly(() => this.#journal.close());
		this.#journal = journal;
		this.#generation = generation;
		this.#length = JOURNAL_HEADER_BYTES;
		this.#records = 0;
		this.#carried = { bytes: 0, records: 0 };
		this.#uncut = false;
		this.#sizes.set(folder.journalName(generation), this.#length);
	}

	/** Writes the trailer and reads the snapshot back; one that is not whole is removed, the journal beside it stays in use. */
	async #seal(file: OpenFile, bytes: Uint8Array, generation: number): Promise<Result<void, KeeperError>> {
		const name = folder.snapshotName(generation);
		let open: OpenFile | undefined = file;
		try {
			await sealSnapshot(file, bytes, generation, this.#replica);
			file.close();
			open = undefined;
			// Whoever waits to take over need not wait for the check: the generation before stays.
			if (this.#closed) return ok(undefined);
			if (await this.#isWhole(name)) return ok(undefined);
			open = await this.#files.open(name);
			await folder.discard(this.#files, [[name, open]]);
			return err({ type: 'unverified' });
		} catch (failure) {
			await folder.discard(this.#files, [[name, open]]);
			return err(failureToError(failure));
		}
	}

	async #isWhole(name: string): Promise<boolean> {
		try {
			return await this.#verify(name);
		} catch {
			const reading = await readSnapshot(await folder.readWhole(this.#files, name));
			return reading.type === 'whole';
		}
	}

	/** A file that can't be removed now is tried again after the next snapshot. */
	async #forgetBefore(generation: number, damagedToo: boolean): Promise<void> {
		try {
			const names = await this.#files.list();
			const isOld = (number: number) => number < generation;
			const old = [
				...folder.generationsIn(names, 'snapshot').filter(isOld).map(folder.snapshotName),
				...folder.generationsIn(names, 'journal').filter(isOld).map(folder.journalName),
				...names.filter((name) => damagedToo && name.startsWith(folder.DAMAGED))
			];
			for (const name of old) await folder.forget(this.#files, this.#sizes, name);
		} catch (failure) {
			failureToError(failure);
		}
	}

	#cut(): void {
		this.#journal.truncate(this.#length);
		this.#journal.flush();
		this.#uncut = false;
	}
}

function freshFolder(journal: OpenFile, snapshotBytes: number, replica: string): KeptFolder {
	const tip = { generation: 1, length: JOURNAL_HEADER_BYTES, records: 0 };
	const sizes = new Map([
		[folder.snapshotName(1), snapshotBytes + SNAPSHOT_TRAILER_BYTES],
		[folder.journalName(1), tip.length]
	]);
	return { base: 1, next: 2, replica, journal, tip, carriedBytes: 0, records: [], sizes };
}
