/** Codebooks as rows and columns, the form behind csv and xlsx: one row a code. */
import { textFields } from '../../core/code-texts.ts';
import { pathsOf, sortedLanguages } from '../../core/codebook.ts';
import { codePath, parseCodePath } from '../../core/code-path.ts';
import type { CodeTexts, Guid } from '../../core/records.ts';
import type { Result } from '../../core/result.ts';
import type { CodebookFile } from '../codebook-file.ts';
import {
	refusal,
	type CodebookReading,
	type CodebookReadOptions,
	type CodebookRefusal,
	type CodebookWriteOptions
} from './format.ts';
import { Gathering } from './gather.ts';
import { guessMapping, namesCodes, type CodebookMapping, type ColumnUse } from './mapping.ts';

/** What a table leaves out, as keys of sentences. */
export const tableCannotCarry = [
	'codebook.cannotCarry.sets',
	'codebook.cannotCarry.head',
	'codebook.cannotCarry.memos'
] as const;

/** The first heads of every table that Samtal writes. */
export const fixedHeads = ['path', 'guid', 'parent guid', 'key', 'color', 'applicable'] as const;

/** The codebook as rows of text, heads first: what it is called, then its texts in each language. */
export function tableRows(codebook: CodebookFile, { language }: Pick<CodebookWriteOptions, 'language'>): string[][] {
	const tags = sortedLanguages(new Set(codebook.codes.flatMap(({ texts }) => Object.keys(texts))));
	const heads = tags.flatMap((tag) => textFields.map((field) => `${field} (${tag})`));
	const paths = pathsOf(codebook, language);
	const rows = codebook.codes.map(({ guid, parent, key, color, applicable, texts }) => [
		paths.get(guid) ?? '',
		guid,
		parent ?? '',
		key ?? '',
		color,
		applicable ? 'yes' : 'no',
		...tags.flatMap((tag) => textFields.map((field) => texts[tag]?.[field] ?? ''))
	]);
	return [[...fixedHeads, ...heads], ...rows];
}

/** The columns of a table, its first rows and the guess what they are, to show before the file is read. */
export type TablePreview = {
	readonly heads: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly mapping: CodebookMapping;
};

/** A look at rows that begin with heads. */
export function tablePreview(rows: readonly (readonly string[])[]): TablePreview {
	const [heads = [], ...others] = withoutBlank(rows);
	return { heads, rows: others.slice(0, 20), mapping: guessMapping(heads) };
}

/** The codebook in rows that begin with heads. */
export function tableCodebook(
	rows: readonly (readonly string[])[],
	options: CodebookReadOptions
): Result<CodebookReading, CodebookRefusal> {
	const [heads = [], ...body] = withoutBlank(rows);
	const mapping = options.mapping ?? guessMapping(heads);
	if (!namesCodes(mapping)) return refusal('noNameColumn', { columns: heads.slice(0, 10).join(', ') });
	const reader = new RowReader(mapping, options.language);
	for (const cells of body) reader.row(cells);
	return reader.finish();
}

const withoutBlank = (rows: readonly (readonly string[])[]) => rows.filter((row) => row.some((cell) => cell.trim()));

type Row = { readonly cells: readonly string[]; readonly path: readonly string[]; readonly parentGuid: string };

/** Reads rows in any order: a parent may stand after its children, or only in their paths. */
class RowReader {
	readonly #mapping: CodebookMapping;
	readonly #language: string;
	readonly #rows: Row[] = [];
	readonly #gathering = new Gathering();
	readonly #byPath = new Map<string, Row[]>();
	readonly #byGuid = new Map<string, Row>();
	readonly #done = new Map<Row, Guid>();
	readonly #groups = new Map<string, Guid>();

	constructor(mapping: CodebookMapping, language: string) {
		this.#mapping = mapping;
		this.#language = language;
	}

