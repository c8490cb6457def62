/** The window's side of the exchange worker. */
import type { ExchangeReply, ExchangeVerb, ExchangeVerbs } from './protocol.ts';

export class ExchangeClient {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (fault: Error) => void }>();
	#id = 0;

	constructor() {
		this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<ExchangeReply>) => {
			const waiting = this.#waiting.get(data.id);
			this.#waiting.delete(data.id);
			if ('failed' in data) waiting?.reject(new Error(data.failed));
			else waiting?.resolve(data.value as never);
		};
		this.#worker.onerror = (event) =>
			this.#failAll(new Error(event.message || 'the exchange worker stopped'));
	}

	/** The answer to one request. Rejects only on a fault of the program. */
	ask<V extends ExchangeVerb>(
		verb: V,
		args: ExchangeVerbs[V]['args'],
		transfer: Transferable[] = []
	): Promise<ExchangeVerbs[V]['value']> {
		const id = ++this.#id;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#worker.postMessage({ id, verb, args }, transfer);
		});
	}

	/** Ends the worker, with whatever it was reading. */
	stop(): void {
		this.#worker.terminate();
		this.#failAll(new Error('the exchange worker was ended'));
	}

	#failAll(fault: Error): void {
		for (const { reject } of this.#waiting.values()) reject(fault);
		this.#waiting.clear();
	}
}
