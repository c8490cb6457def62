/** The versions of the codebook that the project keeps, and what differs between two of them. */
import type { Guid } from '../core/records.ts';
import type { ComparedDifference } from '../exchange/protocol.ts';
import { say, type Language } from '../words/say.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

export class CodebookVersions {
	readonly #watch = new Watch(
		'codebookVersions',
		() => ({}),
		({ added, updated, removed }) =>
			[...added, ...updated, ...removed].some(({ table }) => table === 'codebookVersion')
	);
	/** Newest first; null until they are known. */
	readonly list = $derived(this.#watch.value);
	/** What differs; null until it is known. */
	differences: readonly ComparedDifference[] | null = $state.raw(null);
	#asked = 0;

	/** Compares two versions; null is the codebook of now. `language` is that of the codes' own texts. */
	async compare(before: Guid | null, after: Guid | null, language: Language): Promise<void> {
		const asked = ++this.#asked;
		this.differences = null;
		const found = await session().exchange.ask('compareVersions', { before, after, language });
		if (asked === this.#asked) this.differences = found;
	}

	/** Changes the name or note of a version. */
	async edit(guid: Guid, fields: { name?: string; note?: string }): Promise<boolean> {
		const done = await session().run({ type: 'codebookVersion.edit', guid, fields });
		return done.ok || done.error.type === 'nothingToDo';
	}

	/** Forgets a version. */
	async remove(guid: Guid): Promise<void> {
		const done = await session().run({ type: 'codebookVersion.remove', guid });
		if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
	}

	/** Returns to a version: codes with which something was made stay. */
	async restore(guid: Guid, language: Language): Promise<void> {
		const done = await session().run({ type: 'codebook.restore', guid, language });
		if (done.ok) session().tell(say(done.value.line.key, done.value.line.values));
		else if (done.error.type === 'nothingToDo') session().tell(say('codebook.version.sameAsNow'));
	}
}
