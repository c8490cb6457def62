/**
 * The recording that the open document is tied to. The file stays where it is on the user's disk: the project keeps its
 * name, size, kind and offset; this device keeps the way to it where the browser can, and asks for it where not.
 */
import type { Guid, Recording, SpokenTurn } from '../core/records.ts';
import { spokenAt } from '../core/spoken.ts';
import { say } from '../words/say.ts';
import { chooseKeptFile, type ChosenFile } from './choose-file.ts';
import { coding } from './coding.svelte.ts';
import { device } from './device.svelte.ts';
import { editing } from './editing.svelte.ts';
import { keepHandle, keptHandle, type FileHandle } from './file-handles.ts';
import { session } from './project.svelte.ts';

/** What plays: times are milliseconds of the recording. */
export type Player = {
	play(): void;
	pause(): void;
	seek(time: number): void;
};

/** How the file is at hand: `closed` when the browser knows where it is and asks before it is opened. */
type FileState = 'looking' | 'ready' | 'closed' | 'missing' | 'unplayable';

const accepted = {
	'audio/*': ['.mp3', '.m4a', '.wav', '.ogg', '.oga', '.opus', '.flac', '.aac', '.amr', '.wma'],
	'video/*': ['.mp4', '.m4v', '.webm', '.mov', '.mkv', '.ogv', '.avi']
};
const rates = { slowest: 0.5, fastest: 2, step: 0.1 };

class RecordingDesk {
	/** The recording of the open document. */
	row: Recording | null = $state.raw(null);
	state: FileState = $state('looking');
	/** Where the file can be played from. */
	address: string | null = $state(null);
	playing = $state(false);
	/** Where the recording is, in milliseconds of the transcript. */
	time = $state(0);
	/** The recording's length in milliseconds; 0 while it is not known. */
	length = $state(0);
	player: Player | null = null;
	/** The index of the turn that is spoken. */
	readonly spoken = $derived.by(() => {
		const turns = session().document?.turns;
		return this.row && this.address && turns ? spokenAt(turns, this.time) : null;
	});
	/** Files that were opened in this window, by document: going back to one asks nothing. */
	readonly #opened = new Map<Guid, File>();
	#handle: FileHandle | null = null;

	/** Takes the recording of the document that is read now, or null; looks for its file where it is another. */
	async take(row: Recording | null): Promise<void> {
		const before = this.row;
		this.row = row;
		if (row?.document === before?.document && row?.guid === before?.guid) return;
		this.#close();
		if (row) await this.#look(row);
	}

	/** Asks for a file and ties the open document to it. */
	async attach(): Promise<void> {
		const document = session().document?.guid;
		const chosen = await chooseKeptFile(accepted);
		if (document && chosen) await this.tie(document, chosen);
	}

	/** Ties a document to a file. */
	async tie(document: Guid, { file, handle }: ChosenFile): Promise<void> {
		const { folder } = session();
		const { name, size } = file;
		const kind =
			/^video\//.test(file.type) || /\.(mp4|m4v|webm|mov|mkv|ogv|avi)$/i.test(name) ? 'video' : 'audio';
		const known = this.row?.document === document ? this.row : null;
		const same = known?.name === name && known.size === size;
		this.#opened.set(document, file);
		if (folder) await keepHandle(folder, document, handle);
		if (same) return this.#open(file);
		const recording = {
			guid: known?.guid ?? crypto.randomUUID(),
			document,
			name,
			size,
			kind,
			offset: known?.offset ?? 0
		} as const;
		if (known) this.#open(file);
		const done = await session().run({ type: 'recording.attach', recording });
		if (done.ok) session().tell(say(known ? 'recording.changed' : 'recording.tied', { name }));
	}

	/** Opens the file that the browser keeps the way to, which may ask the user; else asks for the file. */
	async reopen(): Promise<void> {
		const handle = this.#handle;
		if (!handle) return this.attach();
		try {
			const may = (await handle.requestPermission?.({ mode: 'read' })) ?? 'granted';
			if (may === 'granted') this.#open(await handle.getFile());
		} catch {
			this.state = 'missing';
			this.#handle = null;
		}
	}

