/** The project as it was after a line of its history, made a project of its own beside it. */
import type { Guid } from '../core/records.ts';
import { localeOf } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { LongWork } from './long-work.svelte.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';

export class Restoring {
	/** The making of a project; cancelled, nothing of it is left. Its steps are those of the history. */
	readonly work = new LongWork();
	/** The project that was made last, to be opened. */
	made: { readonly folder: Guid; readonly name: string } | null = $state.raw(null);

	/** Makes a project of what this one was after the line `sequence`, written at `time`. A refusal is told. */
	async restore({ sequence, time }: { sequence: number; time: string }): Promise<void> {
		const project = session();
		const { folder, rows } = project;
		const { coder } = device.settings;
		if (this.work.isOn || !folder || !rows || !coder) return;
		this.made = null;
		const when = new Intl.DateTimeFormat(localeOf(), { dateStyle: 'medium', timeStyle: 'short' });
		const name = say('history.restored.name', {
			name: rows.project.name,
			when: when.format(Date.parse(time))
		});
		const ids = { into: crypto.randomUUID(), replica: crypto.randomUUID() };
		await this.work.during(ids.into, say('history.restoring', { name }), async () => {
			await project.settle();
			const args = { folder, ...ids, sequence, name, coder, time: new Date().toISOString() };
			const done = await project.storage.ask('project.restore', args);
			if (!done.ok) {
				if (done.error.type !== 'givenUp') project.tell(refusalSentence(done.error), 'warn');
			} else if (this.work.isGivenUp) await project.storage.ask('project.erase', { folder: ids.into });
			else this.made = { folder: ids.into, name };
		});
	}
}
