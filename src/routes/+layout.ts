import { device } from '$lib/session/device.svelte.ts';
import { loadWords } from '$lib/words/load.ts';

export const ssr = false;
export const prerender = true;
export const trailingSlash = 'always';

/** Nothing is shown before it can be said. */
export const load = (): Promise<void> => loadWords(device.settings.language);