	/** Ends the tie. The file is not touched. */
	async remove(): Promise<void> {
		const { row } = this;
		if (!row) return;
		const done = await session().run({ type: 'recording.remove', guid: row.guid });
		const { folder } = session();
		this.#opened.delete(row.document);
		if (done.ok && folder) await keepHandle(folder, row.document, null);
	}

	/** Says where in the recording the transcript's time zero lies, in milliseconds. */
	async setOffset(offset: number): Promise<void> {
		if (this.row && this.row.offset !== offset)
			await session().run({ type: 'recording.edit', guid: this.row.guid, fields: { offset } });
	}

	/** Plays, or pauses. Where the file is not open yet it is opened or asked for. */
	toggle(): void {
		if (!this.row) return session().tell(say('recording.none'), 'warn');
		if (!this.address) void this.reopen();
		else if (this.playing) this.player?.pause();
		else this.player?.play();
	}

	/** Goes to a time of the transcript, in milliseconds. */
	seek(time: number): void {
		this.player?.seek(Math.max(0, time + (this.row?.offset ?? 0)));
	}

	/** Goes back (-1) or on (1) by as many seconds as are set. */
	skip(way: 1 | -1): void {
		this.seek(this.time + way * device.settings.player.seconds * 1000);
	}

	/** Plays from a turn on; from the nearest before it that has a time. */
	playFrom(index: number): void {
		const time = session()
			.document?.turns.slice(0, index + 1)
			.findLast(({ startTime }) => startTime !== null)?.startTime;
		if (time === null || time === undefined) return session().tell(say('recording.noTime'), 'warn');
		if (!this.address) return void this.reopen();
		this.seek(time);
		this.player?.play();
	}

	/** Plays slower (-1) or faster (1). */
	speed(way: 1 | -1): void {
		const { player } = device.settings;
		const rate = Math.round((player.rate + way * rates.step) * 10) / 10;
		this.set({ rate: Math.min(Math.max(rate, rates.slowest), rates.fastest) });
		session().tell(say('recording.rate', { rate: device.settings.player.rate }));
	}

	/** Changes how this device plays. */
	set(patch: Partial<typeof device.settings.player>): void {
		device.set({ player: { ...device.settings.player, ...patch } });
	}

	/** Sets the time of the turn that is read to where the recording is. */
	async timeTurn(): Promise<void> {
		const turn: SpokenTurn | undefined = session().document?.turns[coding.turn];
		if (!this.address || !turn) return session().tell(say('recording.notOpen'), 'warn');
		const startTime = Math.max(0, Math.round(this.time));
		const endTime = turn.endTime !== null && turn.endTime < startTime ? null : turn.endTime;
		await editing.setTime(turn, { startTime, endTime });
	}

	/** Called by the player: where the recording is, in its own milliseconds. */
	moved(time: number): void {
		this.time = time - (this.row?.offset ?? 0);
	}

	/** Called by the player: the browser cannot play the file. */
	failed(): void {
		this.state = 'unplayable';
		this.playing = false;
	}

	async #look(row: Recording): Promise<void> {
		this.state = 'looking';
		const opened = this.#opened.get(row.document);
		if (opened) return this.#open(opened);
		const { folder } = session();
		const handle = folder ? await keptHandle(folder, row.document) : null;
		if (this.row?.guid !== row.guid) return;
		this.#handle = handle;
		if (!handle) {
			this.state = 'missing';
			return;
		}
		try {
			const may = (await handle.queryPermission?.({ mode: 'read' })) ?? 'granted';
			if (may === 'granted') this.#open(await handle.getFile());
			else this.state = 'closed';
		} catch {
			this.state = 'missing';
			this.#handle = null;
		}
	}

	#open(file: File): void {
		if (this.address) URL.revokeObjectURL(this.address);
		if (this.row) this.#opened.set(this.row.document, file);
		this.address = URL.createObjectURL(file);
		this.state = 'ready';
	}

	#close(): void {
		if (this.address) URL.revokeObjectURL(this.address);
		this.address = null;
		this.#handle = null;
		this.playing = false;
		this.time = 0;
		this.length = 0;
	}
}

/** The recording of what is read in this window. */
export const recording = new RecordingDesk();
