/** The keys of the recording that plays beside the text. */
import type { ActionId } from './actions.svelte.ts';
import { coding } from './coding.svelte.ts';
import { recording } from './recording.svelte.ts';

/** What the keys do while the document is tied to a recording. */
export function playerBindings(): Partial<Record<ActionId, () => void>> {
	return {
		'player.toggle': () => recording.toggle(),
		'player.here': () => recording.playFrom(coding.turn),
		'player.back': () => recording.skip(-1),
		'player.forward': () => recording.skip(1),
		'player.slower': () => recording.speed(-1),
		'player.faster': () => recording.speed(1),
		'turn.time': () => void recording.timeTurn()
	};
}
