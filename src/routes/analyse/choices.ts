/** Choices that a figure offers, as parts of the address. */
import { place, type PlaceKey } from '$lib/session/place.svelte.ts';

type Choice = string | number | boolean | null | { readonly guid: string };

/** The parts of the address whose name differs from the choice's. */
const keys: Readonly<Record<string, PlaceKey>> = { rollUp: 'roll', passShort: 'short' };

/** Keeps choices in the address: a yes as 1, a no not at all, a row by its GUID. */
export function choose(choices: Readonly<Record<string, Choice>>): void {
	const entries = Object.entries(choices).map(([name, choice]) => [keys[name] ?? name, inAddress(choice)]);
	place.set(Object.fromEntries(entries));
}

function inAddress(choice: Choice): string | null {
	if (choice === false || choice === null) return null;
	if (typeof choice === 'object') return choice.guid;
	return choice === true ? '1' : String(choice);
}
