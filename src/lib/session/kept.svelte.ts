/** Whether the browser has promised to keep what Samtal stores, or may clear it when the disk runs low. */

class Kept {
	/** Null until it is known. */
	persisted: boolean | null = $state(null);

	/** Asks how it stands. */
	async read(): Promise<void> {
		this.persisted = (await navigator.storage?.persisted?.()) ?? false;
	}

	/** Asks the browser for the promise; it may ask the user, or decide by itself. */
	async ask(): Promise<void> {
		this.persisted = (await navigator.storage?.persist?.()) ?? false;
	}
}

/** The promise of this browser. */
export const kept = new Kept();
