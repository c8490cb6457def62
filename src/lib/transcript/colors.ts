/**
 * Code colours in the text, as classes of one constructed style sheet: the content security policy allows no style
 * attribute, and a class a colour and layer keeps the sheet small however the codes overlap.
 */

/** How many codings of one segment are told apart in the text; the margin shows all. */
export const maxLayers = 4;

const known = new Set<string>();
let sheet: CSSStyleSheet | null = null;

/** The class that paints layer `layer` (from 1, the lowest) with `color` (`#rrggbb`); `on` for the selected coding. */
export function layerClass(layer: number, color: string, on: boolean): string {
	const name = `coded-${layer}-${color.slice(1)}${on ? '-on' : ''}`;
	if (!known.has(name)) {
		known.add(name);
		const tint = on ? 'var(--tint-on)' : 'var(--tint)';
		colorSheet().insertRule(
			`.${name}{--l${layer}:color-mix(in oklab,${color} ${tint},transparent);--u${layer}:${color}}`
		);
	}
	return name;
}

function colorSheet(): CSSStyleSheet {
	if (!sheet) {
		sheet = new CSSStyleSheet();
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	}
	return sheet;
}
