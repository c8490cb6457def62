/** What a chart of lanes knows while it is on the screen: its layout, the place with the focus, the place under the pointer. */
import { Labels } from './labels.svelte.ts';
import { laneByKey, type LanePlace } from './layout/lane-keys.ts';
import { boxPaths, lanesLayout, stretchAt, type LaneGiven, type Span } from './layout/lanes.ts';

/** A stretch as it is drawn: a code's in its colour; a speaker's in ink, a facilitator's only in outline. */
export type Stretch = Span & { readonly color: string | null; readonly isOutlined: boolean };

/** A lane: a document, a code, a speaker. */
export type Lane = Pick<LaneGiven, 'name' | 'detail' | 'length' | 'isApart'> & {
	readonly key: string;
	readonly color: string | null;
	readonly stretches: readonly Stretch[];
	/** The accessible name of the lane's name. */
	readonly label: string;
};

export type LanesProps = {
	readonly lanes: readonly Lane[];
	/** The accessible name of a stretch; it is also said on hover. */
	readonly words: (place: LanePlace) => string;
	/** Marks below the plot: where (0 … 1), what, and what below it. */
	readonly ticks: readonly { readonly at: number; readonly label: string; readonly detail?: string }[];
	/** What the ticks count. */
	readonly axis: string;
	/** A null colour stands for outlined stretches. */
	readonly legend: readonly { readonly color: string | null; readonly name: string }[];
	readonly title: string;
	readonly description: string;
	readonly selected?: LanePlace | null;
	readonly onselect?: (place: LanePlace) => void;
};

/** Above so many stretches they are drawn as paths, and only the place with the focus is an element of its own. */
const mostElements = 600;

export class LanesState {
	available = $state(0);
	hovered = $state<LanePlace | null>(null);
	pointer = $state({ x: 0, y: 0 });
	readonly labels = new Labels();
	#cursor = $state<LanePlace | null>(null);
	readonly #props: () => LanesProps;

	constructor(props: () => LanesProps) {
		this.#props = props;
	}

	readonly layout = $derived.by(() => {
		const { lanes, legend } = this.#props();
		return lanesLayout({
			lanes: lanes.map((lane) => ({ ...lane, hasColor: lane.color !== null, spans: lane.stretches })),
			legend: legend.map(({ name }) => name),
			available: this.available,
			measure: this.labels.measure
		});
	});

	readonly isMany = $derived.by(
		() => this.#props().lanes.reduce((sum, { stretches }) => sum + stretches.length, 0) > mostElements
	);

	/** Where there are many: the stretches of a lane that look alike as one path each. */
	readonly paths = $derived.by(() => {
		if (!this.isMany) return [];
		const { lanes } = this.#props();
		return this.layout.lanes.flatMap(({ boxes }, i) =>
			boxPaths(boxes, lanes[i]!.stretches, ({ color, isOutlined }) => `${color} ${isOutlined}`)
		);
	});

	/** The place with the focus, or that Tab would reach: the selected one before a key moved on. */
	readonly cursor: LanePlace = $derived.by(() => {
		const { lanes, selected } = this.#props();
		const { lane, stretch } = this.#cursor ?? selected ?? { lane: 0, stretch: -1 };
		const at = Math.max(0, Math.min(lane, lanes.length - 1));
		return { lane: at, stretch: Math.max(-1, Math.min(stretch, (lanes[at]?.stretches.length ?? 0) - 1)) };
	});

	/** What is said of a place: a stretch, or a lane by its name. */
	words(place: LanePlace): string {
		const { lanes, words } = this.#props();
		return place.stretch < 0 ? (lanes[place.lane]?.label ?? '') : words(place);
	}

	isSelected({ lane, stretch }: LanePlace): boolean {
		const { selected } = this.#props();
		return selected?.lane === lane && selected.stretch === stretch;
	}

	isCursor({ lane, stretch }: LanePlace): boolean {
		return this.cursor.lane === lane && this.cursor.stretch === stretch;
	}

	/** The place under a pointer, for an event on the drawing. */
	under(event: MouseEvent, svg: SVGSVGElement): LanePlace | null {
		const frame = svg.getBoundingClientRect();
		return stretchAt(this.layout, event.clientX - frame.left, event.clientY - frame.top);
	}

	select(place: LanePlace): void {
		this.#cursor = place;
		this.#props().onselect?.(place);
	}

	/** Moves the focus by a key or selects; true if the key was one of the chart's. */
	key(event: KeyboardEvent): boolean {
		if (event.altKey || event.metaKey || event.shiftKey) return false;
		if (event.key === 'Enter' || event.key === ' ') {
			this.select(this.cursor);
			return true;
		}
		const middles = this.layout.lanes.map(({ boxes }) => boxes.map(({ x, width }) => x + width / 2));
		const next = laneByKey(event.key, event.ctrlKey, this.cursor, middles);
		if (next) this.#cursor = next;
		return next !== null;
	}
}
