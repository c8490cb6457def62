import { device } from '$lib/session/device.svelte.ts';
import { loadFirstWords, loadWords } from '$lib/words/load.ts';

export const ssr = false;
export const prerender = true;
export const trailingSlash = 'always';

/** Nothing is shown before it can be said. On the Code page the rest of the words follows. */
export const load = ({ route }: { route: { id: string | null } }): Promise<void> =>
	(route.id === '/code' ? loadFirstWords : loadWords)(device.settings.language);
