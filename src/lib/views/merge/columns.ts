/** What the columns of a table of codes may be, as choices. */
import { say, spokenLanguage } from '../../words/say.ts';
import { languageName, textFields } from '../codebook/languages.ts';

const plainUses = ['ignored', 'guid', 'parentGuid', 'path', 'parent', 'key', 'color', 'applicable'] as const;

/** Columns of texts, which may stand in several languages. */
const texts = ['name', ...textFields] as const;

/** What a column holds. */
export type TextUse = (typeof plainUses)[number] | (typeof texts)[number];

/** One column: what it is, and the language of a text (null for that of the codes' own texts). */
export type Column = { readonly use: TextUse; readonly language: string | null };

/** Every choice: `USE`, or `USE LANGUAGE` for a text in a further language. */
export function columnChoices(languages: readonly string[]): { value: string; label: string }[] {
	const own = [...plainUses, ...texts].map((use) => ({
		value: use,
		label: say(`codebook.column.${use}`)
	}));
	const further = languages.flatMap((language) =>
		texts.map((use) => ({
			value: `${use} ${language}`,
			label: `${say(`codebook.column.${use}`)} (${languageName(language, spokenLanguage())})`
		}))
	);
	return [...own, ...further];
}

/** The mapping with one column changed; another column that was the same is ignored from then on. */
export function withColumn(mapping: readonly Column[], at: number, column: Column): Column[] {
	const same = (one: Column): boolean =>
		column.use !== 'ignored' && one.use === column.use && one.language === column.language;
	return mapping.map((one, i) => (i === at ? column : same(one) ? { use: 'ignored', language: null } : one));
}
