/** The press of a button that opens a panel, which a press outside of it closes. */

/** What is spread over such a button. */
export type Opener = { onpointerdown: () => void; onclick: (event: MouseEvent) => void };

/**
 * Opens by `show`. A press on the button of an open panel closes it by itself, since it is outside of it; the click that
 * ends that press must not open it again.
 */
export function opener(isOpen: () => boolean, show: () => void): Opener {
	let closing = false;
	return {
		onpointerdown: () => (closing = isOpen()),
		onclick: ({ detail }) => {
			// A click by key comes without a press before it.
			const closes = closing && detail > 0;
			closing = false;
			if (!closes) show();
		}
	};
}
