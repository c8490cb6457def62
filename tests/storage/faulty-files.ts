/**
 * A folder with a disk that fails on demand: it can be full, lose what was not flushed, tear a write at any byte, and die at
 * any operation. Wraps nothing: it keeps what is on the disk apart from what was only written.
 */
import { StorageFailure, type OpenFile, type ProjectFiles } from '../../src/lib/storage/files.ts';

/** Thrown by every operation once the machine has died; no code under test may catch it. */
export class Died extends Error {}

type Write = { at: number; bytes: Uint8Array } | { truncate: number };
type Disk = { flushed: Uint8Array; pending: Write[]; now: Uint8Array; held: boolean };

/** How much of what was not flushed survives: none of the operations, or the first few and a part of the next. */
export type Survival = { operations: number; bytes: number };

export class FaultyFiles implements ProjectFiles {
	/** Bytes the disk takes in all. */
	quota = Infinity;
	/** Operations until the machine dies. */
	life = Infinity;
	/** Called at each asynchronous operation, before it is done and before it returns. */
	onAwait: (what: string) => void = () => {};
	/** Fails operations of this name. */
	refuse: (what: string) => boolean = () => false;
	#files = new Map<string, Disk>();

	constructor(contents: ReadonlyMap<string, Uint8Array> = new Map()) {
		for (const [name, bytes] of contents)
			this.#files.set(name, { flushed: bytes.slice(), pending: [], now: bytes.slice(), held: false });
	}

	async list(): Promise<string[]> {
		await this.#step('list');
		return [...this.#files.keys()];
	}

	async open(name: string): Promise<OpenFile> {
		await this.#step(`open ${name}`);
		const disk = this.#files.get(name) ?? {
			flushed: new Uint8Array(0),
			pending: [],
			now: new Uint8Array(0),
			held: false
		};
		if (disk.held) throw new StorageFailure('locked', name);
		disk.held = true;
		this.#files.set(name, disk);
		this.onAwait(`opened ${name}`);
		return this.#openDisk(name, disk);
	}

	async remove(name: string): Promise<void> {
		await this.#step(`remove ${name}`);
		if (this.#files.get(name)?.held) throw new StorageFailure('locked', name);
		this.#files.delete(name);
		this.onAwait(`removed ${name}`);
	}

	/** All that was written, flushed or not: what another reader sees while the machine lives. */
	contents(): Map<string, Uint8Array> {
		return new Map([...this.#files].map(([name, disk]) => [name, disk.now.slice()]));
	}

	/** What is on the disk after the power went; unflushed operations survive as far as told. */
	afterCrash(survival: Survival = { operations: 0, bytes: 0 }): Map<string, Uint8Array> {
		const left = new Map<string, Uint8Array>();
		for (const [name, disk] of this.#files) {
			let bytes = disk.flushed;
			for (const [index, write] of disk.pending.entries()) {
				if (index < survival.operations) bytes = applied(bytes, write);
				else {
					if (index === survival.operations && 'bytes' in write)
						bytes = applied(bytes, { at: write.at, bytes: write.bytes.slice(0, survival.bytes) });
					break;
				}
			}
			left.set(name, bytes.slice());
		}
		return left;
	}

	#openDisk(name: string, disk: Disk): OpenFile {
		const change = (write: Write) => {
			disk.pending.push(write);
			disk.now = applied(disk.now, write);
		};
		return {
			size: () => disk.now.length,
			read: (at, length) => disk.now.slice(at, at + length),
			write: (bytes, at) => {
				if (this.life < 0) throw new Died();
				const room = this.quota - this.#used() + disk.now.length - at;
				// The write is in reach of the disk before the machine dies: it may be torn.
				if (bytes.length <= room) change({ at, bytes: bytes.slice() });
				this.#live(`write ${name}`);
				if (bytes.length > room) {
					change({ at, bytes: bytes.slice(0, Math.max(0, room)) });
					throw new StorageFailure('quota', name);
				}
			},
			truncate: (length) => {
				this.#live(`truncate ${name}`);
				change({ truncate: length });
			},
			flush: () => {
				this.#live(`flush ${name}`);
				disk.flushed = disk.now.slice();
				disk.pending = [];
			},
			close: () => {
				disk.held = false;
			}
		};
	}

	async #step(what: string): Promise<void> {
		this.#live(what);
		this.onAwait(what);
		await Promise.resolve();
		this.#live(what, 0);
	}

	#live(what: string, cost = 1): void {
		this.life -= cost;
		if (this.life < 0) throw new Died();
		if (cost > 0 && this.refuse(what)) throw new StorageFailure('io', what);
	}

	#used(): number {
		return [...this.#files.values()].reduce((sum, disk) => sum + disk.now.length, 0);
	}
}

function applied(bytes: Uint8Array, write: Write): Uint8Array {
	const length = 'truncate' in write ? write.truncate : Math.max(bytes.length, write.at + write.bytes.length);
	const result = new Uint8Array(length);
	result.set(bytes.subarray(0, length));
	if ('bytes' in write) result.set(write.bytes, write.at);
	return result;
}
