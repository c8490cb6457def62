/** The codes that are open while passages are gone through in order. */

/** How many passages of each code are open, and a list of the codes with any. */
export class OpenCodes {
	/** The number of codes with an open passage: the part of `list` that is in use. */
	size = 0;
	readonly list: Int32Array;
	readonly count: Int32Array;
	readonly #place: Int32Array;

	constructor(codes: number) {
		this.list = new Int32Array(codes);
		this.count = new Int32Array(codes);
		this.#place = new Int32Array(codes);
	}

	/** One more passage of the code. */
	open(code: number): void {
		if (this.count[code]!++ > 0) return;
		this.#place[code] = this.size;
		this.list[this.size++] = code;
	}

	/** One passage of the code less. */
	close(code: number): void {
		if (--this.count[code]! > 0) return;
		const last = this.list[--this.size]!;
		this.list[this.#place[code]!] = last;
		this.#place[last] = this.#place[code]!;
	}

	/** Closes all. */
	clear(): void {
		for (let k = 0; k < this.size; k++) this.count[this.list[k]!] = 0;
		this.size = 0;
	}
}
