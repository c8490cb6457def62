/** Where something that floats lies beside what it belongs to. Reads and sets the floating element, nothing else. */

/** What it lies beside, in px of the window; a point is an anchor without width and height. */
export type Anchor = { left: number; top: number; width: number; height: number };

export type Side = 'below' | 'above' | 'right';
export type Align = 'start' | 'center' | 'end';

const edge = 8;

/**
 * Puts `floating` (position: fixed, drawn already) on `side` of `anchor`, on the other side where that one has no
 * room, and always inside the window. `gap` in px.
 */
export function place(anchor: Anchor, floating: HTMLElement, side: Side, align: Align, gap = 4): void {
	const width = floating.offsetWidth;
	const height = floating.offsetHeight;
	const right = anchor.left + anchor.width;
	const bottom = anchor.top + anchor.height;
	let left: number;
	let top: number;
	if (side === 'right') {
		left = right + gap + width + edge > innerWidth ? anchor.left - gap - width : right + gap;
		top = anchor.top;
	} else {
		const free = { below: innerHeight - bottom - gap - edge, above: anchor.top - gap - edge };
		const other = side === 'below' ? 'above' : 'below';
		const chosen = free[side] < height && free[other] > free[side] ? other : side;
		top = chosen === 'below' ? bottom + gap : anchor.top - gap - height;
		left =
			align === 'start'
				? anchor.left
				: align === 'end'
					? right - width
					: anchor.left + (anchor.width - width) / 2;
	}
	floating.style.left = `${within(left, innerWidth - width)}px`;
	floating.style.top = `${within(top, innerHeight - height)}px`;
}

function within(at: number, last: number): number {
	return Math.max(edge, Math.min(at, last - edge));
}
