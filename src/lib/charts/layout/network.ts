/** A network of codes, laid out by forces: the same for the same numbers every time. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3';
import type { ChartLink } from '../links.svelte.ts';
import { shorten, type Measure } from './labels.ts';

export type NetworkNode = {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	/** Its words, beside it; null where they would lie over others'. */
	readonly label: {
		readonly text: string;
		readonly x: number;
		readonly y: number;
		readonly anchor: 'start' | 'middle' | 'end';
	} | null;
};

export type NetworkLayout = {
	readonly width: number;
	readonly height: number;
	readonly nodes: readonly NetworkNode[];
	/** Px, by link. */
	readonly widths: readonly number[];
};

type Given = {
	readonly names: readonly string[];
	readonly sizes: ArrayLike<number>;
	readonly links: readonly ChartLink[];
	/** The drawing's measures in px. */
	readonly width: number;
	readonly height: number;
	readonly measure: Measure;
};

const radii = { least: 4, most: 22 } as const;
const widths = { least: 1, most: 9 } as const;
const margin = 30;
/** The room for words, px: what does not fit whole anywhere is tried shorter. */
const labelRooms = [240, 150, 90] as const;
const labelHeight = 17;
/** Steps of the simulation; a fixed number, from fixed places, so that nothing depends on the machine. */
const steps = 180;

/** Lays the network out: areas of nodes by size, widths of links by weight. The largest codes are labelled first. */
export function networkLayout({ names, sizes, links, width, height, measure }: Given): NetworkLayout {
	const places = settled(sizes, links);
	const radius = (i: number): number => radiusOf(sizes[i] ?? 0, Math.max(1, ...Array.from(sizes)));
	const [x, y] = [
		fitted(
			places.map((place) => place.x),
			[margin + 40, width - margin - 40]
		),
		fitted(
			places.map((place) => place.y),
			[margin, height - margin]
		)
	];
	const nodes = names.map((_, i) => ({ x: x[i]!, y: y[i]!, radius: radius(i) }));
	const labels = labelled(names, nodes, sizes, width, measure);
	const strongest = Math.max(0, ...links.map(({ weight }) => weight));
	return {
		width,
		height,
		nodes: nodes.map((node, i) => ({ ...node, label: labels[i] ?? null })),
		widths: links.map(
			({ weight }) => widths.least + (widths.most - widths.least) * (strongest ? weight / strongest : 0)
		)
	};
}

const radiusOf = (size: number, most: number): number =>
	radii.least + (radii.most - radii.least) * Math.sqrt(size / most);

/** Where the forces leave the codes. */
function settled(sizes: ArrayLike<number>, links: readonly ChartLink[]): { x: number; y: number }[] {
	const strongest = Math.max(1e-9, ...links.map(({ weight }) => weight));
	const most = Math.max(1, ...Array.from(sizes));
	const nodes = Array.from(sizes, (size) => ({ radius: radiusOf(size, most), x: NaN, y: NaN }));
	forceSimulation(nodes)
		.force(
			'link',
			forceLink(links.map(({ a, b, weight }) => ({ source: a, target: b, weight })))
				.distance(90)
				.strength(({ weight }) => 0.08 + 0.5 * (weight / strongest))
		)
		.force('charge', forceManyBody().strength(-260).distanceMax(600))
		.force(
			'collide',
			forceCollide<(typeof nodes)[number]>(({ radius }) => radius + 12)
		)
		.force('x', forceX(0).strength(0.05))
		.force('y', forceY(0).strength(0.08))
		.alphaDecay(1 - 0.001 ** (1 / steps))
		.stop()
		.tick(steps);
	return nodes;
}

/** Numbers spread over a range; all in its middle where they are equal. */
function fitted(values: readonly number[], [from, to]: readonly [number, number]): number[] {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	if (!(most > least)) return values.map(() => (from + to) / 2);
	return values.map((value) => from + ((value - least) / (most - least)) * (to - from));
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Labels beside their nodes, on the side where there is room; none that would lie over a label or a node. */
function labelled(
	names: readonly string[],
	nodes: readonly { x: number; y: number; radius: number }[],
	sizes: ArrayLike<number>,
	width: number,
	measure: Measure
): (NetworkNode['label'] | undefined)[] {
	const taken: Box[] = nodes.map(({ x, y, radius }) => ({
		left: x - radius,
		right: x + radius,
		top: y - radius,
		bottom: y + radius
	}));
	const labels: (NetworkNode['label'] | undefined)[] = [];
	const bySize = [...names.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
	for (const i of bySize) {
		const places = labelRooms.flatMap((room) => {
			const text = shorten(names[i]!, room, measure);
			return placesOfLabel(nodes[i]!, measure(text), width).map((place) => ({ text, ...place }));
		});
		const free = places.find(
			({ box }) =>
				box.left >= 0 &&
				box.right <= width &&
				box.top >= 0 &&
				!taken.some((one, j) => j !== i && meet(one, box))
		);
		if (!free) continue;
		const { box, ...label } = free;
		taken.push(box);
		labels[i] = label;
	}
	return labels;
}

type Label = Omit<NonNullable<NetworkNode['label']>, 'text'>;

/** Where words of a length may stand about a node, the best place first: towards the middle, outwards, below, above. */
function placesOfLabel(
	{ x, y, radius }: { x: number; y: number; radius: number },
	length: number,
	width: number
): (Label & { box: Box })[] {
	const half = labelHeight / 2;
	const at = (left: number, middle: number): Box => ({
		left,
		right: left + length,
		top: middle - half,
		bottom: middle + half
	});
	const [right, left] = [x + radius + 4, x - radius - 4];
	const [below, above] = [y + radius + half + 1, y - radius - half - 1];
	const beside = [
		{ x: right, y, anchor: 'start' as const, box: at(right, y) },
		{ x: left, y, anchor: 'end' as const, box: at(left - length, y) }
	];
	return [
		...(x < width / 2 ? beside : beside.reverse()),
		...[below, above].map((middle) => ({
			x,
			y: middle,
			anchor: 'middle' as const,
			box: at(x - length / 2, middle)
		}))
	];
}

const meet = (a: Box, b: Box): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
