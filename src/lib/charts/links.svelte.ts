/** What charts of links between codes share: which link has the focus, which code is looked for, and the keys. */
import { say } from '../words/say.ts';
import { Labels } from './labels.svelte.ts';
import { joint, type ChartCode } from './code.ts';

/** Two codes that belong together, by index; `weight` is above zero. */
export type ChartLink = { readonly a: number; readonly b: number; readonly weight: number };

export type LinksProps = {
	/** True where a link leads from `a` to `b`, and another one may lead back. */
	readonly isDirected?: boolean;
	readonly codes: readonly ChartCode[];
	/** The coded passages of each code. */
	readonly sizes: ArrayLike<number>;
	/** The strongest first. */
	readonly links: readonly ChartLink[];
	/** A link's weight in words, with its unit. */
	readonly words: (weight: number) => string;
	/** Letters of the names that are looked for; codes without them stand back. Empty for none. */
	readonly find: string;
	readonly title: string;
	readonly description: string;
	readonly selected?: ChartLink | null;
	readonly onselect?: (link: ChartLink) => void;
};

/** Above so many links only the one with the focus is an element of its own; the others are drawn together. */
const mostElements = 400;
/** How far Page Up and Page Down go. */
const page = 10;

export class LinksState {
	available = $state(0);
	/** The code under the pointer, or −1; and the link. */
	code = $state(-1);
	link = $state(-1);
	pointer = $state({ x: 0, y: 0 });
	readonly labels = new Labels();
	#cursor = $state(0);
	readonly #props: () => LinksProps;

	constructor(props: () => LinksProps) {
		this.#props = props;
	}

	/** The link with the focus, or that Tab would reach. */
	readonly cursor = $derived.by(() => Math.max(0, Math.min(this.#cursor, this.#props().links.length - 1)));

	/** The links that are elements of their own, by index. */
	readonly elements = $derived.by(() => {
		const { links } = this.#props();
		return links.length > mostElements ? [this.cursor] : [...links.keys()];
	});

	/** True where the links are drawn together. */
	readonly isMany = $derived.by(() => this.#props().links.length > mostElements);

	/** By code, whether its name is looked for; null where none is. */
	readonly found = $derived.by(() => {
		const { codes, find } = this.#props();
		const wanted = find.trim().toLocaleLowerCase();
		return wanted ? codes.map(({ path }) => path.toLocaleLowerCase().includes(wanted)) : null;
	});

	/** True for a code that stands back: another one is pointed at or looked for. */
	isBack(code: number): boolean {
		if (this.code >= 0) return code !== this.code && !this.#meets(code, this.code);
		return this.found !== null && !this.found[code];
	}

	/** True for a link that stands back. */
	isLinkBack({ a, b }: ChartLink): boolean {
		if (this.code >= 0) return a !== this.code && b !== this.code;
		return this.found !== null && !this.found[a] && !this.found[b];
	}

	/** The accessible name of a link: both codes and its weight. */
	name(link: ChartLink): string {
		const { codes, words, isDirected = false } = this.#props();
		return `${codes[link.a]?.name} ${joint(isDirected)} ${codes[link.b]?.name}: ${words(link.weight)}`;
	}

	/** What the mark under the pointer says; null where there is none. */
	readonly tip = $derived.by(() => {
		const { codes, sizes, links, words } = this.#props();
		const link = links[this.link];
		const line = (i: number) => ({ text: codes[i]?.path ?? '', color: codes[i]?.color ?? '' });
		if (link) return [line(link.a), line(link.b), { text: words(link.weight) }];
		if (!codes[this.code]) return null;
		return [line(this.code), { text: say('chart.links.passages', { n: sizes[this.code] ?? 0 }) }];
	});

	isSelected(link: ChartLink): boolean {
		const { selected, isDirected = false } = this.#props();
		return !!selected && sameLink(link, selected, isDirected);
	}

	select(at: number): void {
		const { links, onselect } = this.#props();
		this.#cursor = at;
		if (links[at]) onselect?.(links[at]);
	}

	/** Moves the focus by a key or selects; true if the key was one of the list's. */
	key(event: KeyboardEvent): boolean {
		if (event.altKey || event.metaKey || event.shiftKey || event.ctrlKey) return false;
		const last = this.#props().links.length - 1;
		const moves: Record<string, number> = {
			ArrowDown: this.cursor + 1,
			ArrowRight: this.cursor + 1,
			ArrowUp: this.cursor - 1,
			ArrowLeft: this.cursor - 1,
			PageDown: this.cursor + page,
			PageUp: this.cursor - page,
			Home: 0,
			End: last
		};
		if (event.key === 'Enter' || event.key === ' ') this.select(this.cursor);
		else if (event.key in moves) this.#cursor = Math.max(0, Math.min(last, moves[event.key]!));
		else return false;
		return true;
	}

	#meets(one: number, other: number): boolean {
		return this.#props().links.some(({ a, b }) => (a === one && b === other) || (a === other && b === one));
	}
}

/** True for links of the same two codes; of directed ones, in the same direction. */
export function sameLink(
	x: Pick<ChartLink, 'a' | 'b'>,
	y: Pick<ChartLink, 'a' | 'b'>,
	isDirected = false
): boolean {
	return (x.a === y.a && x.b === y.b) || (!isDirected && x.a === y.b && x.b === y.a);
}
