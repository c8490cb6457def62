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
	/** Keys (`labelKey`) with the name as first written, in order of appearance. Empty: this layout does not hold. */
	readonly speakers: ReadonlyMap<string, string>;
	/** The names among them that occur once. */
	readonly once: readonly string[];
	/** How many paragraphs begin with one of them. */
	readonly count: number;
	/** True when somebody who insists on the layout would get at least one speaker. */
	readonly possible: boolean;
};

/**
 * Decides. `texts` are the paragraphs that `matches` belong to; `insist` takes whatever looks like a name, because
 * the user has chosen the layout.
 */
export function believedSpeakers(
	matches: readonly (Match | null)[],
	texts: readonly string[],
	insist = false
): Believed {
	const tallies = tally(matches);
	const plausible = tallies.filter(isPlausible);
	const recurring = plausible.filter(({ count, name }) => count >= 2 || isRole(name));
	const firmCount = recurring.reduce((sum, { count }) => sum + count, 0);
	const holds =
		insist ||
		((recurring.length >= 2 || recurring.some(({ count }) => count >= 3)) &&
			firmCount >= 2 &&
			recurring.some(({ count, name }) => count >= 2 || isRole(name)) &&
			firmCount * 40 >= matches.length);
	const firstFirm = insist ? 0 : Math.min(...recurring.map(({ first }) => first));
	const single = plausible.filter(
		(label) =>
			!recurring.includes(label) && label.first >= firstFirm && (looksLikeName(label.name) || label.strong)
	);
	const believed = holds ? [...recurring, ...(insist ? single : withoutCommonWords(single, texts))] : [];
	believed.sort((a, b) => a.first - b.first);
	return {
		speakers: new Map(believed.map(({ key, name }) => [key, name])),
		once: believed.filter(({ count }) => count === 1).map(({ name }) => name),
		count: believed.reduce((sum, { count }) => sum + count, 0),
		possible: plausible.length > 0
	};
}

function tally(matches: readonly (Match | null)[]): Tally[] {
	const tallies = new Map<string, Tally>();
	matches.forEach((match, at) => {
		if (!match) return;
		const key = labelKey(match.name);
		const known = tallies.get(key);
		if (known) {
			known.count++;
			known.strong &&= match.strong;
		} else tallies.set(key, { name: match.name, key, count: 1, first: at, strong: match.strong });
	});
	return [...tallies.values()];
}

function isPlausible({ name, count, strong }: Tally): boolean {
	if (isRole(name) || looksLikeName(name)) return true;
	const words = name.split(/\s+/).length;
	return count >= 3 && (words === 1 || (words <= 3 && (strong || /\d/.test(name))));
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
