/**
 * The ramps of the charts and the ink that can be read on each of their steps. The sequential one goes from paper to accent
 * in light and from surface to light accent in dark. The diverging one has it above its middle, and goes to a warm colour
 * below: its steps are negative there.
 */

/** The number of steps on each side of zero: fine enough to look continuous, few enough to draw a step's cells as one path. */
export const rampSteps = 24;

/** How far the first step stands from nothing, as a share of the ramp: a cell of one is told from an empty one. */
const onset = 0.1;

type Oklch = readonly [lightness: number, chroma: number, hue: number];
export type Scheme = 'light' | 'dark';
/** `#rrggbb`. */
export type Hex = string;

type Ramp = {
	readonly from: Oklch;
	readonly to: Oklch;
	/** The lightnesses between which neither ink keeps 4.5:1: the ramp steps over them. */
	readonly gap: readonly [number, number];
	/** The ink before the gap and after it. */
	readonly inks: readonly [Hex, Hex];
};

const ramps: Record<Scheme, Ramp> = {
	light: {
		from: [0.972, 0.012, 250],
		to: [0.47, 0.135, 250],
		gap: [0.615, 0.56],
		inks: ['#1b1d22', '#ffffff']
	},
	dark: { from: [0.262, 0.02, 260], to: [0.82, 0.1, 250], gap: [0.515, 0.6], inks: ['#ece9e4', '#14161b'] }
};
/** The same from the middle downwards. */
const warmRamps: Record<Scheme, Ramp> = {
	light: { ...ramps.light, from: [0.972, 0.012, 60], to: [0.47, 0.115, 48], gap: [0.625, 0.55] },
	dark: { ...ramps.dark, from: [0.262, 0.016, 60], to: [0.82, 0.1, 65] }
};
const rampOf = (step: number, scheme: Scheme): Ramp => (step < 0 ? warmRamps : ramps)[scheme];

/** The step of a value on a ramp from 0 to `max`: 0 for nothing, then 1 … `rampSteps`; anything above zero shows. */
export function rampStep(value: number, max: number): number {
	if (!(value > 0) || !(max > 0)) return 0;
	return Math.min(rampSteps, Math.max(1, Math.ceil((value / max) * rampSteps)));
}

/**
 * The step of a value on a ramp around `middle`, which reaches so far to both sides: −`rampSteps` … `rampSteps`. What
 * hardly differs from the middle stands on it.
 */
export function divergingStep(value: number, middle: number, reach: number): number {
	const step = reach > 0 ? Math.round(((value - middle) / reach) * rampSteps) : 0;
	return Math.max(-rampSteps, Math.min(rampSteps, step)) + 0;
}

/** The colour of a step. */
export function rampColor(step: number, scheme: Scheme): Hex {
	const ramp = rampOf(step, scheme);
	const at = wayOf(step);
	const mix = (channel: 1 | 2): number => ramp.from[channel] + (ramp.to[channel] - ramp.from[channel]) * at;
	return oklchToHex([lightnessAt(at, ramp).lightness, mix(1), mix(2)]);
}

/** The ink for words on a step; it keeps 4.5:1. */
export function rampInk(step: number, scheme: Scheme): Hex {
	const ramp = rampOf(step, scheme);
	return ramp.inks[lightnessAt(wayOf(step), ramp).isPastGap ? 1 : 0];
}

/** A step's fill as CSS that follows the colour scheme in force. */
export const rampFill = (step: number): string =>
	`light-dark(${rampColor(step, 'light')}, ${rampColor(step, 'dark')})`;

/** A step's ink as CSS that follows the colour scheme in force. */
export const rampInkFill = (step: number): string =>
	`light-dark(${rampInk(step, 'light')}, ${rampInk(step, 'dark')})`;

/**
 * The contrast of two colours, 1 … 21. Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
 */
export function contrast(a: Hex, b: Hex): number {
	const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
}

/** How far along its ramp a step stands, 0 … 1. */
const wayOf = (step: number): number => step && onset + (1 - onset) * (Math.abs(step) / rampSteps);

function lightnessAt(at: number, { from, to, gap }: Ramp): { lightness: number; isPastGap: boolean } {
	const skipped = gap[1] - gap[0];
	const lightness = from[0] + (to[0] - from[0] - skipped) * at;
	const isPastGap = Math.abs(lightness - from[0]) > Math.abs(gap[0] - from[0]);
	return { lightness: isPastGap ? lightness + skipped : lightness, isPastGap };
}

function luminance(color: Hex): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const channel = parseInt(color.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** OKLCH as sRGB; channels out of gamut are clipped. Source: B. Ottosson, A perceptual color space for image processing (2020). */
function oklchToHex([lightness, chroma, hue]: Oklch): Hex {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const linear = [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
	];
	const channels = linear.map((value) => {
		const inside = Math.min(1, Math.max(0, value));
		const encoded = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
		return Math.round(encoded * 255)
			.toString(16)
			.padStart(2, '0');
	});
	return `#${channels.join('')}`;
}
