/** Components that the first screen does without: fetched once it stands, or when they are wanted. */
import { withWords } from '../words/load.ts';
import { holdKeys } from './held-keys.ts';

/** How long the first screen has the machine for itself, in milliseconds. */
const firstScreen = 1000;

/**
 * A component of a file that is loaded by itself, undefined until it is there. `isWanted` says whether it should show:
 * then it is fetched at once, and keys pressed meanwhile are held for it if `takesKeys`. Called while a component is
 * set up.
 */
export function later<C>(
	load: () => Promise<{ default: C }>,
	isWanted: () => boolean,
	takesKeys: () => boolean = isWanted
): { readonly part: C | undefined } {
	let part = $state.raw<C>();
	let failed = $state(false);
	let loading: Promise<void> | undefined;
	const fetch = (): Promise<void> =>
		(loading ??= withWords(load()).then(
			(loaded) => void (part = loaded.default),
			(reason: unknown) => {
				failed = true;
				throw reason;
			}
		));
	$effect(() => {
		if (part || failed) return;
		if (!isWanted()) return whenIdle(() => void fetch());
		void fetch();
		return takesKeys() ? holdKeys() : undefined;
	});
	return {
		get part() {
			return part;
		}
	};
}

/** Does something after the first screen, when nothing else is to be done; gives what calls it off. */
function whenIdle(act: () => void): () => void {
	let idle = 0;
	const timer = setTimeout(() => {
		// Safari has no idle time to tell of.
		if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(act);
		else act();
	}, firstScreen);
	return () => {
		clearTimeout(timer);
		if (idle) cancelIdleCallback(idle);
	};
}
