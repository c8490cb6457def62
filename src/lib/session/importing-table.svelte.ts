/**
 * The tables of a drop: what the user decided about each, and what it would do to the project, asked anew at each change.
 * Nothing is stored here.
 */
import type { ColumnRole, TableDraft } from '../core/draft.ts';
import type { AttributeType, Guid } from '../core/records.ts';
import type { TableChoice } from '../exchange/questionnaire.ts';
import type { TableOutcome, TablePreview } from '../exchange/table-preview.ts';
import { device } from './device.svelte.ts';
import type { Draft } from './import-choice.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';
import { isList, moved, withKind, withOptions, withRole, withType } from './table-choice.ts';

/** A file of a drop, as far as tables go. */
type Incoming = { readonly key: number; readonly draft: Draft | null };

/** Milliseconds of rest before an effect is asked for: roles are changed in runs. */
const rest = 120;

class TableReviews {
	#choices: ReadonlyMap<number, TableChoice> = $state.raw(new Map());
	/** With the choice that each was asked for. */
	#outcomes: ReadonlyMap<number, { outcome: TableOutcome; choice: TableChoice }> = $state.raw(new Map());
	/** By file and name, the cases that it may be: kept once a person has told which. */
	readonly #candidates = new Map<number, Map<string, readonly Guid[]>>();
	/** What each file's effect was asked for last. */
	readonly #asked = new Map<number, string>();
	readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

	/** What is decided about a table: at first as its reader guessed. */
	choice(key: number, table: TablePreview): TableChoice {
		return this.#choices.get(key) ?? table.guessed;
	}

	/** What a table would become and do; null until it is known. */
	outcome(key: number): TableOutcome | null {
		return this.#outcomes.get(key)?.outcome ?? null;
	}

	/** Why a table can't come in as it is decided, as a sentence, and whether a person has to say which case is meant. */
	refusal(key: number): { text: string; unclear: boolean } | null {
		const counts = this.outcome(key)?.counts;
		if (!counts || counts.ok) return null;
		return { text: refusalSentence(counts.error), unclear: counts.error.type === 'unclearCase' };
	}

	/** The rows whose case a person has to tell, or has told, with the cases that each may be. */
	unclear(key: number, table: TablePreview): { name: string; candidates: readonly Guid[] }[] {
		const { cases } = this.choice(key, table);
		const open = this.outcome(key)?.matches.filter(({ state }) => state === 'unclear') ?? [];
		const names = new Set([...Object.keys(cases), ...open.map(({ name }) => name)]);
		return [...names].map((name) => ({ name, candidates: this.#candidates.get(key)?.get(name) ?? [] }));
	}

	/** Asks for the effect of every table among `files` whose choice, or the project, is another than it was. */
	follow(files: readonly Incoming[]): void {
		const { sequence } = session();
		const known = new Set(files.map(({ key }) => key));
		for (const key of this.#asked.keys()) if (!known.has(key)) this.#forget(key);
		for (const { key, draft } of files) {
			const table = draft?.preview.table;
			if (!table) {
				if (this.#asked.has(key)) this.#forget(key);
				continue;
			}
			const choice = this.finished(key, draft, table);
			const wanted = `${sequence} ${JSON.stringify(choice)}`;
			if (this.#asked.get(key) === wanted) continue;
			clearTimeout(this.#timers.get(key));
			const wait = this.#asked.has(key) ? rest : 0;
			this.#asked.set(key, wanted);
			this.#timers.set(
				key,
				setTimeout(() => void this.#ask(key, choice, wanted), wait)
			);
		}
	}

	/** The choice as it is accepted, under the title that the file was given. */
	finished(key: number, draft: Draft, table: TablePreview): TableChoice {
		const choice = this.choice(key, table);
		return {
			...choice,
			title: draft.choice.title.trim() || draft.preview.title,
			asker: choice.asker.trim() || table.guessed.asker
		};
	}

	/** Changes what is decided about a table as a whole. */
	edit(
		key: number,
		table: TablePreview,
		patch: Partial<Pick<TableChoice, 'form' | 'answers' | 'asNew' | 'asker'>>
	): void {
		this.#set(key, { ...this.choice(key, table), ...patch });
	}

	setKind(key: number, table: TablePreview, kind: TableDraft['kind']): void {
		this.#set(key, withKind(table, this.choice(key, table), kind));
	}

	setRole(key: number, table: TablePreview, column: number, role: ColumnRole): void {
		this.#set(key, withRole(table, this.choice(key, table), column, role));
	}

	setType(key: number, table: TablePreview, column: number, type: AttributeType): void {
		this.#set(key, withType(this.choice(key, table), column, type));
	}

	/** The values of a column's list, in order; empty where it is no list, or before they are counted. */
	options(key: number, table: TablePreview, column: number): readonly string[] {
		const one = this.choice(key, table).columns[column];
		if (!one || one.role !== 'attribute' || !isList(one.type)) return [];
		const asked = this.#outcomes.get(key);
		if (asked?.choice.columns[column]?.role !== 'attribute') return one.options;
		const before = asked.choice.columns.slice(0, column).filter(({ role }) => role === 'attribute');
		const counted = asked.outcome.options[before.length] ?? [];
		// What was put in order since the counting comes first.
		return one.options.length >= counted.length ? one.options : counted;
	}

	moveOption(key: number, table: TablePreview, column: number, from: number, by: 1 | -1): void {
		const options = moved(this.options(key, table, column), from, by);
		this.#set(key, withOptions(this.choice(key, table), column, options));
	}

	/** Says which case a name means: one that is there, a new one, or (null) that it is open again. */
	decide(key: number, table: TablePreview, name: string, about: Guid | 'new' | null): void {
		const choice = this.choice(key, table);
		const { [name]: _, ...others } = choice.cases;
		this.#set(key, { ...choice, cases: about === null ? others : { ...others, [name]: about } });
	}

	#set(key: number, choice: TableChoice): void {
		this.#choices = new Map(this.#choices).set(key, choice);
	}

	async #ask(key: number, choice: TableChoice, wanted: string): Promise<void> {
		const by = device.settings.coder;
		if (!by) return;
		const time = new Date().toISOString();
		try {
			const outcome = await session().exchange.ask('previewTable', { key, choice, by, time });
			if (this.#asked.get(key) !== wanted) return;
			const candidates = new Map(this.#candidates.get(key));
			for (const match of outcome.matches)
				if (match.state === 'unclear') candidates.set(match.name, match.candidates);
			this.#candidates.set(key, candidates);
			this.#outcomes = new Map(this.#outcomes).set(key, { outcome, choice });
		} catch (error) {
			// Taken out of the drop, taken in, or read as something else, while it was asked.
			if (!String(error).includes('no table')) throw error;
		}
	}

	#forget(key: number): void {
		clearTimeout(this.#timers.get(key));
		this.#timers.delete(key);
		this.#asked.delete(key);
		this.#candidates.delete(key);
		const without = <V>(map: ReadonlyMap<number, V>): ReadonlyMap<number, V> =>
			new Map([...map].filter(([other]) => other !== key));
		if (this.#choices.has(key)) this.#choices = without(this.#choices);
		if (this.#outcomes.has(key)) this.#outcomes = without(this.#outcomes);
	}
}

/** The tables that are looked over in this window. */
export const tables = new TableReviews();
