/** The rows of a long drawing or table: the first stand at once, the others follow after it was painted, so that they don't hold it up. */

/** More rows of bars, or of a table, than a large window shows. */
const rowsAtOnce = 60;
const eachTime = 40;

export class Gradual {
	#standing = $state(0);
	readonly #count: () => number;

	/** Made while a component is set up; `count` is how many rows there are, `atOnce` how many stand from the beginning. */
	constructor(count: () => number, atOnce = rowsAtOnce) {
		this.#count = count;
		this.#standing = atOnce;
		$effect(() => {
			if (this.#standing >= count()) return;
			let timer = 0;
			const frame = requestAnimationFrame(() => {
				// What is asked for in a frame runs before its paint, this after it.
				timer = window.setTimeout(() => (this.#standing += eachTime));
			});
			return () => {
				cancelAnimationFrame(frame);
				clearTimeout(timer);
			};
		});
	}

	/** How many rows stand now; never fewer than before. */
	get standing(): number {
		return this.#standing;
	}

	/** True once all rows stand, so that a drawing can be saved. */
	get isWhole(): boolean {
		return this.#standing >= this.#count();
	}
}
