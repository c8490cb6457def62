/** How wide a chart's labels are on this screen; asked again when fonts are there. */
import type { Measure } from './layout/labels.ts';
import { labelMeasure } from './measure.ts';

export class Labels {
	#loaded = $state(0);

	/** Made while a component is set up. */
	constructor() {
		$effect(() => {
			const loaded = (): void => void this.#loaded++;
			document.fonts.addEventListener('loadingdone', loaded);
			return () => document.fonts.removeEventListener('loadingdone', loaded);
		});
	}

	/** Widths in the fonts loaded now. */
	readonly measure: Measure = $derived.by(() => {
		void this.#loaded;
		return labelMeasure();
	});
}
