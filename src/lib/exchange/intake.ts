/** Keeps the drafts of files that were read until they are accepted or thrown away. Runs in its worker and in node. */
import type { Command } from '../core/commands/index.ts';
import type { Layout, Plan } from '../core/draft.ts';
import type { Guid } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { incomingDocument, type Choice } from './incoming.ts';
import { previewOf, type Preview } from './preview.ts';
import type { ReadError } from './reader.ts';
import { readFile } from './readers/index.ts';

/** A draft that was accepted, with what the user decided about it. */
export type Accepted = { readonly key: number; readonly choice: Choice };

export class Intake {
	readonly #plans = new Map<number, Plan>();
	readonly #newGuid: () => Guid;

	constructor(newGuid: () => Guid) {
		this.#newGuid = newGuid;
	}

	/** Reads one file and keeps its draft under `key`, in the place of an earlier one. */
	async read(
		key: number,
		bytes: Uint8Array,
		name: string,
		layout: Layout | null
	): Promise<Result<Preview, ReadError>> {
		const read = await readFile(bytes, name, layout ? { layout } : {});
		if (!read.ok) return read;
		const document = read.value.documents[0];
		if (!document) return err({ type: 'noText' });
		this.#plans.set(key, read.value);
		return ok(previewOf(read.value, document));
	}

	/** Throws drafts away. */
	discard(keys: readonly number[]): void {
		for (const key of keys) this.#plans.delete(key);
	}

	/** The one command that takes in the accepted drafts. */
	command(accepted: readonly Accepted[], coder: Guid, time: string): Command {
		const documents = accepted.map(({ key, choice }) => {
			const draft = this.#plans.get(key)?.documents[0];
			if (!draft) throw new RangeError(`no draft ${key}`);
			return incomingDocument(draft, choice, this.#newGuid);
		});
		return { type: 'document.import', coder, time, documents, cases: [], attributes: [], values: [] };
	}
}
