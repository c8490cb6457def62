/** The analyses there are, in groups, in the order in which they are offered. Each loads when it is chosen. */
import type { View } from './stage.svelte.ts';

type Entry = {
	readonly id: string;
	readonly load: () => Promise<{ default: View }>;
	/** It asks of the whole project, whatever is filtered elsewhere. */
	readonly isUnfiltered?: true;
	/** It has something to tell before anything is coded: of texts, of who speaks, of cases. */
	readonly isBeyondCodes?: true;
};

export const groups = [
	{
		title: 'analyse.group.codes',
		views: [
			{ id: 'frequencies', load: () => import('./Frequencies.svelte') },
			{ id: 'cooccurrence', load: () => import('./Cooccurrence.svelte') },
			{ id: 'groups', load: () => import('./Groups.svelte') },
			{ id: 'sequence', load: () => import('./Sequence.svelte') },
			{ id: 'compare', load: () => import('./Compare.svelte') },
			{ id: 'time', load: () => import('./Time.svelte') }
		]
	},
	{
		title: 'analyse.group.passages',
		views: [{ id: 'query', isBeyondCodes: true, load: () => import('./Query.svelte') }]
	},
	{
		title: 'analyse.group.words',
		views: [{ id: 'words', isBeyondCodes: true, load: () => import('./Words.svelte') }]
	},
	{
		title: 'analyse.group.documents',
		views: [{ id: 'portrait', isBeyondCodes: true, load: () => import('./Portrait.svelte') }]
	},
	{
		title: 'analyse.group.cases',
		views: [{ id: 'grid', isBeyondCodes: true, load: () => import('./Grid.svelte') }]
	},
	{
		title: 'analyse.group.tools',
		views: [{ id: 'sql', isUnfiltered: true, isBeyondCodes: true, load: () => import('./Sql.svelte') }]
	}
] as const satisfies readonly { readonly title: string; readonly views: readonly Entry[] }[];

/** A view by the name that the address has for it. */
export type ViewId = (typeof groups)[number]['views'][number]['id'];

/** The view that is shown before one is chosen. */
export const firstView: ViewId = 'cooccurrence';

const entries: readonly Entry[] = groups.flatMap<Entry>(({ views }) => views);

/** The names of all views. */
export const viewIds = entries.map(({ id }) => id) as readonly ViewId[];

const entryOf = (id: ViewId): Entry => entries.find((one) => one.id === id) as Entry;

/** Whether the filter holds for a view. */
export const isFiltered = (id: ViewId): boolean => !entryOf(id).isUnfiltered;

/** Whether a view counts coded passages alone, so that it is empty without any. */
export const isOfCodes = (id: ViewId): boolean => !entryOf(id).isBeyondCodes;

/** Loads the component of a view. */
export async function loadView(id: ViewId): Promise<View> {
	return (await entryOf(id).load()).default;
}
