/** Putting the focus where it belongs although that is not there yet. */

/** How long it is waited for, in milliseconds. */
const patience = 10_000;

/**
 * Focuses the first element that `selector` names within another one, now or as soon as it is there, unless the focus
 * has gone elsewhere meanwhile.
 */
export function focusOnceThere(within: Element, selector: string): void {
	const before = document.activeElement;
	const look = (): boolean => {
		const found = within.querySelector<HTMLElement>(selector);
		if (found && document.activeElement === before) found.focus();
		return found !== null;
	};
	if (look()) return;
	const observer = new MutationObserver(() => {
		if (look()) stop();
	});
	const stop = (): void => {
		observer.disconnect();
		clearTimeout(timer);
	};
	const timer = setTimeout(stop, patience);
	observer.observe(within, { childList: true, subtree: true });
}
