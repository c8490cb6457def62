/** The window's side of the exchange worker. */
import { Answers } from '../core/answers.ts';
import type { ExchangeReply, ExchangeVerb, ExchangeVerbs } from './protocol.ts';

/** A connection to an exchange worker. */
export class ExchangeClient {
	readonly #worker: Worker;
	readonly #answers = new Answers();

	/** Starts the worker. */
	constructor() {
		this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<ExchangeReply>) => this.#answers.settle(data);
		this.#worker.onerror = (event) => this.#answers.failAll(event.message || 'the exchange worker stopped');
	}

	/** The answer to one request. Rejects only on a fault of the program. */
	ask<V extends ExchangeVerb>(
		verb: V,
		args: ExchangeVerbs[V]['args'],
		transfer: Transferable[] = []
	): Promise<ExchangeVerbs[V]['value']> {
		return this.#answers.ask((id) => this.#worker.postMessage({ id, verb, args }, transfer));
	}
}
