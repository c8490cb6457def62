/** What coders agree on: who holds it, whether there is anything to agree on, and how passages come there. */
import type { Coder, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { told } from './passage-deeds.ts';
import { session } from './project.svelte.ts';

class Consensus {
	/** The GUID of the coder who holds it, whether there is one yet or not. */
	readonly guid: Guid | null = $derived(session().rows?.consensus ?? null);
	/** The coder who holds it; null before anything was agreed on. */
	readonly coder: Coder | null = $derived(session().codersByGuid.get(this.guid ?? '') ?? null);
	/** True where two people or more have coded. */
	readonly isOffered: boolean = $derived.by(() => {
		const people = new Set<Guid>();
		for (const counts of session().codeCounts.values())
			for (const [coder, count] of counts) if (count > 0 && coder !== this.guid) people.add(coder);
		return people.size > 1;
	});

	/** Takes coded passages into the consensus; true when it was done. Whoever codes alone is told that there is none. */
	async add(codings: readonly Guid[]): Promise<boolean> {
		if (!this.isOffered) {
			session().tell(say('consensus.alone'), 'warn');
			return false;
		}
		const asked = { codings: [...codings], called: say('consensus.name') };
		return told({ type: 'consensus.add', ...asked }, say('consensus.known', { n: codings.length }));
	}
}

/** The one of the open project. */
export const consensus = new Consensus();
