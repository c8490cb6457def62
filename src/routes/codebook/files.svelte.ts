/** What the codebook's menu offers with files: opening, saving, versions, and the file that a team shares. */
import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { untrack } from 'svelte';
import type { MenuEntry } from '$lib/parts/menu.ts';
import { shortcut } from '$lib/parts/shortcuts.svelte.ts';
import { board } from '$lib/session/actions.svelte.ts';
import { chooseKeptFile, type ChosenFile } from '$lib/session/choose-file.ts';
import {
	offeredCodebooks,
	saveCodebookFile,
	saveToShared,
	takeShippedCodebook,
	type Offer
} from '$lib/session/codebook-files.ts';
import { codebookMerge } from '$lib/session/codebook-merge.svelte.ts';
import { sharedCodebook } from '$lib/session/codebook-watch.svelte.ts';
import { device } from '$lib/session/device.svelte.ts';
import { place } from '$lib/session/place.svelte.ts';
import { session } from '$lib/session/project.svelte.ts';
import { codebookEndings } from '$lib/views/codebook/formats.ts';
import { ownLanguage } from '$lib/views/codebook/languages.ts';
import { say, type Language } from '$lib/words/say.ts';

/** Lets the user choose a codebook file and shows what it would change. `language` is that of the codes' own texts. */
export async function chooseCodebookFile(language: Language): Promise<void> {
	const chosen = await chooseKeptFile({ 'application/octet-stream': [...codebookEndings] });
	if (chosen) await openCodebookFile(chosen, language);
}

/** Shows what a codebook file would change. */
export async function openCodebookFile({ file, handle }: ChosenFile, language: Language): Promise<void> {
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const opening = codebookMerge.open({ name: file.name, bytes, language, handle });
		await goto(resolve('/codebook/merge/') + place.link({}));
		await opening;
	} catch {
		session().tell(say('codebook.unreadable', { name: file.name }), 'warn');
	}
}

/** Elsewhere a file can't be looked at again. */
const canWatch = 'showOpenFilePicker' in globalThis;

export class CodebookFiles {
	/** The dialog for saving. */
	saving = $state(false);
	/** The dialog with the codebooks that ship. */
	choosing = $state(false);
	offers: readonly Offer[] = $state.raw([]);

	readonly #codes = $derived(session().rows?.codes ?? []);
	/** The language of the codes' own texts. */
	readonly language = $derived(ownLanguage(this.#codes, device.settings.language));

	readonly menu = $derived<MenuEntry[]>([
		{ label: say('codebook.choose'), onselect: () => void this.offer() },
		{ label: say('codebook.open'), kbd: shortcut('codebook.open'), onselect: () => void this.open() },
		{ label: say('codebook.save'), disabled: !this.#codes.length, onselect: () => (this.saving = true) },
		{
			label: say('codebook.versions'),
			kbd: shortcut('codebook.versions'),
			onselect: () => this.toVersions()
		},
		'separator',
		...this.#shared()
	]);

	/** Made while the page is set up. */
	constructor() {
		$effect(() => {
			const { folder } = session();
			if (folder) return untrack(() => sharedCodebook.watch(folder, this.language));
		});
		$effect(() =>
			board.bind({ 'codebook.open': () => void this.open(), 'codebook.versions': () => this.toVersions() })
		);
	}

	/** Shows the codebooks that ship. */
	async offer(): Promise<void> {
		this.offers = await offeredCodebooks();
		this.choosing = true;
	}

	/** Takes one of them. */
	take(id: string): void {
		void takeShippedCodebook(id);
	}

	/** Lets the user choose a file. */
	async open(): Promise<void> {
		await chooseCodebookFile(this.language);
	}

	/** Saves the codebook of now in a format; `quotes` are those of an appendix. */
	save(format: string, quotes: 'none' | 'starred' | number | null): void {
		void saveCodebookFile({ format, quotes, language: this.language, version: null });
	}

	toVersions(): void {
		void goto(resolve('/codebook/versions/') + place.link({}));
	}

	/** Shows what the shared file would change. */
	async mergeShared(): Promise<void> {
		const file = await sharedCodebook.file();
		if (file) await openCodebookFile({ file, handle: null }, this.language);
	}

	#shared(): MenuEntry[] {
		const { name } = sharedCodebook;
		if (name === null) {
			const reason = canWatch ? undefined : say('codebook.shared.unavailable');
			const choose = (): void => void sharedCodebook.choose();
			return [{ label: say('codebook.shared.choose'), disabled: !canWatch, reason, onselect: choose }];
		}
		return [
			{ label: say('codebook.shared.saveBack', { name }), onselect: () => void this.#saveBack() },
			{ label: say('codebook.shared.forgetNamed', { name }), onselect: () => void sharedCodebook.forget() }
		];
	}

	/** A file that has changed meanwhile is merged first. */
	async #saveBack(): Promise<void> {
		if (!(await saveToShared(this.language))) await this.mergeShared();
	}
}
