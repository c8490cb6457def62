import { loadWords } from '$lib/words/load.ts';
import { languages } from '$lib/words/say.ts';

/** What is saved here may be in another language than the window's. */
export const load = (): Promise<void> => loadWords(...languages);
