/** Keeps questions and answers together where both travel as messages, such as to a worker. Knows no channel. */

/** An answer by the number of its question; `failed` is a fault of the program, never an expected failure. */
export type Answer =
	{ readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: string };

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (fault: Error) => void };

/** Questions that wait for their answers. */
export class Answers {
	readonly #waiting = new Map<number, Waiting>();
	#id = 0;

	/** Numbers a question, has it posted, and gives its answer. Rejects on a fault of the program. */
	ask<T>(post: (id: number) => void): Promise<T> {
		const id = ++this.#id;
		return new Promise<T>((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			post(id);
		});
	}

	/** Hands an answer to whoever asked. */
	settle(answer: Answer): void {
		const waiting = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if ('failed' in answer) waiting?.reject(new Error(answer.failed));
		else waiting?.resolve(answer.value as never);
	}

	/** Fails everything that waits: the other side is gone. */
	failAll(reason: string): void {
		for (const { reject } of this.#waiting.values()) reject(new Error(reason));
		this.#waiting.clear();
	}
}

/** What was thrown, in words for a `failed` answer. */
export function faultText(fault: unknown): string {
	return fault instanceof Error ? `${fault.message}\n${fault.stack}` : String(fault);
}
