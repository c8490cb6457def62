/** Codes around a circle, each pair that belongs together joined by a ribbon as wide as its weight. */
import { arc, chord, descending, ribbon, type Chord, type ChordGroup } from 'd3';
import type { ChartLink } from '../links.svelte.ts';
import { inTwoLines, shorten, type Measure } from './labels.ts';

export type ChordArc = {
	readonly path: string;
	/** Its words outside the circle; null where there is no room for them. */
	readonly label: {
		readonly lines: readonly string[];
		readonly transform: string;
		readonly anchor: 'start' | 'end';
	} | null;
};

export type ChordLayout = {
	/** The drawing is a square of this side, px, about its middle. */
	readonly side: number;
	/** By code; null for one without links. */
	readonly arcs: readonly (ChordArc | null)[];
	/** By link. */
	readonly ribbons: readonly string[];
};

type Given = {
	readonly names: readonly string[];
	readonly links: readonly ChartLink[];
	readonly side: number;
	readonly measure: Measure;
};

/** The part of the side that words may take at each edge, and what keeps them off the circle and the edge. */
const labelShare = 0.28;
const labelGap = 16;
const thickness = 12;
const labelHeight = 14;

/** Lays the circle out, codes in the order given. */
export function chordLayout({ names, links, side, measure }: Given): ChordLayout {
	const widest = Math.max(0, ...names.map(measure));
	const labelRoom = Math.min(side * labelShare, widest + labelGap);
	const outer = side / 2 - labelRoom;
	const inner = outer - thickness;
	const matrix = names.map(() => names.map(() => 0));
	for (const { a, b, weight } of links) matrix[a]![b] = matrix[b]![a] = weight;
	const gap = Math.min(0.03, Math.PI / 2 / Math.max(1, names.length));
	const chords = chord().padAngle(gap).sortSubgroups(descending)(matrix);
	const arcPath = arc<ChordGroup>().innerRadius(inner).outerRadius(outer);
	const ribbonPath = ribbon<Chord, Chord['source']>().radius(inner - 2);
	const byPair = new Map(chords.map((one) => [key(one.source.index, one.target.index), one]));
	const middles = chords.groups.flatMap(({ value, startAngle, endAngle }) =>
		value ? [(startAngle + endAngle) / 2] : []
	);
	/** How far words may reach outwards at an angle: aslant there is more of the square. */
	const roomAt = (angle: number): number =>
		side / 2 / Math.max(Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))) - outer - labelGap;
	const half = labelHeight / 2 / outer;
	let freeFrom = -Infinity;
	return {
		side,
		arcs: chords.groups.map((group) => {
			if (!group.value) return null;
			const angle = (group.startAngle + group.endAngle) / 2;
			// A label needs its own height of the circle, and stands clear of those before and after it.
			const next = middles.find((one) => one > angle) ?? 2 * Math.PI + (middles[0] ?? 0);
			const takesTwo = angle - 2 * half >= freeFrom && angle + 3 * half <= next;
			const [name, room] = [names[group.index]!, roomAt(angle)];
			const lines = takesTwo ? inTwoLines(name, room, measure) : [shorten(name, room, measure)];
			const hasRoom = angle - half >= freeFrom;
			if (hasRoom) freeFrom = angle + lines.length * half;
			return {
				path: arcPath(group) as unknown as string,
				label: hasRoom ? outside(lines, angle, outer) : null
			};
		}),
		ribbons: links.map(({ a, b }) => {
			const one = byPair.get(key(a, b));
			return one ? (ribbonPath(one) as unknown as string) : '';
		})
	};
}

/** Words that read outwards, never upside down. */
function outside(lines: readonly string[], angle: number, radius: number): ChordArc['label'] {
	const turned = angle > Math.PI;
	const degrees = (angle * 180) / Math.PI - 90;
	return {
		lines,
		transform: `rotate(${degrees.toFixed(2)}) translate(${radius + 8} 0)${turned ? ' rotate(180)' : ''}`,
		anchor: turned ? 'end' : 'start'
	};
}

const key = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
