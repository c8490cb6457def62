/** Which styles of an OpenDocument text are bold, with what they inherit. */
import type { XmlWalk } from './xml.ts';

type Style = { parent: string; bold: boolean | null };

/** Reads the styles of one document; ask after `settle`. */
export class OdtStyles implements XmlWalk {
	readonly #styles = new Map<string, Style>();
	readonly #bold = new Map<string, boolean | null>();
	#open: Style | null = null;

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (name === 'style:style') {
			this.#open = { parent: attributes['style:parent-style-name'] ?? '', bold: null };
			this.#styles.set(attributes['style:name'] ?? '', this.#open);
		} else if (name === 'style:text-properties' && this.#open) {
			const weight = attributes['fo:font-weight'];
			if (weight) this.#open.bold = weight === 'bold' || Number(weight) >= 600;
		}
	}

	close(name: string): void {
		if (name === 'style:style') this.#open = null;
	}

	words(): void {}

	/** Works out what each style inherits; a ring of parents ends where it began. */
	settle(): void {
		for (const name of this.#styles.keys()) {
			let bold: boolean | null = null;
			const seen = new Set<string>();
			for (let at = name; bold === null && at && !seen.has(at) && seen.size < 50;) {
				seen.add(at);
				const style = this.#styles.get(at);
				bold = style?.bold ?? null;
				at = style?.parent ?? '';
			}
			this.#bold.set(name, bold);
		}
	}

	/** True for bold, false for not bold, null where the style says nothing. */
	isBold(name: string | undefined): boolean | null {
		return name === undefined ? null : (this.#bold.get(name) ?? null);
	}
}
