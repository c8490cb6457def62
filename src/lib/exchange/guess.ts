/** What a file's name, speakers and words say about the document. Guesses: the preview shows them, the user may change them. */
import type { SpeakerDraft, TurnDraft } from '../core/draft.ts';
import type { DocumentKind } from '../core/records.ts';
import { isFacilitator, labelKey } from './layouts/label.ts';

/** The file's name without its extension, underscores as spaces. */
export function titleOf(fileName: string): string {
	const dot = fileName.lastIndexOf('.');
	const stem = dot > 0 ? fileName.slice(0, dot) : fileName;
	return stem.replace(/_+/g, ' ').trim().slice(0, 500) || fileName.trim().slice(0, 500) || '?';
}

/** The date in a file's name as YYYY-MM-DD, null when there is none. */
export function dateOf(fileName: string): string | null {
	const found = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(fileName);
	if (!found) return null;
	const date = new Date(`${found[0]}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(found[0]) ? found[0] : null;
}

/** One or two participants make an interview, three or more a group; a text in which nobody is named is something else. */
export function kindOf(speakers: readonly SpeakerDraft[], plain: boolean): DocumentKind {
	if (plain) return 'other';
	return speakers.filter(({ role }) => role === 'participant').length >= 3 ? 'focusGroup' : 'interview';
}

/**
 * Speakers with their roles. Somebody leads the talk when the name says so (Moderator, Intervjuare, I) or when the
 * words before the first speaker say so ("Interviewer is Anna Berg", "Samtalsledare: Anna Berg").
 */
export function speakersOf(names: readonly string[], turns: readonly TurnDraft[]): SpeakerDraft[] {
	const first = turns.findIndex(({ speaker }) => speaker !== null);
	const header = labelKey(
		turns
			.slice(0, Math.max(0, first))
			.map(({ text }) => text)
			.join(' ')
			.slice(0, 4000)
	);
	const leaders = [
		...header.matchAll(
			/(?:interviewers?|moderators?|facilitators?|intervjuare|samtalsledare|moderator)(?::| is| are| är| var| was)\s+([^.;|]{1,200})/g
		)
	].map(([, who]) => who!);
	return names.map((name) => {
		const led = leaders.some((who) => startsAtWord(who, labelKey(name)));
		return { name, role: led || isFacilitator(name) ? 'facilitator' : 'participant' };
	});
}

function startsAtWord(text: string, name: string): boolean {
	const at = text.indexOf(name);
	return at === 0 || (at > 0 && /(?:,| and| och|&)\s*$/.test(text.slice(0, at)));
}

const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
	en: new Set(
		'the and to of that is it you was for but we they have with this what so are do not'.split(' ')
	),
	sv: new Set('och att det är som på jag inte en ett för men vi med av har till den så var'.split(' '))
};

/** `en` or `sv` when one word in eight of the first 1,000 is a common word of that language and of no other; else null. */
export function languageOf(turns: readonly TurnDraft[]): string | null {
	const counts: Record<string, number> = {};
	let words = 0;
	for (const { text } of turns) {
		for (const [word] of text
			.slice(0, 8_000)
			.toLowerCase()
			.matchAll(/\p{L}+/gu)) {
			words++;
			for (const language in stopWords)
				if (stopWords[language]!.has(word)) counts[language] = (counts[language] ?? 0) + 1;
		}
		if (words >= 1000) break;
	}
	const [best, second] = Object.entries(counts).sort((a, b) => b[1] - a[1]);
	if (!best || best[1] < 3 || best[1] * 8 < words || best[1] < 2 * (second?.[1] ?? 0)) return null;
	return best[0];
}
