/** What may go wrong in keeping a project, as values. */
import { StorageFailure, type FailureType } from './files.ts';

/**
 * Why the keeper refused. Of the place of storage: `quota` (disk full), `locked` (another tab), `missing` (no project here),
 * `io`. Of the project: `damaged` (no snapshot of it can be read; nothing was touched), `newer` (written by a newer version;
 * nothing was touched). Of a call: `tooLarge` (the payload belongs into a snapshot), `unverified` (the new snapshot read back
 * wrong and is gone again), `closed`.
 */
export type KeeperError =
	| { readonly type: FailureType; readonly detail: string }
	| { readonly type: 'damaged'; readonly names: readonly string[] }
	| { readonly type: 'newer'; readonly name: string }
	| { readonly type: 'tooLarge'; readonly bytes: number; readonly limit: number }
	| { readonly type: 'unverified' }
	| { readonly type: 'closed' };

/** The error that a caught failure of storage stands for; anything else is a mistake of the programmer and is thrown on. */
export function failureToError(failure: unknown): KeeperError {
	if (failure instanceof StorageFailure) return { type: failure.type, detail: failure.message };
	throw failure;
}
