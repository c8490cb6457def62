/**
 * A chart on the screen as a figure that stands alone: SVG text with its colours and fonts in it, or a PNG. Always in
 * the light colours, on white, as a paper needs it; what is only for the screen (rings, hover) is left out.
 */
import type { Result } from '../core/result.ts';
import { withDensity } from './png-density.ts';

/** Dots to the inch that print asks for, and those of a CSS pixel. */
const printDots = 300;
const screenDots = 96;
const margin = 16;
/** What a canvas can surely hold, in pixels. */
const mostPixels = 40_000_000;
const drawn = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-opacity',
	'stroke-width',
	'stroke-linejoin',
	'paint-order',
	'opacity',
	'font-family',
	'font-size',
	'font-weight',
	'font-variant-numeric'
];
const shapes = new Set(['text', 'rect', 'path', 'circle', 'line']);
const fallbackFonts = 'Inter, Helvetica, Arial, sans-serif';

/** The drawing could not be made into a picture. */
export type FigureError = { readonly type: 'figureNotDrawn' };

/** The chart as the text of an SVG file. Title and description, from its data, come along. */
export function svgFigure(chart: SVGSVGElement): string {
	const stage = document.createElement('div');
	stage.className = 'paper';
	stage.style.cssText = 'position:fixed;inset-inline-start:-100000px;top:0;--bg:#ffffff';
	const copy = chart.cloneNode(true) as SVGSVGElement;
	stage.append(copy);
	// Beside the original, so that the styles of its component reach the copy.
	(chart.parentElement ?? document.body).append(stage);
	try {
		copy.querySelectorAll('[data-screen]').forEach((element) => element.remove());
		copy.querySelectorAll('[data-sticky]').forEach((element) => element.removeAttribute('transform'));
		removeComments(copy);
		resolveStyles([copy, ...copy.querySelectorAll<SVGElement>('*')]);
		frame(copy, chart.dataset.title ?? '', chart.dataset.description ?? '');
		return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
	} finally {
		stage.remove();
	}
}

/** The chart as a PNG at 300 dots to the inch, or fewer when it is too large for a picture. */
export async function pngFigure(
	chart: SVGSVGElement,
	scale = printDots / screenDots
): Promise<Result<Blob, FigureError>> {
	const text = svgFigure(chart);
	const width = chart.width.baseVal.value + 2 * margin;
	const height = chart.height.baseVal.value + 2 * margin;
	const fitting = Math.min(scale, Math.sqrt(mostPixels / (width * height)));
	const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(width * fitting);
		canvas.height = Math.round(height * fitting);
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
		if (!blob) return { ok: false, error: { type: 'figureNotDrawn' } };
		const bytes = withDensity(new Uint8Array(await blob.arrayBuffer()), screenDots * fitting);
		return { ok: true, value: new Blob([bytes], { type: 'image/png' }) };
	} catch {
		return { ok: false, error: { type: 'figureNotDrawn' } };
	} finally {
		URL.revokeObjectURL(address);
	}
}

/** Takes out the marks that the page's framework keeps between elements. */
function removeComments(element: Element): void {
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
	const comments: Comment[] = [];
	while (walker.nextNode()) comments.push(walker.currentNode as Comment);
	for (const comment of comments) comment.remove();
}

/** Writes what the page's styles give the elements into their attributes, and takes off what only the page understands. */
function resolveStyles(elements: readonly SVGElement[]): void {
	// All are read before any is changed: a rule may reach an element through the class of the one around it.
	const styles = elements.map((element) => {
		const style = getComputedStyle(element);
		return Object.fromEntries(drawn.map((name) => [name, style.getPropertyValue(name)]));
	});
	elements.forEach((element, i) => {
		const style = styles[i]!;
		for (const { name } of [...element.attributes]) {
			if (/^(class|style|role|tabindex|aria-.*|data-.*)$/.test(name)) element.removeAttribute(name);
		}
		if (style.opacity !== '1') element.setAttribute('opacity', style.opacity!);
		if (!shapes.has(element.tagName)) return;
		paint(element, 'fill', style);
		if (style.stroke !== 'none') {
			paint(element, 'stroke', style);
			element.setAttribute('stroke-width', style['stroke-width']!);
		}
		if (element.tagName !== 'text') return;
		if (style.stroke !== 'none') {
			for (const name of ['paint-order', 'stroke-linejoin']) element.setAttribute(name, style[name]!);
		}
		element.setAttribute('font-family', fallbackFonts);
		for (const name of ['font-size', 'font-weight']) element.setAttribute(name, style[name]!);
	});
}

let probe: CanvasRenderingContext2D | null = null;
const painted = new Map<string, readonly [string, number]>();

/** Sets a colour as `#rrggbb`, which every program reads, whatever form the style has it in. */
function paint(element: SVGElement, name: 'fill' | 'stroke', style: Record<string, string>): void {
	const color = style[name]!;
	// A canvas keeps its last colour when it is given what is none.
	if (color === 'none') return element.setAttribute(name, 'none');
	let known = painted.get(color);
	if (!known) {
		probe ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
		if (!probe) return;
		probe.clearRect(0, 0, 1, 1);
		probe.fillStyle = color;
		probe.fillRect(0, 0, 1, 1);
		const [r, g, b, alpha] = probe.getImageData(0, 0, 1, 1).data as unknown as [
			number,
			number,
			number,
			number
		];
		const hex = [r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('');
		known = [`#${hex}`, alpha / 255];
		painted.set(color, known);
	}
	element.setAttribute(name, known[1] === 0 ? 'none' : known[0]);
	const opacity = known[1] * Number(style[`${name}-opacity`]);
	if (opacity > 0 && opacity < 1) element.setAttribute(`${name}-opacity`, opacity.toFixed(3));
}

/** White paper with a margin, the namespace, and the figure's title and description. */
function frame(svg: SVGSVGElement, title: string, description: string): void {
	const width = svg.width.baseVal.value + 2 * margin;
	const height = svg.height.baseVal.value + 2 * margin;
	const make = (name: string): SVGElement => document.createElementNS('http://www.w3.org/2000/svg', name);
	const paper = make('rect');
	const words = [make('title'), make('desc')] as const;
	words[0].textContent = title;
	words[1].textContent = description;
	for (const [name, value] of Object.entries({ x: -margin, y: -margin, width, height, fill: '#ffffff' })) {
		paper.setAttribute(name, String(value));
	}
	svg.prepend(...words, paper);
	svg.setAttribute('role', 'img');
	svg.setAttribute('width', String(width));
	svg.setAttribute('height', String(height));
	svg.setAttribute('viewBox', `${-margin} ${-margin} ${width} ${height}`);
}
