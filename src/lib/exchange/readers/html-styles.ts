/** Which of a page's own styles are bold or hidden: as much CSS as word processors write into the pages they save. */

/** How an element looks; `bold` is null where nothing is said. */
export type Look = { readonly bold: boolean | null; readonly hidden: boolean };

/** The most characters of style sheets that are looked at. */
const longestSheet = 1_000_000;

/** The styles of one page. */
export class HtmlStyles {
	readonly #weights = new Map<string, boolean>();
	#read = 0;

	/** Takes in a piece of a style sheet: rules for single classes that set a weight. */
	read(sheet: string): void {
		this.#read += sheet.length;
		if (this.#read > longestSheet) return;
		for (const rule of sheet.split('}')) {
			const brace = rule.lastIndexOf('{');
			const bold = brace < 0 ? null : weightOf(rule.slice(brace + 1));
			if (bold === null) continue;
			for (const selector of rule.slice(Math.max(0, brace - 1000), brace).split(',')) {
				const name = /^\s*(?:p|span|div|td|li)?\.([\w-]+)\s*$/.exec(selector)?.[1];
				if (name) this.#weights.set(name, bold);
			}
		}
	}

	/** How the element with these attributes looks. */
	lookOf(attributes: Readonly<Record<string, string>>): Look {
		const style = (attributes['style'] ?? '').slice(0, 2000);
		let bold = weightOf(style);
		for (const name of (attributes['class'] ?? '').slice(0, 2000).split(/\s+/))
			bold ??= this.#weights.get(name) ?? null;
		return { bold, hidden: 'hidden' in attributes || /display\s*:\s*none/i.test(style) };
	}
}

function weightOf(style: string): boolean | null {
	const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
	if (!weight) return null;
	return /^bold(er)?$/.test(weight) || Number(weight) >= 600;
}
