/** Merging the codes that are picked: which of them stays, what would move, and the deed itself. */
import type { Guid } from '../core/records.ts';
import type { QueryResult } from '../storage/protocol.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';
import { Watch } from './watch.svelte.ts';

type Preview = Extract<QueryResult<'codeMerge'>, { ok: true }>['value'];

export class CodeMerging {
	/** The code that was chosen to stay; the first that can where none was. */
	#chosen = $state<Guid | null>(null);
	/** Whether the memos on the codes become one. */
	joinMemos = $state(true);
	readonly #codes: () => readonly Guid[];
	readonly into: Guid | null = $derived.by(() => {
		const codes = this.#codes();
		if (this.#chosen && codes.includes(this.#chosen)) return this.#chosen;
		return codes.find((guid) => session().codesByGuid.get(guid)?.applicable) ?? codes[0] ?? null;
	});
	readonly #watch: Watch<'codeMerge'>;

	/** Made while a component is set up. */
	constructor(codes: () => readonly Guid[]) {
		this.#codes = codes;
		this.#watch = new Watch('codeMerge', () => {
			const all = this.#codes();
			const known = all.every((guid) => session().codesByGuid.has(guid));
			return all.length > 1 && known && this.into ? { codes: all, into: this.into } : null;
		});
	}

	/** What would move; null while it is not known or where it can't be done. */
	get preview(): Preview | null {
		return this.#watch.value?.ok ? this.#watch.value.value : null;
	}
	/** The sentence why it can't be done, or null. */
	get refusal(): string | null {
		return this.#watch.value?.ok === false ? refusalSentence(this.#watch.value.error) : null;
	}

	/** Chooses the code that stays. */
	keep(code: Guid): void {
		this.#chosen = code;
	}

	/** Makes them one; gives the code that stays, null where it was refused. */
	async merge(): Promise<Guid | null> {
		const into = this.into;
		if (!into) return null;
		await session().settle();
		const codes = [...this.#codes()];
		const done = await session().run({ type: 'code.merge', codes, into, joinMemos: this.joinMemos });
		if (!done.ok) return null;
		session().tell(say(done.value.line.key, done.value.line.values));
		return into;
	}
}
