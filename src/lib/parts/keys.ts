/** How a key combination is shown to people and told to assistive technology. Knows nothing of what it does. */
import { say } from '../words/say.ts';

const named: Record<string, string> = {
	Shift: 'parts.key.shift',
	Enter: 'parts.key.enter',
	Space: 'parts.key.space',
	Tab: 'parts.key.tab',
	Escape: 'parts.key.escape',
	Delete: 'parts.key.delete',
	Backspace: 'parts.key.backspace'
};
const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/**
 * The words for a combination such as `Mod+Shift+Z`, `Alt+ArrowUp` or `c`: parts joined by `+`, `Mod` being Ctrl, or
 * Cmd on a Mac. A lone `+` is the plus key.
 */
export function keyWords(keys: string): string {
	return parts(keys)
		.map((part) => {
			if (part === 'Mod') return isMac() ? '⌘' : 'Ctrl';
			const key = named[part];
			return key ? say(key) : (signs[part] ?? (part.length > 1 ? part : shown(part, keys)));
		})
		.join(' ');
}

/** The same combination in the form of `aria-keyshortcuts`. */
export function ariaKeys(keys: string): string {
	return parts(keys)
		.map((part) => (part === 'Mod' ? (isMac() ? 'Meta' : 'Control') : part === 'Ctrl' ? 'Control' : part))
		.join('+');
}

/** A letter alone is shown as it is typed; beside Ctrl or Alt as it stands on the key cap. */
function shown(part: string, keys: string): string {
	return keys.includes('+') && keys !== '+' ? part.toUpperCase() : part;
}

function parts(keys: string): string[] {
	return keys === '+' ? ['+'] : keys.split('+');
}

function isMac(): boolean {
	return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);
}
