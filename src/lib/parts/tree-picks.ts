/** Several rows picked at once: by Ctrl or Shift and a click or an arrow, or all of them. Draws nothing. */

/** What is picked, and the row from which a range reaches. */
export type Picks = { readonly ids: ReadonlySet<string>; readonly anchor: string | null };

/** Nothing picked. */
export const noPicks: Picks = { ids: new Set(), anchor: null };

/** One row more, or one fewer. Where nothing was picked, `current` counts as picked. */
export function toggled(picks: Picks, id: string, current: string | null): Picks {
	const ids = new Set(picks.ids.size || current === null ? picks.ids : [current]);
	if (!ids.delete(id)) ids.add(id);
	return { ids, anchor: id };
}

/** The rows between the anchor and `id`, both included, in `order`; where there is no anchor, from `current`. */
export function reaching(order: readonly string[], picks: Picks, id: string, current: string | null): Picks {
	const anchor = [picks.anchor, current].find((one) => one !== null && order.includes(one)) ?? id;
	const [from, to] = [order.indexOf(anchor), order.indexOf(id)].toSorted((a, b) => a - b) as [number, number];
	return { ids: new Set(order.slice(from, to + 1)), anchor };
}

/** Every row, with a range reaching from `id`. */
export function every(order: readonly string[], id: string): Picks {
	return { ids: new Set(order), anchor: id };
}
