/** An expected outcome as a value: either what was asked for, or a tagged reason. Misuse by the programmer throws instead. */

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };

/** What an operation that may fail in an expected way gives. `E` is a plain object tagged by `type`. */
export type Result<T, E> = Ok<T> | Err<E>;

/** A successful result. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** A failed result; `error` is a plain object tagged by `type`. */
export const err = <E>(error: E): Err<E> => ({ ok: false, error });

/** A sentence for people, kept as the key of a message in the catalogue and the values it names (as they were then). */
export type Message = { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

/** A message for the catalogue. */
export const message = (key: string, values: Record<string, string | number> = {}): Message => ({
	key,
	values
});
