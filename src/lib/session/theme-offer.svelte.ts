/** The coded passages of a code that are offered to a theme: those not in it, a page at a time, narrowed by words. */
import type { Guid } from '../core/records.ts';
import { sourceOf } from './board-cards.svelte.ts';
import { touchesCodings, Watch } from './watch.svelte.ts';

const page = 200;

export class ThemeOffer {
	/** The code whose passages are offered; null for none. */
	code: Guid | null = $state(null);
	/** What each passage's words hold; empty for all. */
	words = $derived.by(() => {
		void this.code;
		return '';
	});
	/** How many are read; begins anew with another code and other words. */
	#limit = $derived.by(() => {
		void [this.code, this.words];
		return page;
	});
	readonly #watch: Watch<'passages'>;
	/** Null until they are known. */
	readonly passages = $derived.by(
		() =>
			this.#watch.value?.passages.map(({ coding, quote, speaker, turn, document }) => {
				return { coding, quote, source: sourceOf(speaker, turn, document) };
			}) ?? null
	);
	/** How many there are, those not read yet among them. */
	readonly total = $derived.by(() => this.#watch.value?.total ?? 0);

	/** Made while a component is set up. */
	constructor(theme: Guid) {
		this.#watch = new Watch(
			'passages',
			() =>
				this.code
					? {
							codes: [this.code],
							...{ documents: null, coder: null, outsideTheme: theme, words: this.words.trim() },
							...{ limit: this.#limit, offset: 0 }
						}
					: null,
			(change) =>
				touchesCodings(change) ||
				[...change.added, ...change.removed].some(({ table }) => table === 'themeItem')
		);
	}

	/** Reads more of them. */
	more(): void {
		this.#limit += page;
	}
}
