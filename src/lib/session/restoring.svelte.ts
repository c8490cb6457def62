/** The project as it was after a line of its history, made a project of its own beside it. */
import type { Guid } from '../core/records.ts';
import { localeOf } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';

/** Milliseconds after which work is shown as work. */
const shownAfter = 400;
/** Milliseconds between two looks at how far it is. */
const lookEvery = 200;

export class Restoring {
	/** What is being made, when that takes a while. */
	busy: string | null = $state(null);
	/** Steps of the history taken back, and to be taken back; null until that is known. */
	far: { readonly done: number; readonly of: number } | null = $state.raw(null);
	/** The project that was made last, to be opened. */
	made: { readonly folder: Guid; readonly name: string } | null = $state.raw(null);
	/** The folder of the project that is being made. */
	#into: Guid | null = null;
	#cancelled = false;

	/** Makes a project of what this one was after the line `sequence`, written at `time`. A refusal is told. */
	async restore({ sequence, time }: { sequence: number; time: string }): Promise<void> {
		const project = session();
		const { folder, rows } = project;
		const { coder } = device.settings;
		if (this.#into || !folder || !rows || !coder) return;
		this.#cancelled = false;
		this.made = null;
		const when = new Intl.DateTimeFormat(localeOf(), { dateStyle: 'medium', timeStyle: 'short' });
		const name = say('history.restored.name', {
			name: rows.project.name,
			when: when.format(Date.parse(time))
		});
		const ids = { into: crypto.randomUUID(), replica: crypto.randomUUID() };
		this.#into = ids.into;
		const timer = setTimeout(() => (this.busy = say('history.restoring', { name })), shownAfter);
		const looks = setInterval(async () => {
			const far = await project.storage.ask('project.restoring', { into: ids.into });
			if (this.#into === ids.into) this.far = far;
		}, lookEvery);
		try {
			await project.settle();
			const args = { folder, ...ids, sequence, name, coder, time: new Date().toISOString() };
			const done = await project.storage.ask('project.restore', args);
			if (!done.ok) {
				if (done.error.type !== 'givenUp') project.tell(refusalSentence(done.error), 'warn');
			} else if (this.#cancelled) await project.storage.ask('project.erase', { folder: ids.into });
			else this.made = { folder: ids.into, name };
		} finally {
			clearTimeout(timer);
			clearInterval(looks);
			this.#into = null;
			this.busy = null;
			this.far = null;
		}
	}

	/** Gives up what is being made; where it was made at that moment, it is deleted again. */
	cancel(): void {
		if (!this.#into) return;
		this.#cancelled = true;
		this.busy = say('home.busy.cancel');
		void session().storage.ask('project.giveUp', { into: this.#into });
	}
}
