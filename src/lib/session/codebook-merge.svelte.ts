/** A codebook file on its way into the open project: what it holds, what differs, and what was decided on each difference. */
import type { Choice } from '../core/codebook-merge.ts';
import type { Guid } from '../core/records.ts';
import type { Result } from '../core/result.ts';
import type { PlannedLine, PlannedMerge } from '../exchange/protocol.ts';
import type { CodebookReading, CodebookRefusal } from '../exchange/codebooks/format.ts';
import type { CodebookMapping } from '../exchange/codebooks/mapping.ts';
import type { TablePreview } from '../exchange/codebooks/table.ts';
import type { Committed, CommandError } from '../storage/protocol.ts';
import { say, type Language } from '../words/say.ts';
import { device } from './device.svelte.ts';
import type { FileHandle } from './file-handles.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';

/** A file as it was given. `language` is that of the codes' own texts. */
type Source = {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly language: Language;
	/** Where the browser can look at it again. */
	readonly handle: FileHandle | null;
};

/** The answer where the codebook changed so that more is to be decided. */
type ConflictsOpen = { readonly type: 'conflictsOpen'; readonly count: number };

export class CodebookMerge {
	source: Source | null = $state.raw(null);
	/** Its columns and first rows, where it is a table. */
	table: TablePreview | null = $state.raw(null);
	mapping: CodebookMapping | null = $state.raw(null);
	reading: CodebookReading | null = $state.raw(null);
	refusal: CodebookRefusal | null = $state.raw(null);
	plan: PlannedMerge | null = $state.raw(null);
	busy = $state(false);
	#decisions: ReadonlyMap<string, Choice> = $state.raw(new Map());
	#targets: ReadonlyMap<Guid, Guid> = $state.raw(new Map());
	#asked = 0;

	/** How many lines must still be decided. */
	readonly left = $derived(this.plan?.lines.filter((line) => !this.isDecided(line)).length ?? 0);
	/** How many lines would change something here. */
	readonly changes = $derived(this.plan?.lines.filter((line) => this.choiceOf(line) !== 'mine').length ?? 0);

	/** Reads a file and plans its merge. */
	async open(source: Source): Promise<void> {
		this.close();
		this.source = source;
		await this.#read();
	}

	/** Says what the columns of a table are, and reads it anew. */
	async map(mapping: CodebookMapping): Promise<void> {
		this.mapping = mapping;
		await this.#read();
	}

	/** Plans again what was read, since the project's codebook is another. Decisions on lines that are still there stay. */
	async planAgain(): Promise<void> {
		const { reading, source } = this;
		if (!reading || !source) return;
		const asked = ++this.#asked;
		this.busy = true;
		const plan = await session().exchange.ask('planCodebook', {
			reading,
			language: source.language
		});
		if (asked !== this.#asked) return;
		this.plan = plan;
		this.busy = false;
	}

	/** Lets go of the file. */
	close(): void {
		this.#asked++;
		this.source = this.table = this.mapping = this.reading = this.refusal = this.plan = null;
		this.#decisions = new Map();
		this.#targets = new Map();
		this.busy = false;
	}

	/** What is taken of a line: what was decided, else what goes without asking. */
	choiceOf(line: PlannedLine): Choice {
		return this.#decisions.get(line.id) ?? line.choice;
	}

	/** The code that takes the passages of one that goes; null while nobody has said. */
	targetOf(code: Guid): Guid | null {
		return this.#targets.get(code) ?? null;
	}

	/** True once somebody has decided the line. */
	isChosen(line: PlannedLine): boolean {
		return this.#decisions.has(line.id);
	}

	/** False for a conflict that nobody decided, and for a code that goes while nobody said where its passages go. */
	isDecided(line: PlannedLine): boolean {
		if (line.conflict && !this.isChosen(line)) return false;
		return !this.losesPassages(line) || this.#targets.has(line.guid);
	}

	/** True for a code with passages here that goes by what is chosen. */
	losesPassages(line: PlannedLine): boolean {
		return line.kind === 'removed' && line.passages > 0 && this.choiceOf(line) === 'theirs';
	}

	/** Decides a line. */
	choose(line: PlannedLine, choice: Choice): void {
		if (line.choices.includes(choice)) this.#decisions = new Map([...this.#decisions, [line.id, choice]]);
	}

	/** Says which code takes the passages of one that goes. */
	giveTo(code: Guid, target: Guid): void {
		this.#targets = new Map([...this.#targets, [code, target]]);
	}

	/** Merges as decided; true when it is done, which the status bar says. */
	async merge(): Promise<boolean> {
		const { reading, source } = this;
		const { coder: by } = device.settings;
		if (!reading || !source || !by || this.left || this.busy) return false;
		this.busy = true;
		const answer = await session().exchange.ask('mergeCodebook', {
			reading,
			decisions: [...this.#decisions],
			passagesTo: [...this.#targets],
			language: source.language,
			name: source.name,
			by,
			time: new Date().toISOString()
		});
		this.busy = false;
		const project = session();
		const done = answer as Result<Committed, CommandError | ConflictsOpen>;
		if (!done.ok && done.error.type === 'conflictsOpen') {
			await this.planAgain();
			project.tell(say('codebook.merge.changedMeanwhile', { n: done.error.count }), 'warn');
			return false;
		}
		if (!done.ok && done.error.type !== 'nothingToDo') {
			project.tell(refusalSentence(done.error as CommandError), 'warn');
			return false;
		}
		project.tell(done.ok ? say(done.value.line.key, done.value.line.values) : say('codebook.allHere'));
		return true;
	}

	async #read(): Promise<void> {
		const { source } = this;
		if (!source) return;
		const asked = ++this.#asked;
		this.busy = true;
		const { name, bytes, language } = source;
		const read = await session().exchange.ask('readCodebook', {
			bytes,
			name,
			language,
			mapping: this.mapping
		});
		if (asked !== this.#asked) return;
		this.table = read.table;
		this.mapping ??= read.table?.mapping ?? null;
		this.reading = read.reading.ok ? read.reading.value : null;
		this.refusal = read.reading.ok ? null : read.reading.error;
		this.plan = null;
		if (this.reading) await this.planAgain();
		else this.busy = false;
	}
}

/** The file that is on its way in; it stays while one looks at other pages. */
export const codebookMerge = new CodebookMerge();
