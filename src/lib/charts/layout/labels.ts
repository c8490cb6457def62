/** Labels that fit: names cut to the room there is for them. */

/** Gives the width of a text in px, in the font of the labels. */
export type Measure = (text: string) => number;

/** `text` if it is at most `room` px wide, else its longest beginning that is, with an ellipsis. */
export function shorten(text: string, room: number, measure: Measure): string {
	if (measure(text) <= room) return text;
	const letters = Array.from(text);
	let fits = 0;
	let tooLong = letters.length;
	while (tooLong - fits > 1) {
		const half = (fits + tooLong) >> 1;
		if (measure(`${letters.slice(0, half).join('')}…`) <= room) fits = half;
		else tooLong = half;
	}
	return `${letters.slice(0, fits).join('').trimEnd()}…`;
}

/** `text` in as few lines of `room` px as it takes, two at most: parted where the lines are most alike, else cut. */
export function inTwoLines(text: string, room: number, measure: Measure): readonly string[] {
	if (measure(text) <= room) return [text];
	// A sign that stands alone between words stays with those before it.
	const words = text.split(/ (?![^\p{L}\p{N}]+ )/u);
	const parted = words.slice(1).map((_, i) => {
		const lines = [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')];
		return { lines, width: Math.max(...lines.map(measure)) };
	});
	const best = parted.toSorted((a, b) => a.width - b.width)[0];
	return (best?.lines ?? [text]).map((line) => shorten(line, room, measure));
}
