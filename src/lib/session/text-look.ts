/** How text that is read is set on this device: transcripts, passages and memos. */

/** The typefaces to choose from; the legible one also serves the interface. */
export const fonts = ['serif', 'sans', 'legible'] as const;

/** How text is set. */
export type TextLook = {
	font: (typeof fonts)[number];
	/** Pixels of a letter's body. */
	textSize: number;
	/** Characters in the longest line. */
	lineWidth: number;
	/** From line to line, as a multiple of the size. */
	lineSpacing: number;
};

/** What each measure may be, and in which steps it is set. */
export const textLimits = {
	textSize: { min: 14, max: 28, step: 1 },
	lineWidth: { min: 40, max: 80, step: 1 },
	lineSpacing: { min: 1.3, max: 2.2, step: 0.02 }
} as const;

/** A book's page: what a device sets text in until somebody says otherwise. */
export const firstTextLook: TextLook = { font: 'serif', textSize: 17, lineWidth: 66, lineSpacing: 1.62 };

/** A look out of stored data: what is missing or can't be drawn is as at first, and no measure leaves its limits. */
export function textLookOf(stored: Readonly<Record<string, unknown>>): TextLook {
	const measure = (name: keyof typeof textLimits): number => {
		const value = stored[name];
		const { min, max } = textLimits[name];
		const isNumber = typeof value === 'number' && Number.isFinite(value);
		return isNumber ? Math.min(Math.max(value, min), max) : firstTextLook[name];
	};
	return {
		font: fonts.find((font) => font === stored['font']) ?? firstTextLook.font,
		textSize: measure('textSize'),
		lineWidth: measure('lineWidth'),
		lineSpacing: measure('lineSpacing')
	};
}

/** Text one step larger (1) or smaller (-1), as far as it goes. */
export function stepTextSize(textSize: number, by: 1 | -1): number {
	return textLookOf({ textSize: textSize + by }).textSize;
}

/** The same for the same look, and another for another. */
export function lookKey({ font, textSize, lineWidth, lineSpacing }: TextLook): string {
	return [font, textSize, lineWidth, lineSpacing].join(' ');
}
