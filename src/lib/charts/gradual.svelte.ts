/** The rows of a long drawing: the first stand at once, the others follow after it was painted, so that they don't hold it up. */

/** More than a large window shows. */
const atOnce = 60;
const eachTime = 40;

export class Gradual {
	#standing = $state(atOnce);

	/** Made while a component is set up; `count` is how many rows there are. */
	constructor(count: () => number) {
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
}
