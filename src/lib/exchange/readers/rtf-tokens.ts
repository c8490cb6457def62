/** Cuts the bytes of an RTF file into groups, control words and characters (RTF 1.9.1, "RTF Syntax"). Knows no meaning. */

/** What is told of a file, in its order. */
export type RtfSink = {
	open(): void;
	close(): void;
	/** A control word or symbol with its number, null where it has none. */
	word(name: string, number: number | null): void;
	/** One byte written as `\'hh`. */
	hex(byte: number): void;
	/** A byte that stands for itself. */
	raw(byte: number): void;
};

/** Groups open at one time; Word stays under a hundred. */
const deepest = 5000;
const longestWord = 64;

const backslash = 0x5c;
const brace = 0x7b;
const endBrace = 0x7d;

/** Tells `sink` what is in the file. False when its groups don't close or nest too deeply; what follows the last group is left. */
export function rtfTokens(bytes: Uint8Array, sink: RtfSink): boolean {
	let depth = 0;
	for (let at = 0; at < bytes.length;) {
		const byte = bytes[at++]!;
		if (byte === brace) {
			if (++depth > deepest) return false;
			sink.open();
		} else if (byte === endBrace) {
			if (--depth < 0) return false;
			sink.close();
			if (!depth) return true;
		} else if (byte === backslash) at = control(bytes, at, sink);
		else if (byte !== 13 && byte !== 10 && byte !== 0) sink.raw(byte);
	}
	return false;
}

/** Reads what follows a backslash, and gives where the next token begins. */
function control(bytes: Uint8Array, from: number, sink: RtfSink): number {
	let at = from;
	if (!isLetter(bytes[at])) {
		const sign = String.fromCharCode(bytes[at] ?? 0x20);
		if (sign !== "'") {
			sink.word(sign === '\n' || sign === '\r' ? 'par' : sign, null);
			return at + 1;
		}
		const byte = parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
		if (Number.isNaN(byte)) return at + 1;
		sink.hex(byte);
		return at + 3;
	}
	while (isLetter(bytes[at]) && at - from < longestWord) at++;
	const name = String.fromCharCode(...bytes.subarray(from, at));
	const numberFrom = at;
	if (bytes[at] === 0x2d) at++;
	while (isDigit(bytes[at]) && at - numberFrom < 12) at++;
	const written = String.fromCharCode(...bytes.subarray(numberFrom, at));
	const number = /\d/.test(written) ? Number(written) : null;
	if (written === '-') at--;
	if (bytes[at] === 0x20) at++;
	if (name === 'bin') return at + Math.max(0, number ?? 0);
	sink.word(name, number);
	return at;
}

function isLetter(byte: number | undefined): boolean {
	return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
	return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
