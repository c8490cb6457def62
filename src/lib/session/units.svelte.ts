/** The coding units of the document that is read: how it is divided for content analysis, and coding it unit by unit. */
import type { Guid } from '../core/records.ts';
import type { Division } from '../core/unit-division.ts';
import { say } from '../words/say.ts';
import { coding, trimmed, type Span } from './coding.svelte.ts';
import { device } from './device.svelte.ts';
import { told } from './passage-deeds.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

/** A unit as it is listed. */
export type ListedUnit = Span & {
	readonly guid: Guid;
	/** From 1. */
	readonly number: number;
	readonly text: string;
	readonly speaker: string;
	/** The colours of one's own codes in it. */
	readonly colors: readonly string[];
};

export class CodingUnits {
	readonly #document: () => Guid | null;
	readonly #watch = new Watch(
		'codingUnits',
		() => {
			const document = this.#document();
			return document ? { document, coder: null } : null;
		},
		// What is coded is looked up here: a list of units need not be read anew with each passage.
		({ added, updated, removed }) =>
			[...added, ...updated, ...removed].some(({ table }) => table === 'codingUnit' || table === 'turn')
	);

	/** Made while a component is set up; `document` names the one that is read, null to ask nothing. */
	constructor(document: () => Guid | null) {
		this.#document = document;
	}

	/** True once they are settled. */
	get locked(): boolean {
		return session().documentsByGuid.get(this.#document() ?? '')?.unitsLocked ?? false;
	}

	/** In the order of the text, with what one has coded in each. */
	readonly list = $derived.by((): ListedUnit[] => {
		const { document, codesByGuid } = session();
		const coder = device.settings.coder?.guid;
		const own = (document?.codings ?? [])
			.filter((one) => one.coder === coder && !one.orphan && one.start !== null)
			.sort((a, b) => (a.start as number) - (b.start as number));
		let from = 0;
		return (this.#watch.value?.units ?? []).map(({ guid, number, start, end, text, speaker }) => {
			// What ended before this unit meets none that follow, unless a longer one began before it.
			while (from < own.length && (own[from]!.end as number) <= start) from++;
			const colors = new Set<string>();
			for (let i = from; i < own.length && (own[i]!.start as number) < end; i++)
				if ((own[i]!.end as number) > start) colors.add(codesByGuid.get(own[i]!.code)?.color ?? '');
			return { guid, number, start, end, text, speaker: speaker ?? '', colors: [...colors] };
		});
	});

	/** Where each begins. */
	readonly starts: readonly number[] = $derived((this.#watch.value?.units ?? []).map(({ start }) => start));

	/** How many hold a coded passage of one's own. */
	readonly coded = $derived(this.list.filter(({ colors }) => colors.length).length);

	/** The unit in which an offset lies, else the last before it; −1 before the first. */
	at(offset: number): number {
		return this.list.findLastIndex(({ start }) => start <= offset);
	}

	/** The range of the next (1) or previous (−1) unit from an offset, or of the next that one has not coded; null, and said, where there is none. */
	step(offset: number, by: 1 | -1, uncoded = false): Span | null {
		const { list } = this;
		if (!list.length) {
			session().tell(say('units.none'), 'warn');
			return null;
		}
		const here = this.at(offset);
		const wanted = ({ colors }: ListedUnit): boolean => !uncoded || !colors.length;
		const found =
			by > 0 ? list.slice(here + 1).find(wanted) : list.slice(0, Math.max(here, 0)).findLast(wanted);
		if (!found) session().tell(say(uncoded ? 'units.allCoded' : by > 0 ? 'units.last' : 'units.first'));
		return found ? trimmed(coding.text, found.start, found.end) : null;
	}

	/** Divides the document anew. */
	async divide(by: Division, facilitators: 'in' | 'out'): Promise<void> {
		const document = this.#document();
		if (document) await told({ type: 'units.divide', document, seed: crypto.randomUUID(), by, facilitators });
	}

	/** Parts the unit in which an offset lies; the second one begins there. */
	async split(offset: number): Promise<void> {
		const start = offset + coding.text.slice(offset).search(/\S|$/);
		const unit = this.list.find((one) => one.start < start && start < one.end);
		if (!unit) return session().tell(say('units.split.nowhere'), 'warn');
		await told({ type: 'units.split', guid: unit.guid, at: start, second: crypto.randomUUID() });
	}

	/** Joins the unit at an offset and the one after it. */
	async join(offset: number): Promise<void> {
		const unit = this.list[this.at(offset)];
		if (unit) await told({ type: 'units.join', guid: unit.guid });
	}

	/** Settles the units, lets them be changed again, or does away with them. */
	async set(what: 'lock' | 'unlock' | 'clear'): Promise<void> {
		const document = this.#document();
		if (document) await told({ type: `units.${what}`, document });
	}
}