	row(cells: readonly string[]): void {
		const row: Row = { cells, path: this.#pathOf(cells), parentGuid: this.#cell(cells, 'parentGuid').trim() };
		this.#rows.push(row);
		const key = codePath(row.path);
		this.#byPath.set(key, [...(this.#byPath.get(key) ?? []), row]);
		const guid = this.#cell(cells, 'guid').trim();
		if (guid && !this.#byGuid.has(guid)) this.#byGuid.set(guid, row);
	}

	finish(): Result<CodebookReading, CodebookRefusal> {
		for (const row of this.#rows) this.#take(row);
		const uses = new Set(this.#mapping.map(({ use }) => use));
		const missing = (['key', 'color', 'applicable'] as const).filter((use) => !uses.has(use));
		const placed = uses.has('path') || uses.has('parent') || uses.has('parentGuid');
		return this.#gathering.reading('', this.#language, ['set', 'codebook', ...missing, ...(placed ? [] : ['parent'])]);
	}

	/** Takes a row in after its ancestors, without recursion. */
	#take(row: Row): Guid {
		const chain: Row[] = [];
		let parent: Guid | null = null;
		for (let at: Row | null = row; at; at = this.#parentRow(at)) {
			const done = this.#done.get(at);
			if (done) {
				parent = done;
				break;
			}
			// A circle of parents is cut where it closes.
			if (chain.includes(at)) break;
			chain.push(at);
		}
		for (const one of chain.reverse()) {
			parent = this.#add(one, parent ?? this.#group(one.path.slice(0, -1)));
			this.#done.set(one, parent);
		}
		return parent as Guid;
	}

	#parentRow(row: Row): Row | null {
		if (row.parentGuid) return this.#byGuid.get(row.parentGuid) ?? null;
		if (this.#mapping.some(({ use }) => use === 'parentGuid') && this.#cell(row.cells, 'guid')) return null;
		const above = row.path.slice(0, -1);
		if (!above.length) return null;
		const found = this.#byPath.get(codePath(above))?.find((one) => one !== row);
		if (found) return found;
		// A parent column names one code, wherever it stands.
		if (above.length > 1 || this.#mapping.some(({ use }) => use === 'path')) return null;
		return this.#rows.find((one) => one !== row && one.path.at(-1) === above[0]) ?? null;
	}

	/** A code that only stands in paths: it groups. */
	#group(path: readonly string[]): Guid | null {
		let parent: Guid | null = null;
		for (let depth = 1; depth <= path.length; depth++) {
			const key = codePath(path.slice(0, depth));
			const row = this.#byPath.get(key)?.[0];
			const known: Guid | undefined = (row && this.#done.get(row)) ?? this.#groups.get(key);
			if (known) {
				parent = known;
				continue;
			}
			const texts = { [this.#language]: { name: path[depth - 1] as string } };
			parent = this.#gathering.add({ guid: null, parent, applicable: false, texts }, `path ${key}`, this.#language);
			this.#groups.set(key, parent);
		}
		return parent;
	}

	#add({ cells, path, parentGuid }: Row, parent: Guid | null): Guid {
		const texts: Record<string, Partial<CodeTexts>> = {};
		this.#mapping.forEach(({ use, language }, i) => {
			if (!(textFields as readonly string[]).includes(use) || !cells[i]) return;
			(texts[language ?? this.#language] ??= {})[use as keyof CodeTexts] = cells[i];
		});
		if (!Object.values(texts).some(({ name }) => name?.trim()))
			(texts[this.#language] ??= {}).name = path.at(-1) ?? '';
		const applicable = this.#cell(cells, 'applicable').trim().toLowerCase();
		return this.#gathering.add(
			{
				guid: this.#cell(cells, 'guid') || null,
				parent: parentGuid || !this.#mapping.some(({ use }) => use === 'parentGuid') || path.length > 1 ? parent : null,
				key: this.#cell(cells, 'key'),
				color: this.#cell(cells, 'color'),
				applicable: applicable ? !['no', 'false', '0', 'nej', 'n'].includes(applicable) : null,
				texts
			},
			`path ${codePath(path)}`,
			this.#language
		);
	}

	#pathOf(cells: readonly string[]): string[] {
		const path = this.#cell(cells, 'path');
		const name = this.#cell(cells, 'name');
		if (path.trim()) return parseCodePath(path);
		const parent = this.#cell(cells, 'parent');
		return [...(parent.trim() ? parseCodePath(parent.trim()) : []), name];
	}

	/** The cell of the first column with this use; '' where there is none. */
	#cell(cells: readonly string[], use: ColumnUse): string {
		const at = this.#mapping.findIndex((column) => column.use === use);
		return (at < 0 ? '' : cells[at]) ?? '';
	}
}
