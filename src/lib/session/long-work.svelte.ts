/** A long work of the storage worker as the window shows it: what it is, how far it is, and giving it up. */
import type { Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { session, type Order } from './project.svelte.ts';
import { takeBack } from './undoing.ts';

/** Milliseconds after which work is shown as work. */
const shownAfter = 400;
/** Milliseconds between two looks at how far it is. */
const lookEvery = 200;

export class LongWork {
	/** What is being done, when that takes a while. */
	busy: string | null = $state(null);
	/** Steps that are done, and that there are; null until that is known. */
	far: { readonly done: number; readonly of: number } | null = $state.raw(null);
	/** Somebody gave the work up that is done now, or was last. */
	isGivenUp = false;
	/** By what the worker knows the work; null where there is none. */
	#id: Guid | null = null;

	/** True while something is being done. */
	get isOn(): boolean {
		return this.#id !== null;
	}

	/** Does what the worker knows by `id`, and shows it as `what` when it takes a while. One at a time. */
	async during<T>(id: Guid, what: string, work: () => Promise<T>): Promise<T> {
		this.#id = id;
		this.isGivenUp = false;
		const timer = setTimeout(() => (this.busy = what), shownAfter);
		const looks = setInterval(async () => {
			const far = await session().storage.ask('work.far', { work: id });
			if (this.#id === id) this.far = far;
		}, lookEvery);
		try {
			return await work();
		} finally {
			clearTimeout(timer);
			clearInterval(looks);
			this.#id = null;
			this.busy = null;
			this.far = null;
		}
	}

	/**
	 * Gives a command that takes long, and says what came of it: its line, or `idle` where there was nothing to do. Given up,
	 * nothing of it is left. True when it was done.
	 */
	async give(order: Order, what: string, idle?: string): Promise<boolean> {
		const id = crypto.randomUUID();
		const done = await this.during(id, what, () => session().runLong(order, id));
		if (!done.ok) {
			if (idle && done.error.type === 'nothingToDo') session().tell(idle);
			return false;
		}
		// It was stored already when it was given up.
		if (this.isGivenUp && session().sequence === done.value.sequence) {
			await takeBack();
			return false;
		}
		session().tell(say(done.value.line.key, done.value.line.values));
		return true;
	}

	/** Gives the work up: it ends at its next step, unless it was done at that moment. */
	cancel(): void {
		if (!this.#id) return;
		this.isGivenUp = true;
		this.busy = say('home.busy.cancel');
		void session().storage.ask('work.giveUp', { work: this.#id });
	}
}
