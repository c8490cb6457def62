/** A network of codes, laid out by forces: the same for the same numbers every time. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3';
import type { ChartLink } from '../links.svelte.ts';
import type { Measure } from './labels.ts';
import { networkLabels, type NetworkLabel } from './network-labels.ts';

export type NetworkNode = {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	/** Its words, beside it; null where they would lie over others'. */
	readonly label: NetworkLabel | null;
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
	const strongest = Math.max(0, ...links.map(({ weight }) => weight));
	const thick = links.map(
		({ weight }) => widths.least + (widths.most - widths.least) * (strongest ? weight / strongest : 0)
	);
	const lines = links.map(({ a, b }, i) => ({ from: nodes[a]!, to: nodes[b]!, width: thick[i]! }));
	const labels = networkLabels({ names, nodes, sizes, lines, width, height, measure });
	return {
		width,
		height,
		nodes: nodes.map((node, i) => ({ ...node, label: labels[i] ?? null })),
		widths: thick
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
