/** How text is set, as it is chosen. */

/** A typeface, and the measures of text: pixels, characters in a line, and from line to line as a multiple of the size. */
export type TextLook = {
	readonly font: 'serif' | 'sans' | 'legible';
	readonly textSize: number;
	readonly lineWidth: number;
	readonly lineSpacing: number;
};

/** What each measure may be, and in which steps it is set. */
export type TextLimits = Readonly<
	Record<
		Exclude<keyof TextLook, 'font'>,
		{ readonly min: number; readonly max: number; readonly step: number }
	>
>;
