/** Long works of the worker: each lets pass what was asked meanwhile, can be asked how far it is, and be given up. */
import type { Guid } from '../core/records.ts';

/** How far a work is. */
export type Far = { readonly done: number; readonly of: number };

/** Called between steps: notes how far the work is, lets others pass now and then; false where it is given up. */
export type Pause = (done: number, of: number) => Promise<boolean>;

/** What a work answers that was given up. */
export type GivenUp = { readonly type: 'givenUp' };

type Work = { far: Far; givenUp: boolean };

/** Milliseconds of work in one go. */
const stretch = 20;

export class Works {
	readonly #works = new Map<Guid, Work>();

	/** Does a work that is known by `id` while it lasts. */
	async during<T>(id: Guid, work: (pause: Pause) => Promise<T>): Promise<T> {
		const own: Work = { far: { done: 0, of: 0 }, givenUp: false };
		this.#works.set(id, own);
		let since = performance.now();
		try {
			return await work(async (done, of) => {
				own.far = { done, of };
				if (performance.now() - since >= stretch) {
					await new Promise((pass) => setTimeout(pass));
					since = performance.now();
				}
				return !own.givenUp;
			});
		} finally {
			this.#works.delete(id);
		}
	}

	/** How far a work is; null for one that is over. */
	far(id: Guid): Far | null {
		return this.#works.get(id)?.far ?? null;
	}

	/** Gives a work up: it ends at its next step. */
	giveUp(id: Guid): void {
		const work = this.#works.get(id);
		if (work) work.givenUp = true;
	}
}
