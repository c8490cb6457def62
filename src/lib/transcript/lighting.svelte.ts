/** What is lit in the text: the passage under the pointer, and what is selected wherever the focus is. */
import { Lights } from './highlights.ts';
import type { Range } from './positions.ts';

/** What Lighting works on. */
export type LightingHost = {
	/** Where a passage stands. */
	readonly passage: (guid: string) => Range | undefined;
	/** What is selected, or dragged to. */
	readonly selection: () => Range | null;
	/** A range of the document in the page; null where that is not drawn. */
	readonly inPage: (range: Range) => globalThis.Range | null;
	/** Another passage, or none, lies under the pointer. */
	readonly onhover: (guid: string | null) => void;
};

export class Lighting {
	/** The passage under the pointer. */
	hovered = $state.raw<string | null>(null);
	readonly #host: LightingHost;
	readonly #lights = new Lights();

	constructor(host: LightingHost) {
		this.#host = host;
	}

	/** Lights a passage and its stripe; null lights none. */
	hover(guid: string | null): void {
		if (guid === this.hovered) return;
		this.hovered = guid;
		this.hoverAgain();
		this.#host.onhover(guid);
	}

	/** Lights what is hovered where it stands now. */
	hoverAgain(): void {
		this.#light('transcript-hover', this.#host.passage(this.hovered ?? '') ?? null);
	}

	/** Lights what is selected now. */
	select(): void {
		this.#light('transcript-pending', this.#host.selection());
	}

	/** Puts all out. */
	clear(): void {
		this.#lights.clear();
	}

	#light(name: Parameters<Lights['light']>[0], range: Range | null): void {
		this.#lights.light(name, range && this.#host.inPage(range));
	}
}
