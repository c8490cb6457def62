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
