/** What the columns of a table of codes are: a guess from their heads, for people to change before anything is read. */
import { textFields } from '../../core/code-texts.ts';

/** What a column may be. `path` and `parent` are names from the top down, joined as a code's path is, or one name. */
export const columnUses = ['ignored', 'guid', 'parentGuid', 'path', 'parent', 'key', 'color', 'applicable', ...textFields] as const;
export type ColumnUse = (typeof columnUses)[number];

/** One column: what it is, and the language of a text (null for that of the reader's options). */
export type MappedColumn = { readonly use: ColumnUse; readonly language: string | null };
export type CodebookMapping = readonly MappedColumn[];

/** The guess for each head. Each use is given once in a language; what no head tells is ignored. */
export function guessMapping(heads: readonly string[]): CodebookMapping {
	const taken = new Set<string>();
	return heads.map((head) => {
		const found = guess(head);
		const id = `${found.use} ${found.language ?? ''}`;
		if (found.use === 'ignored' || taken.has(id)) return ignored;
		taken.add(id);
		return found;
	});
}

/** True when a mapping says which name each code has. */
export function namesCodes(mapping: CodebookMapping): boolean {
	return mapping.some(({ use }) => use === 'name' || use === 'path');
}

const ignored: MappedColumn = { use: 'ignored', language: null };

/** Heads as tools and people write them, English and Swedish, without case and signs. */
const words: Readonly<Record<Exclude<ColumnUse, 'ignored'>, readonly string[]>> = {
	guid: ['guid', 'id', 'code guid', 'uuid', 'kodens guid'],
	parentGuid: ['parent guid', 'parent id', 'överordnad guid'],
	path: ['path', 'code path', 'full path', 'hierarchy', 'sökväg', 'kodsökväg'],
	parent: ['parent', 'parent code', 'category', 'parent name', 'group', 'överordnad', 'överordnad kod', 'kategori', 'grupp'],
	key: ['key', 'shortcut', 'hotkey', 'tangent', 'kortkommando'],
	color: ['color', 'colour', 'färg'],
	applicable: ['applicable', 'is codable', 'iscodable', 'codable', 'kan sättas'],
	name: ['name', 'code', 'code name', 'codename', 'tag', 'label', 'namn', 'kod', 'kodnamn', 'kodens namn'],
	definition: ['definition', 'description', 'memo', 'comment', 'meaning', 'note', 'beskrivning', 'kommentar', 'betydelse'],
	include: ['include', 'include when', 'inclusion', 'inclusion criteria', 'when to use', 'inkludera', 'inklusion', 'används när'],
	exclude: ['exclude', 'exclude when', 'exclusion', 'exclusion criteria', 'when not to use', 'exkludera', 'exklusion', 'används inte när'],
	example: ['example', 'examples', 'typical example', 'quote', 'exempel', 'typiskt exempel', 'citat'],
	borderline: ['borderline', 'borderline example', 'borderline case', 'gränsfall', 'gränsexempel']
};
const useOf = new Map(
	Object.entries(words).flatMap(([use, heads]) => heads.map((head) => [head, use as ColumnUse] as const))
);

function guess(head: string): MappedColumn {
	const [, bare, tag] = /^(.*?)\s*(?:[([]([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})[)\]])?\s*$/s.exec(head.normalize('NFC')) ?? [];
	const use = useOf.get((bare ?? '').toLowerCase().replace(/[\s_.:-]+/g, ' ').trim());
	if (!use) return ignored;
	const isText = (textFields as readonly string[]).includes(use);
	return { use, language: isText ? (tag ?? null) : null };
}
