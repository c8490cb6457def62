/** Keys that are pressed while what is to take them is still on its way. */
import { tick } from 'svelte';

/** Keeps the keys that are pressed from now on; gives what hands them to whatever has the focus by then. */
export function holdKeys(): () => void {
	const held: KeyboardEvent[] = [];
	const hold = (event: KeyboardEvent): void => {
		event.preventDefault();
		event.stopImmediatePropagation();
		held.push(event);
	};
	addEventListener('keydown', hold, { capture: true });
	return () => {
		removeEventListener('keydown', hold, { capture: true });
		void tick().then(() => held.forEach(press));
	};
}

/** Presses a key again: what listens hears it, and a field takes the letter that nobody took. */
function press(event: KeyboardEvent): void {
	const target = document.activeElement ?? document.body;
	if (!target.dispatchEvent(new KeyboardEvent('keydown', event))) return;
	const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
	const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
	if (!isLetter || !isField || target.selectionStart === null) return;
	target.setRangeText(event.key, target.selectionStart, target.selectionEnd ?? target.selectionStart, 'end');
	target.dispatchEvent(new InputEvent('input', { bubbles: true, data: event.key, inputType: 'insertText' }));
}
