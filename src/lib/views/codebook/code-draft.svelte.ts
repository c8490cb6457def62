/** What is typed into a code's form and not saved yet: one save on blur or after a rest, never a word lost. */
import { SvelteMap } from 'svelte/reactivity';
import type { Code } from '../../core/records.ts';
import { say } from '../../words/say.ts';

/** The fields of a code that a form changes. */
export type CodeFields = Omit<Code, 'guid' | 'parent' | 'position'>;
type Field = keyof CodeFields;

/** What a draft needs from whoever keeps the code. */
export type CodeKeeper = {
	/** Saves fields; false when they were refused. */
	readonly save: (fields: Partial<CodeFields>) => Promise<boolean>;
	/** The sentence why the code can't have a key, or null. */
	readonly refuseKey: (key: string | null) => Promise<string | null>;
	/** Says that there is something to save; gives what takes that back. */
	readonly hold: (save: () => Promise<void>) => () => void;
};

/** How long one rests before a draft saves itself, ms. */
const rest = 2000;

export class CodeDraft {
	/** Why a field can't be saved as it is, by field. */
	readonly refusals = new SvelteMap<Field, string>();
	#changes: Partial<CodeFields> = $state.raw({});
	/** True while something typed is not saved. */
	readonly isDirty = $derived(Object.keys(this.#changes).length > 0);
	readonly #code: () => Code;
	readonly #keeper: CodeKeeper;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#release: (() => void) | null = null;
	#checking: Promise<void> = Promise.resolve();

	constructor(code: () => Code, keeper: CodeKeeper) {
		this.#code = code;
		this.#keeper = keeper;
	}

	/** A field as it stands in the form. */
	get<F extends Field>(field: F): CodeFields[F] {
		return (field in this.#changes ? this.#changes[field] : this.#code()[field]) as CodeFields[F];
	}

	/** Takes what was typed or chosen. */
	set<F extends Field>(field: F, value: CodeFields[F]): void {
		const { [field]: _, ...others } = this.#changes;
		const same = JSON.stringify(value) === JSON.stringify(this.#code()[field]);
		this.#changes = (same ? others : { ...others, [field]: value }) as Partial<CodeFields>;
		if (field === 'name') this.#check('name', this.get('name').trim() ? null : say('code.field.name.empty'));
		if (field === 'key') this.#checking = this.#checkKey(value as string | null);
		clearTimeout(this.#timer);
		if (this.isDirty) {
			this.#release ??= this.#keeper.hold(() => this.save());
			this.#timer = setTimeout(() => void this.save(), rest);
		} else this.#letGo();
	}

	/** Saves what can be saved; what is refused stays in the form with its reason. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		await this.#checking;
		const sent = Object.fromEntries(
			Object.entries(this.#changes).filter(([field]) => !this.refusals.has(field as Field))
		) as Partial<CodeFields>;
		if (!Object.keys(sent).length) return;
		if (sent.name !== undefined) sent.name = sent.name.trim();
		const before = this.#changes;
		if (!(await this.#keeper.save(sent))) return;
		const left = Object.entries(this.#changes).filter(
			([field, value]) => !(field in sent) || value !== before[field as Field]
		);
		this.#changes = Object.fromEntries(left) as Partial<CodeFields>;
		if (!left.length) this.#letGo();
	}

	/** Saves for the last time, and lets go of what was refused. */
	async end(): Promise<void> {
		await this.save();
		clearTimeout(this.#timer);
		this.#letGo();
	}

	/** Forgets what was refused, so that the saved value stands again. */
	giveUp(field: Field): void {
		if (!this.refusals.has(field)) return;
		this.refusals.delete(field);
		const { [field]: _, ...others } = this.#changes;
		this.#changes = others as Partial<CodeFields>;
		if (!this.isDirty) this.#letGo();
	}

	async #checkKey(key: string | null): Promise<void> {
		const refusal = await this.#keeper.refuseKey(key);
		if (this.get('key') === key) this.#check('key', refusal);
	}

	#check(field: Field, refusal: string | null): void {
		if (refusal) this.refusals.set(field, refusal);
		else this.refusals.delete(field);
	}

	#letGo(): void {
		this.#release?.();
		this.#release = null;
	}
}
