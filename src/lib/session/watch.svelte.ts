/** A query that is asked again when its parameters or the project change, in idle time after edits; the newest answer stands. */
import type { Change } from '../core/change.ts';
import type { QueryName, QueryParams, QueryResult } from '../storage/protocol.ts';
import { session } from './project.svelte.ts';

/** Watches made so far: each asks under a name of its own. */
let watches = 0;

export class Watch<N extends QueryName> {
	/** The newest answer, null before the first. */
	value: QueryResult<N> | null = $state.raw(null);
	/** True while an answer is awaited. */
	waiting = $state(false);
	/** True while `value` doesn't answer the parameters of now; an edit, which has the same asked again, leaves it false. */
	stale = $state(false);
	/** By this name a newer question of this watch ends an older one. */
	readonly #view = `watch ${++watches}`;
	#asked = 0;
	#idle: number | undefined;

	/**
	 * Made while a component is set up. `params` gives null to ask nothing; `affectedBy` tells whether a change
	 * alters the answer (a change too large to be sent always does).
	 */
	constructor(
		name: N,
		params: () => QueryParams<N> | null,
		affectedBy: (change: Change) => boolean = touchesCodings
	) {
		const project = session();
		let known = -1;
		let asked: string | null = null;
		$effect(() => {
			const wanted = project.status === 'open' ? params() : null;
			const sequence = project.sequence;
			const key = wanted && JSON.stringify(wanted);
			const edited = sequence !== known && known >= 0;
			known = sequence;
			if (!wanted) {
				asked = null;
				this.#forget();
				return;
			}
			if (key !== asked) {
				asked = key;
				this.stale = true;
				void this.#ask(name, wanted);
			} else if (edited && (!project.change || affectedBy(project.change))) {
				this.#later(() => void this.#ask(name, wanted));
			}
		});
	}

	/** Nothing is asked any more: an answer on its way would be one to nothing, or to what is asked next. */
	#forget(): void {
		this.#asked++;
		if (this.#idle !== undefined) cancelIdle(this.#idle);
		this.waiting = this.stale = false;
		this.value = null;
	}

	async #ask(name: N, params: QueryParams<N>): Promise<void> {
		const id = ++this.#asked;
		this.waiting = true;
		try {
			const value = await session().query(name, params, this.#view);
			if (id !== this.#asked) return;
			this.value = value;
			this.stale = false;
		} catch {
			// The project was closed meanwhile, or a newer question ended this one; there is nothing left to show.
		} finally {
			if (id === this.#asked) this.waiting = false;
		}
	}

	#later(ask: () => void): void {
		if (this.#idle !== undefined) cancelIdle(this.#idle);
		this.#idle = whenIdle(ask);
	}
}

/** True for a change of what analyses count. */
export const touchesCodings = touches(['coding', 'code', 'document', 'speaker', 'coder', 'turn', 'memo']);

/** The same where it is counted by groups: cases and attributes make those. */
export const touchesGroups = touches([
	'coding',
	'code',
	'document',
	'speaker',
	'coder',
	'turn',
	'case',
	'attribute',
	'attributeValue'
]);

/** True for a change of who codes. */
export const touchesCoders = touches(['coder']);

function touches(tables: readonly string[]): (change: Change) => boolean {
	const counted = new Set(tables);
	return ({ added, updated, removed }) =>
		[...added, ...updated, ...removed].some(({ table }) => counted.has(table));
}

const whenIdle = (work: () => void): number =>
	'requestIdleCallback' in globalThis
		? requestIdleCallback(work, { timeout: 500 })
		: (setTimeout(work, 50) as unknown as number);
const cancelIdle = (id: number): void =>
	'cancelIdleCallback' in globalThis ? cancelIdleCallback(id) : clearTimeout(id);
