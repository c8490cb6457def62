import '../../src/app.css';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Arcs from '../../src/lib/charts/Arcs.svelte';
import Bars from '../../src/lib/charts/Bars.svelte';
import Chord from '../../src/lib/charts/Chord.svelte';
import Contrast from '../../src/lib/charts/Contrast.svelte';
import { pngFigure, svgFigure } from '../../src/lib/charts/figure.ts';
import Heatmap from '../../src/lib/charts/Heatmap.svelte';
import Lanes from '../../src/lib/charts/Lanes.svelte';
import type { LanesProps } from '../../src/lib/charts/lanes.svelte.ts';
import Lines from '../../src/lib/charts/Lines.svelte';
import Network from '../../src/lib/charts/Network.svelte';
import { speak } from '../../src/lib/words/say.ts';

const codes = (length: number, prefix: string) =>
	Array.from({ length }, (_, i) => ({
		guid: `${prefix}${i}`,
		name: `${prefix} ${i}`,
		path: `Category / ${prefix} ${i}`,
		color: '#8b4fb8',
		depth: i ? 1 : 0
	}));

const matrix = (rows: number, columns: number, value: (row: number, column: number) => number | null) => ({
	rows: codes(rows, 'Barrier'),
	columns: codes(columns, 'Risk'),
	value,
	format: String,
	rowTotals: Array.from({ length: rows }, (_, i) => 17 + i),
	columnTotals: Array.from({ length: columns }, (_, i) => 10 + i),
	title: 'Barriers and risks',
	description: 'Pairs of coded passages that share a character',
	words: (n: number) => `${n} ${n === 1 ? 'pair' : 'pairs'}`
});

const focusedName = () => document.activeElement?.getAttribute('aria-label');
const svgOf = (container: Element) => container.querySelector('svg')!;

beforeEach(() => speak('en'));

