/** Words at the beginning of a line. */
import { spokenLanguage } from './say.ts';

/** `text` with a capital first letter, as a heading or a line of its own begins. */
export const capital = (text: string): string =>
	text.charAt(0).toLocaleUpperCase(spokenLanguage()) + text.slice(1);
