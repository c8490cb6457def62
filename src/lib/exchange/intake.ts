/** Keeps the drafts of files that were read until they are accepted or thrown away. Runs in its worker and in node. */
import type { Command } from '../core/commands/index.ts';
import type { ReplacingFile } from '../core/commands/replace.ts';
import type { Plan, Reading, TableDraft, TurnDraft } from '../core/draft.ts';
import type { Guid } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { asRead, incomingDocument, type Choice } from './incoming.ts';
import { previewOf, type Preview } from './preview.ts';
import type { ReadError } from './reader.ts';
import { readFile } from './readers/index.ts';
import { asGuessed, contentsOf, type TableChoice, type TableContents } from './questionnaire.ts';
import { tableCommand, type TableCommand } from './table-command.ts';
import { tablePreview } from './table-preview.ts';

/**
 * A draft that was accepted, with what the user decided about it; of a table `table` does, and where that is left out the
 * table is taken as guessed, under the title of `choice`.
 */
export type Accepted = { readonly key: number; readonly choice: Choice; readonly table?: TableChoice };

/** A command of so many characters, with what its rows add, fits a record of the journal (8 MiB). */
const partLength = 3_000_000;
/** What a turn weighs in a Change beside its words, in characters. */
const turnLength = 300;

export class Intake {
	readonly #plans = new Map<number, Plan>();
	readonly #newGuid: () => Guid;

	constructor(newGuid: () => Guid) {
		this.#newGuid = newGuid;
	}

	/** Reads one file, as `reading` sets it, and keeps its draft under `key`, in the place of an earlier one. */
	async read(
		key: number,
		bytes: Uint8Array,
		name: string,
		reading: Reading
	): Promise<Result<Preview, ReadError>> {
		const read = await readFile(bytes, name, reading);
		if (!read.ok) return read;
		const { table, documents } = read.value;
		const document = documents[0];
		if (!table && !document) return err({ type: 'noText' });
		this.#plans.set(key, read.value);
		if (table || !document) return ok(tablePreview(read.value, table!));
		return ok(previewOf(read.value, document));
	}

	/** The first turns of a draft, as its preview has them; none of a table, or where the draft is gone. */
	firstTurns(key: number): readonly TurnDraft[] {
		const plan = this.#plans.get(key);
		const document = plan?.documents[0];
		return plan && document && !plan.table ? previewOf(plan, document).first : [];
	}

	/** Throws drafts away. */
	discard(keys: readonly number[]): void {
		for (const key of keys) this.#plans.delete(key);
	}

	/**
	 * The commands that take in the accepted drafts, each with its keys and made when it is asked for, so that one part of
	 * a large drop is in memory at a time: one for all transcripts, or one for each `partLength` of text in them; then
	 * one for each table.
	 */
	*commands(
		accepted: readonly Accepted[],
		coder: Guid,
		time: string
	): Generator<{ command: Command; keys: number[] }> {
		const others = accepted.filter(({ key }) => !this.#plans.get(key)?.table);
		const parts = this.#parts(others);
		const drop = parts.length > 1 ? { guid: this.#newGuid(), documents: others.length } : null;
		for (const part of parts) {
			const command = this.#importOf(part, coder, time);
			yield { command: drop ? { ...command, drop } : command, keys: part.map(({ key }) => key) };
		}
		for (const { key, choice, table: decided } of accepted.filter((one) => !others.includes(one))) {
			const table = this.table(key);
			const how = decided ?? { ...asGuessed(table), title: choice.title };
			yield { command: tableCommand(table, how, { coder, time }, this.#newGuid), keys: [key] };
		}
	}

	/** Drafts in parts of at most `partLength` characters, a longer one alone. */
	#parts(accepted: readonly Accepted[]): Accepted[][] {
		const parts: Accepted[][] = [];
		let left = 0;
		for (const one of accepted) {
			const turns = this.#plans.get(one.key)?.documents[0]?.turns ?? [];
			const length = turns.reduce((sum, { text }) => sum + text.length + turnLength, 0);
			if (length > left || !parts.length) {
				parts.push([]);
				left = partLength;
			}
			parts.at(-1)?.push(one);
			left -= length;
		}
		return parts;
	}

	/** What a table holds under a choice, and the command that would take it in. */
	tableUnder(
		key: number,
		choice: TableChoice,
		coder: Guid,
		time: string
	): { contents: TableContents; command: TableCommand } {
		const table = this.table(key);
		const command = tableCommand(table, choice, { coder, time }, this.#newGuid);
		return { contents: contentsOf(table, choice), command };
	}

	/** A draft as the corrected file of a document; throws where it holds no transcript. */
	replacing(key: number, document: Guid): ReplacingFile {
		const draft = this.#plans.get(key)?.documents[0];
		if (!draft) throw new RangeError(`no draft ${key}`);
		const { sourceName, sourceHash, speakers, turns } = incomingDocument(draft, asRead(draft), this.#newGuid);
		return { document, sourceName, sourceHash, speakers, turns };
	}

	/** The table of a draft; throws where it is none. */
	table(key: number): TableDraft {
		const table = this.#plans.get(key)?.table;
		if (!table) throw new RangeError(`no table ${key}`);
		return table;
	}

	#importOf(
		accepted: readonly Accepted[],
		coder: Guid,
		time: string
	): Extract<Command, { type: 'document.import' }> {
		const documents = accepted.map(({ key, choice }) => {
			const draft = this.#plans.get(key)?.documents[0];
			if (!draft) throw new RangeError(`no draft ${key}`);
			return incomingDocument(draft, choice, this.#newGuid);
		});
		return { type: 'document.import', coder, time, documents, cases: [], attributes: [], values: [] };
	}
}
