/** The window's side of the search worker: one search at a time, ended by the next, and by a pattern that takes too long. */
import type { Guid } from '../core/records.ts';
import type { MatcherError } from '../core/search/matcher.ts';
import type { Scanned } from '../core/search/scan.ts';
import type { SearchFilter, SearchHit, Wanted } from '../core/search/search.ts';

/** A search: what, where, and in which documents in which order. At most `most` hits are told of; all are counted. */
export type SearchOrder = {
	readonly wanted: Wanted;
	readonly filter: SearchFilter;
	readonly documents: readonly Scanned[];
	readonly most: number;
};

/** What the worker takes: a port to the storage worker first, then orders. */
export type SearchRequest =
	{ readonly port: MessagePort } | { readonly id: number; readonly order: SearchOrder };

/** What a search tells. */
export type SearchTold =
	/** Nothing can be looked for. */
	| { readonly type: 'refused'; readonly error: MatcherError }
	/** More of the documents, `done` in all, were looked through. `counts`: all hits in each where there are any. */
	| {
			readonly type: 'found';
			readonly hits: readonly SearchHit[];
			readonly counts: readonly (readonly [Guid, number])[];
			readonly done: number;
	  }
	/** Some text is about to be matched. */
	| { readonly type: 'matching' }
	| { readonly type: 'finished' }
	/** The project was closed, or the program failed. */
	| { readonly type: 'failed' }
	/** Matching took so long that it was ended. */
	| { readonly type: 'endless' };

export type SearchReply = { readonly id: number; readonly told: SearchTold };

/** Milliseconds after which a stretch of text that is being matched is taken for endless. */
const patience = 4000;

export class SearchClient {
	readonly #connect: (port: MessagePort) => void;
	readonly #tell: (told: SearchTold) => void;
	#worker: Worker | null = null;
	#id = 0;
	#running = false;
	#watch: ReturnType<typeof setTimeout> | undefined;

	/** `connect` hands a port to the storage worker; `tell` hears of the newest search. */
	constructor(connect: (port: MessagePort) => void, tell: (told: SearchTold) => void) {
		this.#connect = connect;
		this.#tell = tell;
	}

	/** Begins a search and ends the one before. */
	search(order: SearchOrder): void {
		this.stop();
		this.#running = true;
		this.#worker ??= this.#start();
		this.#worker.postMessage({ id: this.#id, order } satisfies SearchRequest);
	}

	/** Ends the search. A worker that is at it can't hear, so it goes; the index that it makes is not in it. */
	stop(): void {
		clearTimeout(this.#watch);
		this.#id++;
		if (!this.#running) return;
		this.#worker?.terminate();
		this.#worker = null;
		this.#running = false;
	}

	#start(): Worker {
		const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
		const { port1, port2 } = new MessageChannel();
		this.#connect(port1);
		worker.postMessage({ port: port2 } satisfies SearchRequest, [port2]);
		worker.onmessage = ({ data }: MessageEvent<SearchReply>) => this.#hear(data);
		worker.onerror = () => this.#hear({ id: this.#id, told: { type: 'failed' } });
		return worker;
	}

	#hear({ id, told }: SearchReply): void {
		if (id !== this.#id) return;
		clearTimeout(this.#watch);
		if (told.type === 'matching') {
			this.#watch = setTimeout(() => {
				this.stop();
				this.#tell({ type: 'endless' });
			}, patience);
			return;
		}
		if (told.type !== 'found') this.#running = false;
		this.#tell(told);
	}
}
