/** Who has come how far with which document, inside the group filter, and what is done about it. */
import type { Change } from '../core/change.ts';
import { folded } from '../core/folded.ts';
import { nextColor } from '../core/palette.ts';
import type { AssignmentState, Coder, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { told } from './passage-deeds.ts';
import { LongWork } from './long-work.svelte.ts';
import { session } from './project.svelte.ts';
import { touchesCodings, Watch } from './watch.svelte.ts';

export class ProgressBoard {
	/** The coder of this device, whose states can be set. */
	readonly own: Guid | null = $derived(device.settings.coder?.guid ?? null);
	/** Oneself first, known to the project or not, then the others as they came. */
	readonly coders: readonly Coder[] = $derived.by(() => {
		const known = session().rows?.coders ?? [];
		const { coder } = device.settings;
		if (!coder) return known;
		const others = known.filter(({ guid }) => guid !== coder.guid);
		return [session().codersByGuid.get(coder.guid) ?? coder, ...others];
	});
	readonly #watch: Watch<'progress'>;
	/** The newest answer, null before the first. */
	readonly value = $derived.by(() => this.#watch.value);

	/** Made while a component is set up. */
	constructor() {
		this.#watch = new Watch('progress', () => ({ documents: groupFilter.documents }), touchesProgress);
	}

	/** Sets one's own state of a document; null takes the assignment away. */
	async setState(document: Guid, state: AssignmentState | null): Promise<void> {
		const { own } = this;
		if (state) await told({ type: 'assignment.set', guid: crypto.randomUUID(), document, state });
		else if (own) await this.unassign([own], [document]);
	}

	/** Gives every one of the documents to every one of the coders; those who have one keep their state. */
	async assign(coders: readonly Guid[], documents: readonly Guid[]): Promise<void> {
		const pairs = { coders: [...coders], documents: [...documents] };
		await told({ type: 'assignment.assign', ...pairs }, say('progress.allAssigned'));
	}

	/** Takes every one of the documents from every one of the coders; what they coded stays. */
	async unassign(coders: readonly Guid[], documents: readonly Guid[]): Promise<void> {
		const pairs = { coders: [...coders], documents: [...documents] };
		await told({ type: 'assignment.remove', ...pairs }, say('progress.noneAssigned'));
	}

	/** The others of whom some may be oneself or each other: everybody in the project but oneself. */
	readonly others: readonly Coder[] = $derived(
		(session().rows?.coders ?? []).filter(({ guid }) => guid !== this.own)
	);

	/** What a coder would hand over: coded passages, and documents assigned. */
	heldBy(coder: Guid): { passages: number; documents: number } {
		const { codeCounts, rows } = session();
		const counts = [...codeCounts.values()].map((byCoder) => byCoder.get(coder) ?? 0);
		return {
			passages: counts.reduce((sum, count) => sum + count, 0),
			documents: (rows?.assignments ?? []).filter((row) => row.coder === coder).length
		};
	}

	/** Makes one coder of two; true when it was done. */
	async join(from: Guid, into: Guid): Promise<boolean> {
		return told({ type: 'coder.merge', from, into });
	}

	/** The looking through of documents for what their coders agree on; cancelled, nothing is taken in. */
	readonly filling = new LongWork();

	/** Takes into the consensus what the coders of documents agree on: all of them, or any two; one at a time. True when it was done. */
	async fillConsensus(documents: readonly Guid[], least: 'all' | 'two'): Promise<boolean> {
		if (this.filling.isOn) return false;
		const asked = { documents: [...documents], least, called: say('consensus.name') };
		const order = { type: 'consensus.fill', ...asked } as const;
		return this.filling.give(order, say('progress.consensus.filling'), say('progress.consensus.nothing'));
	}

	/** Adds a coder by name; gives why not where somebody is called that already, or null. */
	async addCoder(name: string): Promise<string | null> {
		const { coders } = this;
		if (coders.some((coder) => folded(coder.name) === folded(name))) return say('progress.known', { name });
		const color = nextColor(coders.map((coder) => coder.color));
		const added = await told({ type: 'coder.add', coders: [{ guid: crypto.randomUUID(), name, color }] });
		return added ? null : say('progress.notAdded', { name });
	}
}

function touchesProgress(change: Change): boolean {
	return (
		touchesCodings(change) ||
		[...change.added, ...change.updated, ...change.removed].some(({ table }) => table === 'assignment')
	);
}
