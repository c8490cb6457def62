/** The window's side of the SQL console's worker: starts it with a copy of the project, and ends it whatever it is at. */
import { Answers } from '../core/answers.ts';
import type { Result } from '../core/result.ts';
import type { Reply } from './protocol.ts';
import type { SqlAnswer, SqlCopy, SqlError } from './sql-console.ts';

/** What the worker takes: the bytes of a project first, then questions. */
export type SqlRequest =
	{ readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly text: string };

export type { SqlAnswer, SqlCopy, SqlError, SqlValue, SqlView } from './sql-console.ts';

/** A question to begin with. It is there before any copy, so that it never comes into a field in which one types. */
export const sqlExample = `select code_path, coder, count(*) as passages
from v_codings
group by code_path, coder
order by passages desc`;

export class SqlClient {
	readonly #answers = new Answers();
	readonly #worker: Worker;

	constructor() {
		this.#worker = new Worker(new URL('./sql-worker.ts', import.meta.url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#answers.settle(data);
		this.#worker.onerror = (event) => this.#answers.failAll(event.message || 'the worker stopped');
	}

	/** Hands the copy over; its bytes are gone from here. Rejects on a fault, and once the worker is ended. */
	open(bytes: Uint8Array): Promise<SqlCopy> {
		return this.#answers.ask((id) =>
			this.#worker.postMessage({ id, bytes } satisfies SqlRequest, [bytes.buffer])
		);
	}

	/** The answer to a question in SQL. Rejects as `open` does. */
	ask(text: string): Promise<Result<SqlAnswer, SqlError>> {
		return this.#answers.ask((id) => this.#worker.postMessage({ id, text } satisfies SqlRequest));
	}

	/** Ends the worker and with it the copy, in the midst of a question too. */
	end(): void {
		this.#worker.terminate();
		this.#answers.failAll('the worker was ended');
	}
}