describe('Heatmap', () => {
	it('names each cell with both codes, its number and both totals', async () => {
		const screen = await render(
			Heatmap,
			matrix(2, 3, (row, column) => row * 3 + column)
		);
		const name = 'Barrier 1 × Risk 2: 5 pairs, of 18 and 12 coded passages';
		await expect.element(screen.getByRole('gridcell', { name })).toBeVisible();
		await expect.element(screen.getByRole('grid', { name: 'Barriers and risks' })).toBeInTheDocument();
	});

	it('is one tab stop, moved in by keys; Enter selects', async () => {
		const onselect = vi.fn();
		const screen = await render(Heatmap, { ...matrix(2, 3, () => 1), onselect });
		await expect.element(screen.getByRole('gridcell').first()).toBeVisible();
		expect(screen.container.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		await userEvent.keyboard('{ArrowRight}{ArrowDown}');
		expect(focusedName()).toContain('Barrier 1 × Risk 1');
		await userEvent.keyboard('{End}');
		expect(focusedName()).toContain('Barrier 1 × Risk 2');
		await userEvent.keyboard('{Enter}');
		expect(onselect).toHaveBeenCalledExactlyOnceWith(1, 2);
	});

	it('reaches every cell of 300 codes with few elements', async () => {
		const screen = await render(
			Heatmap,
			matrix(300, 300, (row, column) => (row === column ? null : (row * column) % 7))
		);
		await expect.element(screen.getByRole('grid')).toBeInTheDocument();
		expect(screen.container.querySelectorAll('*').length).toBeLessThan(4000);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		expect(focusedName()).toBe('Barrier 0 × Risk 0: not compared');
		await userEvent.keyboard('{Control>}{End}{/Control}{ArrowLeft}');
		expect(focusedName()).toBe(
			`Barrier 299 × Risk 298: ${(299 * 298) % 7} pairs, of 316 and 308 coded passages`
		);
		expect(screen.container.querySelector('.frame')!.scrollTop).toBeGreaterThan(0);
	});

	it('gives its drawing away to be saved only with every cell, name and total in it', async () => {
		const given: { cells: number; names: number; totals: number }[] = [];
		await render(Heatmap, {
			...matrix(300, 280, () => 3),
			get svg(): SVGSVGElement | undefined {
				return undefined;
			},
			set svg(drawing) {
				if (!drawing) return;
				const paths = Array.from(drawing.querySelectorAll('path'), (path) => path.getAttribute('d')!);
				given.push({
					cells: paths.join('').split('M').length - 1,
					names: drawing.querySelectorAll('[data-sticky] title').length,
					totals: drawing.querySelectorAll('.total > text').length
				});
			}
		});
		await expect.poll(() => given.length).toBeGreaterThan(0);
		for (const drawing of given) expect(drawing).toEqual({ cells: 300 * 280, names: 580, totals: 580 });
	});

	it('selects the cell that is clicked, and none that is not compared', async () => {
		const onselect = vi.fn();
		const screen = await render(Heatmap, {
			...matrix(2, 2, (row, column) => (row === column ? null : 4)),
			onselect
		});
		await screen.getByRole('gridcell', { name: 'Barrier 0 × Risk 1' }).click();
		await screen.getByRole('gridcell', { name: 'Barrier 1 × Risk 1' }).click();
		expect(onselect).toHaveBeenCalledExactlyOnceWith(0, 1);
	});

	it.each([
		['no coded passages', { ...matrix(2, 2, () => 0), rowTotals: [0, 0] }, 'There are no coded passages'],
		['no codes', matrix(0, 0, () => 0), 'There are no coded passages'],
		['one code', matrix(1, 1, () => null), 'at least two']
	])('says why there is nothing to see: %s', async (_, props, sentence) => {
		const screen = await render(Heatmap, props);
		await expect.element(screen.getByText(sentence)).toBeVisible();
		expect(screen.container.querySelector('svg')).toBeNull();
	});
});

const bars = {
	values: [4, 1, 0],
	head: 'coded passages',
	columns: [{ label: 'documents', texts: ['2', '1', '0'] }],
	words: (row: number, name: string) => `${name}: ${[4, 1, 0][row]} in ${[2, 1, 0][row]} documents`
};

describe('Bars', () => {
	it('is one tab stop, moved in by keys; Enter selects', async () => {
		const onselect = vi.fn();
		const screen = await render(Bars, {
			codes: codes(3, 'Risk'),
			...bars,
			title: 'Codes',
			description: 'Coded passages',
			onselect
		});
		const name = 'Risk 1: 1 in 1 documents';
		await expect.element(screen.getByRole('option', { name })).toBeVisible();
		expect(screen.container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		await userEvent.keyboard('{ArrowDown}{Enter}');
		expect(focusedName()).toBe(name);
		expect(onselect).toHaveBeenCalledExactlyOnceWith('Risk1');
		await userEvent.keyboard('{End}');
		expect(focusedName()).toBe('Risk 2: 0 in 0 documents');
	});

	it('gives its drawing away to be saved only with every row in it', async () => {
		const rowsGiven: number[] = [];
		await render(Bars, {
			codes: codes(300, 'Risk'),
			...bars,
			title: 'Codes',
			description: 'Coded passages',
			get svg(): SVGSVGElement | undefined {
				return undefined;
			},
			set svg(drawing) {
				if (drawing) rowsGiven.push(drawing.querySelectorAll('[role=option]').length);
			}
		});
		await expect.poll(() => rowsGiven.length).toBeGreaterThan(0);
		expect(new Set(rowsGiven)).toEqual(new Set([300]));
	});
});

const linked = (codeCount: number, links: readonly (readonly [number, number, number])[]) => ({
	codes: codes(codeCount, 'Barrier'),
	sizes: Array.from({ length: codeCount }, (_, i) => 4 + i * 3),
	links: links.map(([a, b, weight]) => ({ a, b, weight })),
	words: (weight: number) => `${weight} pairs`,
	find: '',
	title: 'Barriers together',
	description: 'Pairs of coded passages that share a character'
});
const few = linked(5, [
	[0, 1, 9],
	[1, 2, 5],
	[3, 4, 1]
]);

describe.each([
	['Network', Network],
	['Chord', Chord],
	['Arcs', Arcs]
] as const)('%s', (_, Drawing) => {
	it('is a list of links, one tab stop; keys move, Enter selects, and the selected one is told', async () => {
		const onselect = vi.fn();
		const screen = await render(Drawing, { ...few, onselect, selected: few.links[2]! });
		const name = 'Barrier 1 × Barrier 2: 5 pairs';
		await expect.element(screen.getByRole('option', { name })).toBeInTheDocument();
		expect(screen.container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		await userEvent.keyboard('{ArrowDown}{Enter}');
		expect(focusedName()).toBe(name);
		expect(onselect).toHaveBeenCalledExactlyOnceWith(few.links[1]);
		const selected = screen.container.querySelector('[aria-selected=true]');
		expect(selected?.getAttribute('aria-label')).toBe('Barrier 3 × Barrier 4: 1 pairs');
	});
	it('lets codes stand back that are not looked for', async () => {
		const screen = await render(Drawing, { ...few, find: 'barrier 3' });
		await expect.element(screen.getByRole('listbox')).toBeInTheDocument();
		const back = [...screen.container.querySelectorAll('[role=option]')].map((option) =>
			option.classList.contains('back')
		);
		expect(back).toEqual([true, true, false]);
	});
	it('draws thousands of links together and keeps the one with the focus', async () => {
		const links = Array.from({ length: 1200 }, (_, i) => [i % 60, (i * 7 + 1) % 60, 1200 - i] as const);
		const screen = await render(
			Drawing,
			linked(
				60,
				links.filter(([a, b]) => a !== b)
			)
		);
		await expect.element(screen.getByRole('listbox')).toBeInTheDocument();
		expect(screen.container.querySelectorAll('[role=option]')).toHaveLength(1);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		await userEvent.keyboard('{End}');
		expect(document.activeElement?.getAttribute('aria-posinset')).toBe(
			document.activeElement?.getAttribute('aria-setsize')
		);
	});
});

const followed = {
	...linked(5, [
		[0, 3, 9],
		[3, 0, 5],
		[2, 2, 1]
	]),
	isDirected: true
};
const residuals = {
	...matrix(3, 4, (row, column) => (row - column) * 1.5),
	isDirected: true,
	scale: 'diverging' as const
};

const growing = {
	names: ['First interview', 'Second interview', 'Third interview'],
	added: [5, 2, 0],
	sums: [5, 7, 7],
	low: [1, 4, 7],
	middle: [3, 6, 7],
	high: [5, 7, 7],
	mark: 2,
	legend: { bars: 'New codes', line: 'Codes so far', band: 'Random orders', mark: 'threshold' },
	words: (at: number) => `${[5, 2, 0][at]} new`,
	title: 'New codes by document',
	description: 'Codes that each document is the first to use'
};

describe('Lines', () => {
	it('is one tab stop, moved in by keys; Enter selects', async () => {
		const onselect = vi.fn();
		const screen = await render(Lines, { ...growing, onselect });
		await expect.element(screen.getByRole('option', { name: 'First interview: 5 new' })).toBeVisible();
		expect(screen.container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		await userEvent.keyboard('{ArrowRight}{Enter}{End}');
		expect(onselect).toHaveBeenCalledExactlyOnceWith(1);
		expect(focusedName()).toBe('Third interview: 0 new');
	});
});

describe('what leads from one code to another', () => {
	it('is named with an arrow, and only the same direction is selected', async () => {
		const screen = await render(Arcs, { ...followed, selected: { a: 3, b: 0, weight: 5 } });
		const name = 'Barrier 3 → Barrier 0: 5 pairs';
		await expect.element(screen.getByRole('option', { name })).toBeInTheDocument();
		const selected = screen.container.querySelectorAll('[aria-selected=true]');
		expect([...selected].map((one) => one.getAttribute('aria-label'))).toEqual([name]);
	});
	it('has cells named the same way, with the sign of what differs', async () => {
		const screen = await render(Heatmap, residuals);
		const name = 'Barrier 0 → Risk 1: -1.5 pairs, of 17 and 11 coded passages';
		await expect.element(screen.getByRole('gridcell', { name })).toBeVisible();
	});
});

const lanes = (perLane: number): LanesProps => ({
	lanes: ['Interview', 'Workshop'].map((name, i) => ({
		...{ key: name, name, detail: '9,000 characters', length: i ? 0.6 : 1, isApart: i > 0 },
		...{ color: i ? '#1f7fb8' : null, label: `Open ${name}` },
		stretches: Array.from({ length: perLane }, (_, k) => ({
			start: (k / perLane) * 0.6,
			end: ((k + 1.5) / perLane) * 0.6,
			color: k % 2 ? '#8b4fb8' : null,
			isOutlined: k % 3 === 0
		}))
	})),
	words: ({ lane, stretch }) => `Passage ${stretch} of ${lane}`,
	ticks: [
		{ at: 0, label: '1', detail: '00:00:00' },
		{ at: 1, label: '40' }
	],
	axis: 'Turn',
	legend: [
		{ color: '#8b4fb8', name: 'Barriers' },
		{ color: null, name: 'Facilitators' }
	],
	title: 'Documents along their length',
	description: 'Each band is a coded passage'
});

describe('Lanes', () => {
	it('is one tab stop; keys go along a lane and across, Enter selects, and the selected one is told', async () => {
		const onselect = vi.fn();
		const selected = { lane: 1, stretch: 2 };
		const screen = await render(Lanes, { ...lanes(4), onselect, selected });
		await expect.element(screen.getByRole('option', { name: 'Open Interview' })).toBeInTheDocument();
		expect(screen.container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		expect(focusedName()).toBe('Passage 2 of 1');
		expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
		await userEvent.keyboard('{ArrowUp}{ArrowRight}');
		expect(focusedName()).toBe('Passage 3 of 0');
		await userEvent.keyboard('{Enter}{Home}');
		expect(onselect).toHaveBeenCalledExactlyOnceWith({ lane: 0, stretch: 3 });
		expect(focusedName()).toBe('Open Interview');
	});

	it('draws thousands of stretches with few elements and reaches each', async () => {
		const screen = await render(Lanes, lanes(3000));
		await expect.element(screen.getByRole('listbox')).toBeInTheDocument();
		expect(screen.container.querySelectorAll('*').length).toBeLessThan(100);
		screen.container.querySelector<SVGElement>('[data-cursor]')!.focus();
		await userEvent.keyboard('{End}');
		expect(focusedName()).toBe('Passage 2999 of 0');
	});
});

const words = {
	codes: ['trust', 'school', 'år'].map((word) => ({
		...{ guid: word, name: word, path: word },
		...{ color: '', depth: 0 }
	})),
	values: [12, 7, 3],
	head: 'occurrences',
	columns: [{ label: 'documents', texts: ['4', '4', '1'] }],
	words: (row: number, name: string) => `${name} ${row}`,
	title: 'Which words are said most often',
	description: 'Counts words as they are said'
};

describe('drawings from fixtures', () => {
	/** A drawing as it is committed: numbers rounded to whole pixels, parts of one (opacities) to tenths, a mark a line. */
	const rounded = (svg: string) =>
		svg
			.replace(/(?<!version="|#)-?\d+\.\d+(e-?\d+)?/g, (number) => {
				const value = Number(number);
				return String((Math.abs(value) < 1 ? Math.round(value * 10) / 10 : Math.round(value)) + 0);
			})
			.replace(/></g, '>\n<');
	it.each([
		['heatmap', Heatmap, matrix(3, 4, (row, column) => (row === column ? null : row * column))],
		['network', Network, few],
		['chord', Chord, few],
		['arcs', Arcs, followed],
		['heatmap-diverging', Heatmap, residuals],
		[
			'contrast',
			Contrast,
			{
				codes: codes(3, 'Barrier'),
				values: [
					[1, 4],
					[3, 3],
					[null, 2]
				],
				sides: ['School', 'Health care'],
				format: String,
				signed: (n: number) => `${n > 0 ? '+' : ''}${n}`,
				title: 'School and health care',
				description: 'Coded passages on each side'
			}
		],
		['lanes', Lanes, lanes(6)],
		['lines', Lines, growing],
		['word-bars', Bars, words],
		[
			'coder-bars',
			Bars,
			{
				codes: codes(2, 'Barrier').flatMap((code, i) => [
					code,
					...['Ada', 'Bo'].map((name) => ({ ...code, guid: `${name} ${i}`, name, depth: 1, under: true }))
				]),
				values: [0.31, 0.3, 0.05, 0.12, 0, 0.12],
				format: (n: number) => `${(n * 100).toFixed(1)} %`,
				head: 'share of the text',
				columns: [
					{ label: 'coded passages', texts: ['9', '8', '2', '1,204', '', '1,204'] },
					{ label: 'documents', texts: ['5', '5', '1', '12', '0', '12'] }
				],
				words: (row: number, name: string) => `${name} ${row}`,
				title: 'How often each code is used',
				description: 'Shows how much of the text lies under the code'
			}
		]
	] as const)('are what they were: %s', async (name, Drawing, props) => {
		const screen = await render(Drawing as typeof Network, props as unknown as typeof few);
		await expect.element(screen.getByLabelText(props.title)).toBeInTheDocument();
		await document.fonts.ready;
		await expect(rounded(svgFigure(svgOf(screen.container)))).toMatchFileSnapshot(`drawings/${name}.svg`);
	});
});

describe('figures', () => {
	it('stand alone: plain colours and fonts, title and description, the same in light and dark', async () => {
		const screen = await render(Heatmap, {
			...matrix(3, 3, (row, column) => row * column),
			selected: { row: 1, column: 1 }
		});
		await expect.element(screen.getByRole('grid')).toBeInTheDocument();
		const light = svgFigure(svgOf(screen.container));
		document.documentElement.dataset.theme = 'dark';
		const dark = svgFigure(svgOf(screen.container));
		delete document.documentElement.dataset.theme;
		expect(dark).toBe(light);
		expect(light).not.toMatch(/var\(|oklch|light-dark|class=|style=|aria-|tabindex|data-/);
		const svg = new DOMParser().parseFromString(light, 'image/svg+xml').documentElement;
		expect(svg.querySelector('title')?.textContent).toBe('Barriers and risks');
		expect(svg.querySelector('desc')?.textContent).toBe('Pairs of coded passages that share a character');
		expect([...svg.querySelectorAll('text')].map((text) => text.textContent)).toContain('4');
	});

	it('become a PNG at 300 dots to the inch', async () => {
		const screen = await render(
			Heatmap,
			matrix(3, 3, () => 2)
		);
		await expect.element(screen.getByRole('grid')).toBeInTheDocument();
		const svg = svgOf(screen.container);
		const png = await pngFigure(svg);
		expect(png.ok).toBe(true);
		if (!png.ok) return;
		const picture = await createImageBitmap(png.value);
		expect(picture.width).toBe(Math.round((svg.width.baseVal.value + 32) * 3.125));
	});
});
