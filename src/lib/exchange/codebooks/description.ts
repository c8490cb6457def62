/**
 * A code's definition, rules and examples in the one description that other tools have for a code, and back. Each but the
 * definition begins a paragraph with its label, such as `Include: `; a line of the text itself that looks so gets a
 * backslash before it.
 */
import type { CodeTexts } from '../../core/records.ts';

type Rules = Omit<CodeTexts, 'name'>;
type Labelled = Exclude<keyof Rules, 'definition'>;

/** The labels by language; they are part of the format and never change. */
const labels: Readonly<Record<'en' | 'sv', Readonly<Record<Labelled, string>>>> = {
	en: { include: 'Include', exclude: 'Exclude', example: 'Example', borderline: 'Borderline example' },
	sv: { include: 'Inkludera', exclude: 'Exkludera', example: 'Exempel', borderline: 'Gränsfall' }
};
const order = ['include', 'exclude', 'example', 'borderline'] as const;
const fieldOf = new Map(
	Object.values(labels).flatMap((byField) => order.map((field): [string, Labelled] => [byField[field], field]))
);
const anyLabel = [...fieldOf.keys()].join('|');

/** The description of a code; '' where there is nothing to say. `language` decides the labels. */
export function describe(texts: Rules, language: string): string {
	const own = labels[language.startsWith('sv') ? 'sv' : 'en'];
	const parts = order.filter((field) => texts[field]).map((field) => `${own[field]}: ${escaped(texts[field])}`);
	return [...(texts.definition ? [escaped(texts.definition)] : []), ...parts].join('\n\n');
}

/** The texts that a description holds. A label that comes again adds a paragraph. */
export function described(description: string): Rules {
	const rules: Rules = { definition: '', include: '', exclude: '', example: '', borderline: '' };
	const pieces = description.split(new RegExp(`(?:^|\\n\\n)(${anyLabel}): ?`));
	rules.definition = unescaped(pieces[0] ?? '');
	for (let i = 1; i < pieces.length; i += 2) {
		const field = fieldOf.get(pieces[i] as string) as Labelled;
		const text = unescaped(pieces[i + 1] as string);
		rules[field] = rules[field] ? `${rules[field]}\n\n${text}` : text;
	}
	return rules;
}

const escaped = (text: string): string => text.replace(new RegExp(`^(?=\\\\*(?:${anyLabel}):)`, 'gm'), '\\');
const unescaped = (text: string): string => text.replace(new RegExp(`^\\\\(?=\\\\*(?:${anyLabel}):)`, 'gm'), '');
