/** Links between codes: which are drawn, and where a network and a circle put them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcsLayout } from '../../src/lib/charts/layout/arcs.ts';
import { chordLayout } from '../../src/lib/charts/layout/chord.ts';
import { networkLayout } from '../../src/lib/charts/layout/network.ts';
import { dice } from '../../src/lib/analysis/dice.ts';

const measure = (text: string) => text.length * 7;
const study = (codes: number, links: number, seed = 1) => {
	const { below } = dice(seed);
	return {
		names: Array.from({ length: codes }, (_, i) => `Code number ${i}`),
		sizes: Array.from({ length: codes }, () => 1 + below(60)),
		links: Array.from({ length: links }, (_, i) => {
			const a = below(codes);
			return { a, b: (a + 1 + below(codes - 1)) % codes, weight: links - i };
		})
	};
};
const network = (codes: number, links: number) =>
	networkLayout({ ...study(codes, links), width: 900, height: 560, measure });

describe('a network', () => {
	it('is the same every time', () => {
		expect(network(40, 80)).toEqual(network(40, 80));
	});
	it('lies inside its frame, larger codes larger, stronger links wider', () => {
		const { sizes } = study(40, 80);
		const { nodes, widths } = network(40, 80);
		for (const { x, y, radius } of nodes) {
			expect(x).toBeGreaterThanOrEqual(radius);
			expect(x).toBeLessThanOrEqual(900 - radius);
			expect(y).toBeGreaterThanOrEqual(radius);
			expect(y).toBeLessThanOrEqual(560 - radius);
		}
		const bySize = [...nodes.keys()].sort((a, b) => sizes[a]! - sizes[b]!);
		const radii = bySize.map((i) => nodes[i]!.radius);
		expect(radii).toEqual(radii.toSorted((a, b) => a - b));
		expect(widths).toEqual(widths.toSorted((a, b) => b - a));
	});
	it.each([
		[5, 4],
		[40, 80],
		[300, 900]
	])('of %i codes has no label over another or over a circle', (codes, links) => {
		const { nodes } = network(codes, links);
		const labels = nodes.flatMap(({ label }, i) => {
			if (!label) return [];
			const length = Math.max(...label.lines.map(measure));
			const half = 8 + (label.lines.length - 1) * 7;
			const left =
				label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - length : label.x - length / 2;
			return [{ i, left, right: left + length, top: label.y - half, bottom: label.y + half }];
		});
		expect(labels.length).toBeGreaterThan(Math.min(codes, 20) / 2);
		for (const one of labels) {
			for (const other of labels) {
				if (one.i === other.i) continue;
				const apart =
					one.right <= other.left ||
					other.right <= one.left ||
					one.bottom <= other.top ||
					other.bottom <= one.top;
				expect(apart).toBe(true);
			}
			for (const [i, { x, y, radius }] of nodes.entries()) {
				if (i === one.i) continue;
				expect(
					one.right <= x - radius ||
						one.left >= x + radius ||
						one.bottom <= y - radius ||
						one.top >= y + radius
				).toBe(true);
			}
		}
	});
	it('has its names off its links where there is room beside them', () => {
		const { nodes } = networkLayout({
			names: ['Unclear mandate', 'Project ends'],
			sizes: [9, 4],
			links: [{ a: 0, b: 1, weight: 3 }],
			width: 600,
			height: 400,
			measure
		});
		const [from, to] = nodes.map(({ x, y }) => ({ x, y }));
		const points = Array.from({ length: 201 }, (_, i) => ({
			x: from!.x + ((to!.x - from!.x) * i) / 200,
			y: from!.y + ((to!.y - from!.y) * i) / 200
		}));
		for (const { label } of nodes) {
			const { lines, x, y, anchor } = label!;
			expect(lines).toHaveLength(1);
			const length = measure(lines[0]!);
			const left = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
			const on = points.filter((one) => one.x > left && one.x < left + length && Math.abs(one.y - y) < 8);
			expect(on).toEqual([]);
		}
	});
	it('stands with one code, with equal places, and without links', () => {
		const one = networkLayout({ names: ['A'], sizes: [0], links: [], width: 600, height: 400, measure });
		expect(one.nodes[0]).toMatchObject({ x: 300, y: 200 });
		expect(
			networkLayout({ names: [], sizes: [], links: [], width: 600, height: 400, measure }).nodes
		).toEqual([]);
	});
});

describe('a circle', () => {
	it('has an arc for each linked code and a ribbon for each link', () => {
		const { names } = study(5, 0);
		const layout = chordLayout({
			names,
			links: [
				{ a: 0, b: 1, weight: 4 },
				{ a: 3, b: 1, weight: 2 }
			],
			side: 600,
			measure
		});
		expect(layout.arcs.map((arc) => arc !== null)).toEqual([true, true, false, true, false]);
		expect(layout.ribbons).toHaveLength(2);
		for (const ribbon of layout.ribbons) expect(ribbon).toMatch(/^M.*Z$/);
	});
	it('parts a long name in two lines where one does not fit and two do', () => {
		const name = 'Handing over all of the work instead of sharing';
		const links = [0, 1, 2].map((a) => ({ a, b: (a + 1) % 4, weight: 1 }));
		const { arcs } = chordLayout({ names: [name, 'A', name, 'B'], links, side: 600, measure });
		const lines = arcs.map((arc) => arc?.label?.lines);
		expect(lines[0]).toEqual(['Handing over all of the', 'work instead of sharing']);
		expect(lines[1]).toEqual(['A']);
	});
	it('never has labels nearer than their height, whatever the links', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 1, max: 400 }), (codes, links) => {
				const { arcs } = chordLayout({ ...study(codes, links), side: 700, measure });
				const labels = arcs.flatMap((arc) => arc?.label ?? []);
				const angles = labels.map(({ transform }) => Number(/rotate\(([-\d.]+)/.exec(transform)![1]));
				// Labels stand 8 px off the circle.
				const radius = Number(/translate\(([\d.]+)/.exec(labels[0]!.transform)![1]) - 8;
				for (let i = 1; i < angles.length; i++) {
					const along = ((angles[i]! - angles[i - 1]!) * Math.PI * radius) / 180;
					const deep = (labels[i]!.lines.length + labels[i - 1]!.lines.length) * 6.9;
					expect(along).toBeGreaterThan(deep);
				}
			}),
			{ seed: 1, numRuns: 40 }
		);
	});
});

describe('arcs', () => {
	const layout = (links: { a: number; b: number; weight: number }[], codes = 5, available = 600) =>
		arcsLayout({ names: study(codes, 0).names, links, available, measure });
	it('lead to the right above the names and to the left below them, as wide as they are strong', () => {
		const { arcs, upper, lower, nodes } = layout([
			{ a: 0, b: 3, weight: 8 },
			{ a: 3, b: 0, weight: 4 },
			{ a: 2, b: 2, weight: 1 }
		]);
		expect(arcs[0]!.path).toMatch(new RegExp(`^M${nodes[0]!.x} ${upper}A.* 0 0 1 ${nodes[3]!.x} ${upper}$`));
		expect(arcs[1]!.path).toMatch(new RegExp(`^M${nodes[3]!.x} ${lower}A.* 0 0 1 ${nodes[0]!.x} ${lower}$`));
		expect(arcs[2]!.path).toMatch(new RegExp(`^M${nodes[2]!.x} ${upper}C.* ${nodes[2]!.x} ${upper}$`));
		expect(arcs[0]!.width).toBe(2 * arcs[1]!.width);
	});
	it.each([
		[1, 900],
		[60, 600],
		[300, 900]
	])('of %i codes in %i px leave names apart and stay inside', (codes, available) => {
		const links = study(codes, 40).links.map(({ a, b, weight }) => ({
			a,
			b: Math.min(b, codes - 1),
			weight
		}));
		const { nodes, width, height, upper, lower } = layout(links, codes, available);
		for (let i = 1; i < nodes.length; i++) expect(nodes[i]!.x - nodes[i - 1]!.x).toBeGreaterThanOrEqual(14);
		expect(nodes.at(-1)!.x).toBeLessThan(width);
		expect(upper).toBeGreaterThan(0);
		expect(lower).toBeGreaterThan(upper);
		expect(height).toBeGreaterThan(lower);
	});
	it('stand without links and without codes', () => {
		expect(layout([]).arcs).toEqual([]);
		expect(layout([], 0).nodes).toEqual([]);
	});
});
