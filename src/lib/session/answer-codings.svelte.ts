/** The coded passages of a questionnaire by the answer that they touch, kept in step with every change at the cost of what it changes. */
import { SvelteMap } from 'svelte/reactivity';
import type { Change } from '../core/change.ts';
import type { Coding, Guid } from '../core/records.ts';

type Place = { readonly turn: Guid; readonly start: number; readonly end: number };
type Grid = {
	readonly respondents: readonly {
		readonly answers: readonly (readonly (Place & { readonly document: Guid })[])[];
	}[];
};

const none: readonly Coding[] = [];

export class AnswerCodings {
	readonly #byTurn = new SvelteMap<Guid, readonly Coding[]>();
	#known = new Map<Guid, Coding>();
	/** The answers of each document, in the order of its text. */
	#places = new Map<Guid, Place[]>();

	/** The codings that touch an answer, in the order of the text. */
	of(turn: Guid): readonly Coding[] {
		return this.#byTurn.get(turn) ?? none;
	}

	/** Takes the answers as they stand now. */
	place({ respondents }: Grid): void {
		this.#places = new Map();
		for (const { answers } of respondents)
			for (const parts of answers)
				for (const { document, turn, start, end } of parts) {
					const places = this.#places.get(document);
					if (places) places.push({ turn, start, end });
					else this.#places.set(document, [{ turn, start, end }]);
				}
		for (const places of this.#places.values()) places.sort((a, b) => a.start - b.start);
		this.#spread();
	}

	/** Takes the codings anew. */
	load(codings: readonly Coding[]): void {
		this.#known = new Map(codings.map((coding) => [coding.guid, coding]));
		this.#spread();
	}

	/** Takes over what a change does to the codings of a coder. */
	take({ added, updated, removed }: Change, coder: Guid): void {
		for (const { table, row } of removed) if (table === 'coding') this.#remove(row.guid);
		for (const { table, guid, after } of updated) {
			const before = table === 'coding' ? this.#known.get(guid) : undefined;
			if (!before) continue;
			this.#remove(guid);
			this.#add({ ...before, ...(after as Partial<Coding>) }, coder);
		}
		for (const { table, row } of added) if (table === 'coding') this.#add(row, coder);
	}

	#add(coding: Coding, coder: Guid): void {
		if (
			coding.coder !== coder ||
			coding.orphan ||
			coding.start === null ||
			!this.#places.has(coding.document)
		)
			return;
		this.#known.set(coding.guid, coding);
		for (const turn of this.#touched(coding)) {
			const list = [...this.of(turn), coding];
			this.#byTurn.set(turn, list.sort(inText));
		}
	}

	#remove(guid: Guid): void {
		const coding = this.#known.get(guid);
		if (!coding) return;
		this.#known.delete(guid);
		for (const turn of this.#touched(coding))
			this.#byTurn.set(
				turn,
				this.of(turn).filter((one) => one.guid !== guid)
			);
	}

	#spread(): void {
		const byTurn = new Map<Guid, Coding[]>();
		for (const coding of this.#known.values())
			for (const turn of this.#touched(coding)) {
				const list = byTurn.get(turn);
				if (list) list.push(coding);
				else byTurn.set(turn, [coding]);
			}
		for (const turn of this.#byTurn.keys()) if (!byTurn.has(turn)) this.#byTurn.delete(turn);
		for (const [turn, list] of byTurn) this.#byTurn.set(turn, list.sort(inText));
	}

	/** The answers that share a character with a coding, by halving. */
	#touched({ document, start, end }: Coding): Guid[] {
		const places = this.#places.get(document) ?? [];
		if (start === null || end === null) return [];
		let low = 0;
		let high = places.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (places[middle]!.end <= start) low = middle + 1;
			else high = middle;
		}
		const found: Guid[] = [];
		for (let at = low; at < places.length && places[at]!.start < end; at++) found.push(places[at]!.turn);
		return found;
	}
}

const inText = (a: Coding, b: Coding): number =>
	(a.start as number) - (b.start as number) || (b.end as number) - (a.end as number);
