/**
 * Which labels are speakers, decided over the whole file. "The problem is this: nobody asked" looks like a label
 * once; speakers come back. What comes once is believed only in a file that is surely a transcript, when it looks like a name.
 */
import { isRole, labelKey, looksLikeName } from './label.ts';
import type { Match } from './layout.ts';

/** One label of a file. */
type Tally = { name: string; key: string; count: number; first: number; strong: boolean };

/** The labels taken for speakers. */
export type Believed = {
	/** Names as first written, in order of appearance. Empty: this layout does not hold. */
	readonly names: readonly string[];
	/** Which of them a label means, however it is spelt; undefined when it means none. */
	indexOf(label: string): number | undefined;
	/** The names among them that occur once. */
	readonly once: readonly string[];
	/** Labels that might be names, and that were left in the words: they hardly come back, or are common words of the text. */
	readonly left: readonly string[];
	/** How many paragraphs begin with one of them. */
	readonly count: number;
	/** True when somebody who insists on the layout would get at least one speaker. */
	readonly possible: boolean;
};

/**
 * How far the user has decided already: `layout` was chosen, so whatever looks like a name is one; `pattern` was
 * written by hand, so whatever comes back is one as well.
 */
export type Insist = 'no' | 'layout' | 'pattern';

/** Decides. `texts` are the paragraphs that `matches` belong to. */
export function believedSpeakers(
	matches: readonly (Match | null)[],
	texts: readonly string[],
	insist: Insist = 'no'
): Believed {
	const tallies = tally(matches);
	const labelled = matches.reduce((sum, match) => sum + (match ? 1 : 0), 0) * 3 > matches.length;
	const insisted = insist !== 'no';
	const plausible = tallies.filter(
		(label) => isPlausible(label, labelled) || (insist === 'pattern' && mayBeMeant(label))
	);
	const recurring = plausible.filter(({ count, name }) => count >= 2 || isRole(name));
	const firmCount = countOf(recurring);
	const firstOf = (labels: readonly Tally[]) => Math.min(...labels.map(({ first }) => first));
	const firstFirm = insisted ? 0 : firstOf(recurring);
	const single = plausible.filter(
		(label) =>
			!recurring.includes(label) &&
			label.first >= firstFirm &&
			(insist === 'pattern' || looksLikeName(label.name) || label.strong)
	);
	// One name that comes back is enough only among other names, and where labels are the rule.
	const company =
		recurring.length >= 2 ||
		recurring.some(({ count }) => count >= 3) ||
		(single.length > 0 && (firmCount + countOf(single)) * 3 >= matches.length);
	const holds = insisted || (recurring.length > 0 && company && firmCount * 40 >= matches.length);
	const believed = holds ? [...recurring, ...(insisted ? single : withoutCommonWords(single, texts))] : [];
	believed.sort((a, b) => a.first - b.first);
	const left = plausible.filter(
		(label) => !believed.includes(label) && /^[\p{L}\p{N}'’ .-]+$/u.test(label.name)
	);
	return {
		names: believed.map(({ name }) => name),
		indexOf: indexByLabel(believed.map(({ key }) => key)),
		once: believed.filter(({ count }) => count === 1).map(({ name }) => name),
		left: left.map(({ name }) => name),
		count: countOf(believed),
		possible: plausible.length > 0
	};
}

/** Looks labels up by their key, and works each spelling's key out once. */
function indexByLabel(keys: readonly string[]): (label: string) => number | undefined {
	const byKey = new Map(keys.map((key, at) => [key, at]));
	const bySpelling = new Map<string, number | undefined>();
	return (label) => {
		if (!bySpelling.has(label)) bySpelling.set(label, byKey.get(labelKey(label)));
		return bySpelling.get(label);
	};
}

function countOf(labels: readonly Tally[]): number {
	return labels.reduce((sum, { count }) => sum + count, 0);
}

function tally(matches: readonly (Match | null)[]): Tally[] {
	const byName = new Map<string, Tally>();
	const byKey = new Map<string, Tally>();
	matches.forEach((match, at) => {
		if (!match) return;
		const { name, strong } = match;
		let known = byName.get(name);
		if (!known) {
			const key = labelKey(name);
			known = byKey.get(key) ?? { name, key, count: 0, first: at, strong: true };
			byKey.set(key, known);
			byName.set(name, known);
		}
		known.count++;
		known.strong &&= strong;
	});
	return [...byKey.values()];
}

function isPlausible(label: Tally, labelled: boolean): boolean {
	const { name, count, strong } = label;
	if (isRole(name) || looksLikeName(name)) return true;
	// "anna: hej" in small letters: a name only where labels are the rule.
	const words = name.split(/\s+/).length;
	return labelled && count >= 3 && (words === 1 || (words <= 3 && (strong || /\d/.test(name))));
}

/** What a pattern written by hand may mean though it is no name: a nickname in small letters, but not half a sentence. */
function mayBeMeant({ name, count, strong }: Tally): boolean {
	return count >= 2 || strong || !/\s/.test(name);
}

/** Drops one-word labels that the same file writes with a small letter elsewhere: "Problem" is a word, "Kalle" is not. */
function withoutCommonWords(labels: readonly Tally[], texts: readonly string[]): Tally[] {
	const words = labels.filter(({ name }) => /^\p{Lu}\p{Ll}+$/u.test(name)).slice(0, 60);
	if (!words.length) return [...labels];
	const pattern = new RegExp(`(?<!\\p{L})(?:${words.map(({ key }) => key).join('|')})(?!\\p{L})`, 'gu');
	const common = new Set<string>();
	for (const text of texts) {
		for (const [word] of text.matchAll(pattern)) common.add(word);
		if (common.size === words.length) break;
	}
	return labels.filter(({ key }) => !common.has(key));
}
