/** Keys that are changed on this device: which an action has now, and giving it another one. */
import { say } from '../words/say.ts';
import { actions, asRead, keyOf, keysOf, type ActionId } from './actions.svelte.ts';
import { device } from './device.svelte.ts';
import { keyRefusal, type KeyRefusal } from './key-rules.ts';

/** The key that is shown for an action by its id; undefined for a name that is none. */
export function shownKey(id: string): string | undefined {
	const action = actions.find((one) => one.id === id);
	return action && keysOf(action)[0];
}

/** True for an action whose keys were changed here. */
export const isChanged = (id: ActionId): boolean => id in device.settings.keys;

/**
 * Gives an action the key that was pressed, in place of the first it has. Gives 'wait' for Ctrl, Shift and the like alone,
 * null once it is done, or the sentence why it can't be done.
 */
export function changeKey(id: ActionId, event: KeyboardEvent): 'wait' | string | null {
	if (/^(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/.test(event.key)) return 'wait';
	const key = keyOf(event);
	const all = actions.map((action) => ({ id: action.id, keys: keysOf(action), own: action.keys }));
	const refused = keyRefusal(key, id, all);
	if (refused) return sentence(refused);
	const before = all.find((action) => action.id === id)?.keys ?? [];
	const keys = [key, ...before.slice(1).filter((other) => other !== key)];
	device.set({ keys: { ...device.settings.keys, [id]: asRead(id, keys) } });
	return null;
}

/** Gives an action its own keys again; every action where none is named. */
export function resetKeys(id?: ActionId): void {
	if (!id) return device.set({ keys: {} });
	const { [id]: _, ...others } = device.settings.keys;
	device.set({ keys: others });
}

function sentence(refused: KeyRefusal): string {
	if (refused.type === 'letter') return say('keys.refused.letter', { left: refused.left.join(' ') });
	if (refused.type !== 'taken') return say(`keys.refused.${refused.type}`);
	const label = actions.find(({ id }) => id === refused.by)?.label;
	return say('keys.refused.taken', { action: label ? say(label) : '' });
}
