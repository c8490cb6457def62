/** The window's side of the storage worker: asks by verb, hears events. */
import type { Reply, Verb, Verbs, WorkerEvent } from './protocol.ts';

/** A connection to a storage worker. */
export class StorageClient {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (fault: Error) => void }>();
	#id = 0;

	/** Starts the worker. `hear` is called for everything that it says unasked, in order. */
	constructor(hear: (event: WorkerEvent) => void) {
		this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<Reply | WorkerEvent>) => {
			if ('event' in data) hear(data);
			else this.#settle(data);
		};
		this.#worker.onerror = (event) => this.#failAll(new Error(event.message || 'the storage worker stopped'));
	}

	/** The answer to one request. Rejects only on a fault of the program. */
	ask<V extends Verb>(
		verb: V,
		args: Verbs[V]['args'],
		transfer: Transferable[] = []
	): Promise<Verbs[V]['value']> {
		const id = ++this.#id;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#worker.postMessage({ id, verb, args }, transfer);
		});
	}

	/** Ends the worker. Nothing acknowledged is lost. */
	stop(): void {
		this.#worker.terminate();
		this.#failAll(new Error('the storage worker was ended'));
	}

	#settle(reply: Reply): void {
		const waiting = this.#waiting.get(reply.id);
		this.#waiting.delete(reply.id);
		if ('failed' in reply) waiting?.reject(new Error(reply.failed));
		else waiting?.resolve(reply.value as never);
	}

	#failAll(fault: Error): void {
		for (const { reject } of this.#waiting.values()) reject(fault);
		this.#waiting.clear();
	}
}
