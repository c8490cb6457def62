/** The project as it was after a line of its history, made a project of its own beside it. */
import type { Guid } from '../core/records.ts';
import { localeOf } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';

/** Milliseconds after which work is shown as work. */
const shownAfter = 400;

export class Restoring {
	/** What is being made, when that takes a while. */
	busy: string | null = $state(null);
	/** The project that was made last, to be opened. */
	made: { readonly folder: Guid; readonly name: string } | null = $state.raw(null);
	#working = false;
	#cancelled = false;

	/** Makes a project of what this one was after the line `sequence`, written at `time`. A refusal is told. */
	async restore({ sequence, time }: { sequence: number; time: string }): Promise<void> {
		const project = session();
		const { folder, rows } = project;
		const { coder } = device.settings;
		if (this.#working || !folder || !rows || !coder) return;
		this.#working = true;
		this.#cancelled = false;
		this.made = null;
		const when = new Intl.DateTimeFormat(localeOf(), { dateStyle: 'medium', timeStyle: 'short' });
		const name = say('history.restored.name', {
			name: rows.project.name,
			when: when.format(Date.parse(time))
		});
		const timer = setTimeout(() => (this.busy = say('history.restoring', { name })), shownAfter);
		const ids = { into: crypto.randomUUID(), replica: crypto.randomUUID() };
		try {
			await project.settle();
			const args = { folder, ...ids, sequence, name, coder, time: new Date().toISOString() };
			const done = await project.storage.ask('project.restore', args);
			if (!done.ok) project.tell(refusalSentence(done.error), 'warn');
			else if (this.#cancelled) await project.storage.ask('project.erase', { folder: ids.into });
			else this.made = { folder: ids.into, name };
		} finally {
			clearTimeout(timer);
			this.#working = false;
			this.busy = null;
		}
	}

	/** Gives up what is being made: it is deleted again once it can be. */
	cancel(): void {
		this.#cancelled = true;
		this.busy = say('home.busy.cancel');
	}
}
