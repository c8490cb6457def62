/** What the home page does: where its buttons lead, what is asked on the way, and which keys act. */
import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { untrack } from 'svelte';
import { board } from '$lib/session/actions.svelte.ts';
import { ageOf } from '$lib/session/age.ts';
import { Arrivals } from '$lib/session/arrivals.svelte.ts';
import { saveCopy } from '$lib/session/copy.ts';
import { device } from '$lib/session/device.svelte.ts';
import { kept } from '$lib/session/kept.svelte.ts';
import { place } from '$lib/session/place.svelte.ts';
import { session } from '$lib/session/project.svelte.ts';
import { ProjectShelf } from '$lib/session/shelf.svelte.ts';
import { statusBar } from '$lib/session/status.svelte.ts';
import type { ProjectEntry } from '$lib/views/projects/entry.ts';
import { say } from '$lib/words/say.ts';

type Page = 'code' | 'documents';
type Coder = NonNullable<typeof device.settings.coder>;

export class Home {
	readonly shelf = new ProjectShelf();
	readonly arrivals = new Arrivals(this.shelf);
	/** The dialog for a name; of a new project where there is no entry. */
	naming = $state<{ open: boolean; entry: ProjectEntry | null }>({ open: false, entry: null });
	/** The question before a project is erased for good. */
	erasing = $state<{ open: boolean; entry: ProjectEntry | null }>({ open: false, entry: null });
	askingCoder = $state(false);
	/** Milliseconds, in steps of half a minute. */
	now = $state(Date.now());
	#awaiting: (() => unknown) | null = null;

	/** True when the browser may clear what stands here. */
	readonly mayGo = $derived(
		this.shelf.live.length > 0 && session().shelf === 'opfs' && kept.persisted === false
	);

	/** Made while the page is set up; `choose` opens the system's choice of files. */
	constructor(choose: () => void) {
		$effect(() => {
			// Loading closes what is open: run again by the next project that opens here, it would close that one.
			untrack(() => void this.shelf.load());
			void kept.read();
			const timer = setInterval(() => (this.now = Date.now()), 30_000);
			return () => clearInterval(timer);
		});
		$effect(() => {
			const { length } = this.shelf.live;
			statusBar.set({
				left: length ? [say('home.status', { n: length })] : [],
				keys: ['project.new', 'file.open', 'palette.open', 'settings.open', 'keys.show']
			});
		});
		$effect(() => {
			const undo = this.shelf.told.findLast((told) => told.undo)?.undo;
			return board.bind({
				'project.new': () => this.askName(null),
				'file.open': choose,
				...(undo && { 'project.undo': () => void undo() })
			});
		});
	}

	/** How long ago a moment was. */
	readonly age = (moment: string): string => ageOf(moment, this.now);

	/** Where a project opens: at its text, or where documents come in. */
	readonly href = ({ folder, documents }: ProjectEntry): string =>
		hrefOf(folder, documents ? 'code' : 'documents');

	/** Where a folder opens of which nothing is known. */
	readonly hrefOfDamaged = (folder: string): string => hrefOf(folder, 'documents');

	/** Opens a project, on the page that suits it where none is named. */
	async go(folder: string | null, page?: Page): Promise<void> {
		if (!folder) return;
		if (!page && !this.shelf.entry(folder)) await this.shelf.load();
		await goto(hrefOf(folder, page ?? (this.shelf.entry(folder)?.documents ? 'code' : 'documents')));
	}

	/** Reads the list anew when one comes back to this tab: another may have changed it. */
	refresh(): void {
		if (document.visibilityState === 'visible' && !this.shelf.working) void this.shelf.load();
	}

	/** Asks for the name of a new project, or a new name for one. */
	askName(entry: ProjectEntry | null): void {
		this.naming = { open: true, entry };
	}

	/** Takes the name. */
	named(name: string): void {
		const { entry } = this.naming;
		this.#withCoder(async () => {
			if (entry) await this.shelf.rename(entry.folder, name);
			else await this.go(await this.shelf.create(name), 'documents');
		});
	}

	duplicate(entry: ProjectEntry): void {
		this.#withCoder(() => this.shelf.duplicate(entry));
	}

	openSample(): void {
		this.#withCoder(async () => this.go(await this.shelf.sample(resolve('/')), 'code'));
	}

	/** Saves a copy on the user's own disk; the list then shows its age. */
	async save(folder: string): Promise<void> {
		if (await saveCopy(folder)) await this.shelf.load();
	}

	async arrive(files: readonly File[]): Promise<void> {
		await this.go(await this.arrivals.arrive(files));
	}

	/** Sends the transcripts that wait on to a project, a new one for null. */
	async send(folder: string | null): Promise<void> {
		await this.go(await this.arrivals.send(this.arrivals.transcripts ?? [], folder), 'documents');
	}

	/** Who codes, and then what waited for that. */
	codes(coder: Coder): void {
		device.set({ coder });
		const deed = this.#awaiting;
		this.#awaiting = null;
		deed?.();
	}

	/** Nobody said who codes; what waited for it is not done. */
	leave(): void {
		this.#awaiting = null;
	}

	#withCoder(deed: () => unknown): void {
		if (device.settings.coder) return void deed();
		this.#awaiting = deed;
		this.askingCoder = true;
	}
}

const hrefOf = (folder: string, page: Page): string =>
	resolve(`/${page}/` as '/') + place.link({ project: folder });
