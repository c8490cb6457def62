/** The window's side of the storage worker: asks by verb, hears events. */
import { Answers } from '../core/answers.ts';
import type { Reply, Verb, Verbs, WorkerEvent } from './protocol.ts';

/** A connection to a storage worker. */
export class StorageClient {
	readonly #worker: Worker;
	readonly #answers = new Answers();

	/** Starts the worker. `hear` is called for everything that it says unasked, in order. */
	constructor(hear: (event: WorkerEvent) => void) {
		this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<Reply | WorkerEvent>) => {
			if ('event' in data) hear(data);
			else this.#answers.settle(data);
		};
		this.#worker.onerror = (event) => this.#answers.failAll(event.message || 'the storage worker stopped');
	}

	/** The answer to one request. Rejects only on a fault of the program. */
	ask<V extends Verb>(
		verb: V,
		args: Verbs[V]['args'],
		transfer: Transferable[] = []
	): Promise<Verbs[V]['value']> {
		return this.#answers.ask((id) => this.#worker.postMessage({ id, verb, args }, transfer));
	}
}
