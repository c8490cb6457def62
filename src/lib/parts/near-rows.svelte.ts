/** Which rows of a long table have come near what the window shows: buttons that nobody can reach yet need not be made. */
import { SvelteSet } from 'svelte/reactivity';

/** Rows that come near together: those next to what is seen are among them, so that Tab leads on. */
const band = 20;

/** Made for one table. A row that came near stays so, that a button with the focus is not taken away. */
export class NearRows {
	readonly #bands = new SvelteSet([0, 1]);
	readonly #bandOf = new WeakMap<Element, number>();
	readonly #observer = new IntersectionObserver((entries) => {
		for (const { target, isIntersecting } of entries) {
			if (!isIntersecting) continue;
			this.#observer.unobserve(target);
			const seen = this.#bandOf.get(target)!;
			for (const near of [seen - 1, seen, seen + 1]) this.#bands.add(near);
		}
	});

	/** True once the row at `index` came near. */
	has(index: number): boolean {
		return this.#bands.has(Math.floor(index / band));
	}

	/** Attached to the element of the row at `index`. */
	watch(index: number): (element: Element) => () => void {
		return (element) => {
			this.#bandOf.set(element, Math.floor(index / band));
			this.#observer.observe(element);
			return () => this.#observer.unobserve(element);
		};
	}
}
