/** The coded passages as the text and its margin draw them: where they stand with what is being typed, and in which lanes. */
import type { LiveTurns } from './draft.ts';
import { assignGroupLanes, assignLanes, inReadingOrder } from './lanes.ts';
import { byGuid, moveAll, place, type Placed } from './placed.ts';
import type { TranscriptProps } from './props.ts';

/** Lanes drawn in the margin; what lies deeper is listed. */
const mostLanes = 6;
const mostGroupLanes = 10;

export class Passages {
	readonly #props: () => TranscriptProps;
	/** The turns with what is being typed into them; null where nothing is. */
	readonly #live: () => LiveTurns | null;
	// One step each: a parent that hands on the same arrays anew has nothing placed again.
	readonly #codings = $derived.by(() => this.#props().codings);
	readonly #codes = $derived.by(() => this.#props().codes);
	readonly #coders = $derived.by(() => this.#props().coders);
	readonly #stored = $derived.by(() => place(this.#codings, this.#codes, this.#coders));
	readonly placed = $derived.by(() => {
		const live = this.#live();
		return live ? moveAll(this.#stored, live.splices) : this.#stored;
	});
	readonly byGuid = $derived.by(() => byGuid(this.placed));
	/** By where they begin, the longest first. */
	readonly ordered = $derived.by(() => this.placed.toSorted(inReadingOrder));
	readonly #grouping = $derived.by(() => this.#props().lanes ?? 'fit');
	/** The lane of each, from 0 beside the text. */
	readonly lanes = $derived.by(() => {
		const by = this.#grouping;
		// Names alone may be shared: those of one name still are groups of their own.
		if (by === 'code') return assignGroupLanes(this.placed, ({ name, code }) => `${name} ${code}`);
		if (by === 'coder') return assignGroupLanes(this.placed, ({ coder }) => coder);
		return assignLanes(this.placed);
	});

	constructor(props: () => TranscriptProps, live: () => LiveTurns | null) {
		this.#props = props;
		this.#live = live;
	}

	/** How many lanes are drawn. */
	get mostLanes(): number {
		return this.#grouping === 'fit' ? mostLanes : mostGroupLanes;
	}

	/** The one that is selected. */
	get selected(): Placed | undefined {
		return this.byGuid.get(this.#props().selected ?? '');
	}
}
