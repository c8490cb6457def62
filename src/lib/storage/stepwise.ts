/** Answers that take long: worked out in steps, between which edits and other questions get their turn. */

/** An answer worked out in steps of a few milliseconds each. */
export type Stepwise<T> = Generator<undefined, T, undefined>;

/** What is answered in the end. */
export type Finished<T> = T extends Generator<unknown, infer R, unknown> ? R : T;

/** Milliseconds for which an answer is worked out before others get their turn. */
const share = 10;
/** How often an answer begins anew for edits that came between; then it goes through in one. */
const mostBeginnings = 5;

/** The answer at once, all its steps in one. */
export function finished<T>(asked: T): Finished<T> {
	if (!isStepwise(asked)) return asked as Finished<T>;
	for (;;) {
		const { done, value } = asked.next();
		if (done) return value as Finished<T>;
	}
}

/**
 * The answer, others getting their turn between steps. When `state` tells that something came between, it begins anew, so
 * that no answer mixes what was with what is; null when `state` tells that there is nothing left to ask, by null.
 */
export async function inTurns<T>(
	begin: () => T,
	state: () => string | null
): Promise<{ readonly answer: Finished<T> } | null> {
	for (let beginnings = 1; ; beginnings++) {
		const began = state();
		if (began === null) return null;
		const asked = begin();
		if (!isStepwise(asked) || beginnings > mostBeginnings) return { answer: finished(asked) };
		let since = performance.now();
		for (let step = asked.next(); ; step = asked.next()) {
			if (step.done) return { answer: step.value as Finished<T> };
			if (performance.now() - since < share) continue;
			await new Promise((resolve) => setTimeout(resolve));
			if (state() !== began) break;
			since = performance.now();
		}
	}
}

const isStepwise = (asked: unknown): asked is Stepwise<unknown> =>
	typeof asked === 'object' && asked !== null && Symbol.iterator in asked && 'next' in asked;
