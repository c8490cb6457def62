/** What a query means, in one plain sentence: keys of the catalogue with values, some of which are such again. */
import type { Query, QueryCondition, QueryLeaf } from './query.ts';
import type { Guid } from './records.ts';

/** A sentence, or a part of one, kept as the key of a message; its values may be parts in turn. */
export type Sentence = {
	readonly key: string;
	readonly values: Readonly<Record<string, string | number | Sentence>>;
};

/** The path of a code and the name of a theme; null for one that is gone: a query may outlive them. */
export type SentenceNames = {
	readonly code: (guid: Guid) => string | null;
	readonly theme: (guid: Guid) => string | null;
};

/** The whole sentence. */
export function querySentence(query: Query, names: SentenceNames): Sentence {
	return sentence('query.said', { passages: passagesOf(query, names) });
}

function passagesOf(query: Query, names: SentenceNames): Sentence {
	switch (query.is) {
		case 'and':
			return sentence('query.and', {
				passages: partOf(query.of, names),
				conditions: listed(
					'query.both',
					query.conditions.map((one) => conditionOf(one, names))
				)
			});
		case 'or':
			return listed(
				'query.or',
				query.parts.map((part) => partOf(part, names))
			);
		case 'shared':
			return sentence('query.shared', {
				passages: listed(
					'query.both',
					query.parts.map((part) => partOf(part, names))
				)
			});
		default:
			return leafOf(query, names);
	}
}

/** A part in another: a group stands in brackets, so that the sentence can be taken in one way only. */
function partOf(query: Query, names: SentenceNames): Sentence {
	const passages = passagesOf(query, names);
	return query.is === 'and' || query.is === 'or' || query.is === 'shared'
		? sentence('query.group', { passages })
		: passages;
}

function leafOf(leaf: QueryLeaf, names: SentenceNames): Sentence {
	if (leaf.is === 'coded') return sentence('query.coded');
	if (leaf.is === 'theme') {
		const theme = names.theme(leaf.theme);
		return theme === null ? sentence('query.themeGone') : sentence('query.theme', { theme });
	}
	if (leaf.is === 'code') {
		const code = names.code(leaf.code);
		if (code === null) return sentence('query.codeGone');
		return sentence(leaf.below ? 'query.codeBelow' : 'query.code', { code });
	}
	const { way, text, matchCase, matchMarks } = leaf;
	const isOne = (way === 'words' || way === 'phrase') && /^\S+$/.test(text.trim());
	const words = sentence(isOne ? 'query.text.word' : `query.text.${way}`, { text });
	if (!matchCase && !matchMarks) return words;
	return sentence(`query.exactly.${matchCase ? (matchMarks ? 'both' : 'case') : 'marks'}`, { words });
}

function conditionOf({ not, rule, of }: QueryCondition, names: SentenceNames): Sentence {
	const others = partOf(of, names);
	const values: Sentence['values'] = 'turns' in rule ? { turns: rule.turns, others } : { others };
	return sentence(not ? `query.misses.${rule.by}` : `query.meets.${rule.by}`, values);
}

function listed(key: string, parts: readonly Sentence[]): Sentence {
	return parts.reduce((first, second) => sentence(key, { first, second }));
}

const sentence = (key: string, values: Sentence['values'] = {}): Sentence => ({ key, values });
