/** A memo's title while it is typed: saved when the focus leaves it, on Enter and after two seconds of rest. */

/** What a draft needs from whoever keeps the memo. */
export type TitleKeeper = {
	readonly save: (title: string) => void | Promise<void>;
	/** Told when there is something unsaved, with how to save it, and (null) when there no longer is. */
	readonly draft: (save: (() => Promise<void>) | null) => void;
};

/** How long one rests before a title saves itself, ms. */
const rest = 2000;

export class TitleDraft {
	#typed: string | null = $state(null);
	readonly #saved: () => string;
	readonly #keeper: TitleKeeper;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(saved: () => string, keeper: TitleKeeper) {
		this.#saved = saved;
		this.#keeper = keeper;
	}

	/** The title as it stands in the field. */
	get value(): string {
		return this.#typed ?? this.#saved();
	}

	set value(title: string) {
		if (this.#typed === null) this.#keeper.draft(() => this.save());
		this.#typed = title;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), rest);
	}

	/** Saves what is typed. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		const typed = this.#typed;
		if (typed === null) return;
		await this.#keeper.save(typed.trim());
		if (this.#typed !== typed) return;
		this.#typed = null;
		this.#keeper.draft(null);
	}
}
