import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Linear sRGB from OKLCH, after Björn Ottosson, "A perceptual color space for image processing" (2020). */
function linear(lightness: number, chroma: number, hue: number): [number, number, number] {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
	];
}

/** Relative luminance, WCAG 2.2. */
function luminance([r, g, b]: [number, number, number]): number {
	const cut = (value: number) => Math.min(1, Math.max(0, value));
	return 0.2126 * cut(r) + 0.7152 * cut(g) + 0.0722 * cut(b);
}

/** Contrast ratio, WCAG 2.2. */
function contrast(one: string, other: string): number {
	const [light, dark] = [one, other]
		.map((color) => luminance(linear(...parse(color))))
		.sort((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

function parse(color: string): [number, number, number] {
	const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(color);
	if (!match) throw new Error(`not an opaque oklch colour: ${color}`);
	return [Number(match[1]), Number(match[2]), Number(match[3])];
}

const css = readFileSync('src/app.css', 'utf8');
const tokens = new Map(
	[...css.matchAll(/--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\);/g)].map((match) => [
		match[1] as string,
		{ light: match[2] as string, dark: match[3] as string }
	])
);

function color(name: string, scheme: 'light' | 'dark'): string {
	const token = tokens.get(name);
	if (!token) throw new Error(`app.css has no colour --${name}`);
	return token[scheme];
}

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
	const grounds = ['bg', 'surface', 'sunken', 'accent-weak'];
	const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'warn', 'danger'];

	test.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
		'--%s on --%s is at least 4.5:1',
		(ink, ground) => {
			expect(contrast(color(ink, scheme), color(ground, scheme))).toBeGreaterThanOrEqual(4.5);
		}
	);

	test.each(['ink', 'ink-2'])('--%s reads on a selection', (ink) => {
		expect(contrast(color(ink, scheme), color('sel', scheme))).toBeGreaterThanOrEqual(4.5);
	});

	test('words on the accent read', () => {
		expect(contrast(color('on-accent', scheme), color('accent', scheme))).toBeGreaterThanOrEqual(4.5);
	});

	test.each(['bg', 'surface', 'sunken'])('the edge of a field stands out from --%s by 3:1', (ground) => {
		expect(contrast(color('edge', scheme), color(ground, scheme))).toBeGreaterThanOrEqual(3);
	});

	test.each([...inks, ...grounds, 'edge', 'sel', 'line', 'line-strong'])(
		'--%s can be shown in sRGB',
		(name) => {
			for (const channel of linear(...parse(color(name, scheme)))) {
				expect(channel).toBeGreaterThan(-0.002);
				expect(channel).toBeLessThan(1.002);
			}
		}
	);
});
