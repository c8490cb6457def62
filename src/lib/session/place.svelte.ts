/** Where the window stands, kept in the address's fragment so that it comes back and can be sent on. */

/** The parts of a place: project folder, document, offset in its text, selected coding, code, and what a page adds. */
export type PlaceKey =
	| 'project'
	| 'document'
	| 'at'
	| 'coding'
	| 'code'
	| 'view'
	| 'rule'
	| 'measure'
	| 'roll'
	| 'coder'
	| 'a'
	| 'b'
	| 'group'
	| 'memo'
	| 'language'
	| 'form'
	| 'kinds'
	| 'documents'
	| 'rows'
	| 'columns'
	| 'order'
	| 'case'
	| 'of'
	| 'tab'
	| 'cases'
	| 'where'
	| 'from'
	| 'to'
	| 'lead'
	| 'q'
	| 'way'
	| 'exact'
	| 'speakers'
	| 'side'
	| 'among'
	| 'queue'
	| 'set'
	| 'theme'
	| 'since'
	| 'until'
	| 'auto'
	| 'starred'
	| 'type'
	| 'target'
	| 'words'
	| 'sort'
	| 'turns'
	| 'short'
	| 'least'
	| 'most'
	| 'by'
	| 'test'
	| 'shape'
	| 'left'
	| 'right'
	| 'query'
	| 'sql'
	| 'base'
	| 'run'
	| 'threshold'
	| 'stop'
	| 'without'
	| 'shortest'
	| 'numbers'
	| 'top'
	| 'word'
	| 'pair';
/** What goes along from section to section: the project, and the groups in the filter. */
const lasting = [
	'project',
	'kinds',
	'documents',
	'cases',
	'where',
	'from',
	'to',
	'speakers',
	'lead'
] as const;
export type PlaceValues = Partial<Record<PlaceKey, string | null>>;

class Place {
	/** The parts that are set. */
	values: Readonly<Partial<Record<PlaceKey, string>>> = $state.raw({});

	constructor() {
		if (typeof location === 'undefined') return;
		this.values = parse(location.hash);
		addEventListener('hashchange', () => (this.values = parse(location.hash)));
	}

	/** Takes the place from the address anew, after a navigation that fires no hashchange. */
	read(): void {
		const next = parse(location.hash);
		if (fragment(next) !== fragment(this.values)) this.values = next;
	}

	/** Changes some parts without a new entry in the browser's history. A null takes a part away. */
	set(patch: PlaceValues): void {
		const next = merged(this.values, patch);
		if (fragment(next) === fragment(this.values)) return;
		this.values = next;
		history.replaceState(history.state, '', fragment(next) || location.pathname);
	}

	/** The fragment of this place with some parts changed; only what lasts is kept of the rest unless `keep`. */
	link(patch: PlaceValues, keep = false): string {
		const lasts = Object.fromEntries(
			lasting.flatMap((key) => (this.values[key] === undefined ? [] : [[key, this.values[key]]]))
		);
		return fragment(merged(keep ? this.values : lasts, patch));
	}
}

function merged(
	values: Readonly<Partial<Record<PlaceKey, string>>>,
	patch: PlaceValues
): Partial<Record<PlaceKey, string>> {
	const entries = Object.entries({ ...values, ...patch }).filter(
		([, value]) => value !== null && value !== undefined
	);
	return Object.fromEntries(entries) as Partial<Record<PlaceKey, string>>;
}

function parse(hash: string): Partial<Record<PlaceKey, string>> {
	return Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ''))) as Partial<Record<PlaceKey, string>>;
}

function fragment(values: Readonly<Partial<Record<PlaceKey, string>>>): string {
	const text = new URLSearchParams(values as Record<string, string>).toString();
	return text ? `#${text}` : '';
}

/** Where this window stands. */
export const place = new Place();
