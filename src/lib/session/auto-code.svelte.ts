/** Auto-coding: the passages around what was found, which of them are ticked, and the one command that codes them. */
import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Range } from '../core/anchors.ts';
import type { Code, Guid } from '../core/records.ts';
import type { AutoUnit } from '../core/search/places.ts';
import type { QueryResult } from '../storage/protocol.ts';
import { say } from '../words/say.ts';
import { newCode } from './coding.svelte.ts';
import { device } from './device.svelte.ts';
import { LongWork } from './long-work.svelte.ts';
import { session } from './project.svelte.ts';
import { mostHits } from './search.svelte.ts';

/** A passage that would be coded. */
export type ShownPlace = QueryResult<'autoPlaces'>[number];

type Hit = Range & { readonly document: Guid };

/** What a search or a query found: hits in the order of documents and of their texts, of so many in all. */
export type FoundHits = {
	readonly hits: readonly Hit[];
	readonly total: number;
	/** True while more may come. */
	readonly running: boolean;
};

/** Hits whose passages are asked for at once; those of one document come together. */
const helping = 400;

export class AutoCode {
	unit: AutoUnit = $state('match');
	/** The code that is in the project already. */
	#code: Guid | null = $state(null);
	/** A code that is made with the passages. */
	#made: Code | null = $state.raw(null);
	/** The passages, in the order of the hits. */
	places: readonly ShownPlace[] = $state.raw([]);
	/** True while passages are being gathered or coded. */
	busy = $state(false);
	/** The coding of thousands; cancelled, none of them is coded. */
	readonly work = new LongWork();
	/** The passages that are not to be coded. */
	readonly #off = new SvelteSet<string>();
	#asked = 0;
	readonly #found: FoundHits;

	/** The code that is applied, or null. */
	readonly code = $derived(session().codesByGuid.get(this.#code ?? '') ?? this.#made);
	/** Too many hits to look through one by one. */
	readonly isTooMany = $derived.by(() => this.#found.total > mostHits);
	readonly chosen = $derived(this.places.filter((place) => this.isOn(place)));

	/** Made while a component is set up; `found` is watched. */
	constructor(found: FoundHits) {
		this.#found = found;
		$effect(() => {
			const { hits, running } = found;
			const code = this.#made ? null : this.#code;
			// Anew with every edit: what is coded already is told.
			void session().sequence;
			if (running || this.isTooMany) this.#forget();
			else void this.#gather(hits, this.unit, code);
		});
		$effect(() => {
			void [found.hits, this.unit];
			untrack(() => this.#off.clear());
		});
	}

	/** Whether a passage is to be coded: not one that is already, nor one that was ticked off. */
	isOn(one: ShownPlace): boolean {
		return !one.coded && !this.#off.has(keyOf(one));
	}

	/** Ticks a passage, or takes the tick away. */
	tick(one: ShownPlace, on: boolean): void {
		if (on) this.#off.delete(keyOf(one));
		else this.#off.add(keyOf(one));
	}

	/** Ticks all, or none. */
	tickAll(on: boolean): void {
		this.#off.clear();
		if (!on) for (const one of this.places) this.#off.add(keyOf(one));
	}

	/** Chooses a code. */
	choose(code: Guid): void {
		this.#made = null;
		this.#code = code;
	}

	/** Names a code that is made when the passages are coded, under `parent` or as a category. */
	make(name: string, parent: Guid | null): void {
		this.#code = null;
		this.#made = newCode(name, parent);
	}

	/** Codes the ticked passages in one step, and says so. */
	async run(): Promise<void> {
		const { code, chosen } = this;
		const coder = device.settings.coder;
		if (!code || !coder || !chosen.length) return;
		this.busy = true;
		const codings = chosen.map(({ document, start, end }) => {
			return { guid: crypto.randomUUID(), document, start, end, code: code.guid, coder: coder.guid };
		});
		const order = { type: 'coding.add', codings, newCode: this.#made, auto: true } as const;
		const done = await this.work
			.give(order, say('auto.coding', { code: code.name }))
			.finally(() => (this.busy = false));
		if (!done) return;
		if (this.#made) this.choose(code.guid);
	}

	/** Why nothing can be coded now; undefined where it can. */
	readonly reason = $derived.by(() => {
		if (this.isTooMany) return say('auto.tooMany', { n: mostHits });
		if (!this.code) return say('auto.noCode');
		return this.chosen.length ? undefined : say('auto.none');
	});

	async #gather(hits: readonly Hit[], unit: AutoUnit, code: Guid | null): Promise<void> {
		const id = ++this.#asked;
		const coder = device.settings.coder?.guid ?? '';
		const places: ShownPlace[] = [];
		this.busy = true;
		try {
			for (const some of byDocument(hits)) {
				const found = await session().query('autoPlaces', { hits: some, unit, code, coder });
				if (id !== this.#asked) return;
				for (const one of found) places.push(one);
			}
			this.places = places;
		} catch {
			// The project was closed meanwhile; there is nothing left to show.
		}
		this.busy = false;
	}

	#forget(): void {
		this.#asked++;
		this.places = [];
		this.busy = false;
	}
}

/** Tells one passage from another. */
export const keyOf = ({ document, start, end }: ShownPlace): string => `${document} ${start} ${end}`;

/** The hits of each document together, in lists of some hundreds. */
function byDocument(hits: readonly Hit[]): { document: Guid; ranges: Range[] }[][] {
	const lists: { document: Guid; ranges: Range[] }[][] = [];
	let room = 0;
	let last: { document: Guid; ranges: Range[] } | undefined;
	for (const { document, start, end } of hits) {
		if (last?.document !== document) {
			last = { document, ranges: [] };
			if (room <= 0) {
				lists.push([]);
				room = helping;
			}
			lists.at(-1)?.push(last);
		}
		last.ranges.push({ start, end });
		room--;
	}
	return lists;
}
