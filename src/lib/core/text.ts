/** What a text is made to be before it is stored: one kind of line break, nothing that SQLite, JSON or an editor would trip over. */

/** What `cleanText` changed, counted; all zero for a text kept as given. */
export type TextChanges = {
	/** 1 when a byte order mark stood first. */
	readonly bom: number;
	/** Line breaks written as CR LF or CR. */
	readonly lineBreaks: number;
	/** Lone surrogates and C0 controls (other than tab and line feed) that became U+FFFD, one for one. */
	readonly replaced: number;
};

// \p{Cc} is C0, DEL and C1; only C0 is meant.
const unfit = /[^\P{Cc}\t\n\u007f-\u009f]|\p{Surrogate}/gu;

/** True when `cleanText` would keep the text as it is (a byte order mark within a document counts as a letter). */
export function isClean(text: string): boolean {
	return !text.includes('\r') && text.search(unfit) < 0;
}

/** True when the offset stands between the two halves of one character: no range may begin or end there. */
export function splitsCharacter(text: string, at: number): boolean {
	return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

/** The text as Samtal keeps it. Letters are not normalised: what can be kept as given is kept. */
export function cleanText(given: string): { text: string; changes: TextChanges } {
	let text = given;
	const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	if (bom) text = text.slice(1);
	let lineBreaks = 0;
	if (text.includes('\r')) {
		text = text.replace(/\r\n?/g, () => {
			lineBreaks++;
			return '\n';
		});
	}
	let replaced = 0;
	text = text.replace(unfit, () => {
		replaced++;
		return '\ufffd';
	});
	return { text, changes: { bom, lineBreaks, replaced } };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
