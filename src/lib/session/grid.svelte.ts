/** The grid of attributes: its columns and values, what a typed or pasted cell becomes, and the commands that store it. */
import { canonicalValue } from '../core/attribute-value.ts';
import { parsePasted, toPasted } from '../core/pasted-grid.ts';
import type { Attribute, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { fitPaste, type GridCell, type GridRange, type GridRow, type PasteOutcome } from './pasted-cells.ts';
import { session } from './project.svelte.ts';
import { valueText } from './value-text.ts';

export class Grid {
	/** What became of the newest paste, where not all of it went in. */
	outcome: PasteOutcome | null = $state.raw(null);
	readonly #target: () => Attribute['target'];
	readonly #rows: () => readonly GridRow[];

	/** The attributes, in order. */
	readonly columns: readonly Attribute[] = $derived.by(() => attributesOf(this.#target()));
	readonly #values = $derived.by(() => {
		const known = new Map<string, string>();
		for (const { attribute, case: of, document, value } of session().rows?.values ?? [])
			known.set(`${attribute} ${of ?? document}`, value);
		return known;
	});

	/** `rows` in the order in which they are shown: paste and copy go by it. */
	constructor(target: () => Attribute['target'], rows: () => readonly GridRow[]) {
		this.#target = target;
		this.#rows = rows;
	}

	/** The stored value as a person reads and writes it; '' where there is none. */
	text(row: Guid, attribute: Attribute): string {
		return valueText(attribute, this.#values.get(`${attribute.guid} ${row}`) ?? '');
	}

	/** Stores cells in one step; true when they are as wanted. */
	async set(cells: readonly GridCell[], newOptions = false): Promise<boolean> {
		if (!cells.length) return true;
		const isCase = this.#target() === 'case';
		const done = await session().run({
			type: 'value.set',
			newOptions,
			cells: cells.map(({ row, attribute, text }) => ({
				guid: crypto.randomUUID(),
				attribute,
				case: isCase ? row : null,
				document: isCase ? null : row,
				value: text.trim() || null
			}))
		});
		return done.ok || done.error.type === 'nothingToDo';
	}

	/** Empties the cells of a range; names stay. */
	async clear(range: GridRange): Promise<void> {
		const filled = this.#cells(range).filter(({ text }) => text);
		await this.set(filled.map((cell) => ({ ...cell, text: '' })));
	}

	/** The range as a spreadsheet takes it. */
	copy({ top, bottom, left, right }: GridRange): string {
		const rows = this.#rows().slice(top, bottom + 1);
		const text = toPasted(
			rows.map(({ id, name }) =>
				Array.from({ length: right - left + 1 }, (_, i) => {
					const column = this.columns[left + i - 1];
					return column ? this.text(id, column) : name;
				})
			)
		);
		// A blank last row is a row only with a line break behind it.
		return /(^|\n)$/.test(text) ? `${text}\n` : text;
	}

	/** Puts text from a spreadsheet at a range, in one step; a single cell fills the range. What does not fit is named. */
	async paste(range: GridRange, text: string): Promise<void> {
		const { cells, ...outcome } = fitPaste(this.columns, this.#rows(), range, parsePasted(text));
		if (!(await this.set(cells))) return;
		const isWhole = !outcome.leftOut.length && !outcome.outside;
		this.outcome = isWhole ? null : outcome;
		if (isWhole) session().tell(say('grid.paste.done', { n: outcome.pasted }));
	}

	/** Lets the lists of options grow by the pasted texts that were left out, and stores those. */
	async pasteLeftOut(): Promise<void> {
		const { outcome } = this;
		if (outcome && (await this.set(outcome.addable, true))) this.outcome = null;
	}

	/** What may be picked for an attribute, in words; null where one writes. */
	choices({ type, options }: Pick<Attribute, 'type' | 'options'>): readonly string[] | null {
		if (type === 'boolean') return [say('grid.yes'), say('grid.no')];
		return type === 'oneOf' || type === 'ordered' ? options : null;
	}

	#cells({ top, bottom, left, right }: GridRange): GridCell[] {
		const columns = this.columns.slice(Math.max(0, left - 1), right);
		return this.#rows()
			.slice(top, bottom + 1)
			.flatMap(({ id }) =>
				columns.map((column) => ({ row: id, attribute: column.guid, text: this.text(id, column) }))
			);
	}
}

/** The attributes of cases or of documents, in order. */
export function attributesOf(target: Attribute['target']): Attribute[] {
	return (session().rows?.attributes ?? [])
		.filter((attribute) => attribute.target === target)
		.sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : a.guid < b.guid ? -1 : 1));
}

/** The sentence why a text does not fit an attribute; null where it does. */
export function misfit(attribute: Attribute, text: string): string | null {
	if (canonicalValue(attribute, text) !== null) return null;
	return say(`grid.misfit.${attribute.type}`, { value: text.trim().slice(0, 60), attribute: attribute.name });
}
