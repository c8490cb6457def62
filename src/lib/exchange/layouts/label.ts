/** What may stand for a speaker at the head of a turn: names, roles, codes and the times beside them. */

/** The most characters a speaker's label may have. */
export const longestLabel = 80;

const particles = new Set(
	'von van der den de da dos do di la le du del af av zu och and & med with för for of'.split(' ')
);
// Words that people put before a colon, and that are nobody's name.
const notNames = new Set(
	(
		'note notes example examples obs nb ps tip tips warning source sources time date place location participants ' +
		'title name age topic summary conclusion question questions problem result results http https www file url ' +
		'length duration recorded transcript transcription details background methodology references and but so ' +
		'exempel ex anm anmärkning källa källor tid datum plats deltagare titel namn ålder ämne sammanfattning ' +
		'slutsats slutsatser problemet resultat fil längd inspelning inspelat transkription bakgrund metod referenser ' +
		'till t.ex dvs men och så'
	).split(' ')
);
const sounds = new Set(
	(
		'laughter laughs laughing laugh inaudible unintelligible unclear crosstalk pause silence music applause noise sigh sighs ' +
		'cough coughs foreign blank_audio ohörbart ohörbar skratt skrattar paus tystnad musik applåder hostar suckar ' +
		'överlappande tal otydligt mummel sic ... …'
	).split(' ')
);
const facilitators =
	/^(moderator(n|s)?|facilitator(n|s)?|interviewer(s)?|intervjuare(n)?|samtalsledare(n)?|processledare(n)?|workshopledare(n)?|forskare(n)?|researcher(s)?|interviewleder|host|i|int|iv|mod|fac|q|question|fråga)( ?\d{1,2}| ?[a-c])?$/;
const roles =
	/^(participant|respondent|informant|interviewee|speaker|person|deltagare|informanten|respondenten|intervjuperson(en)?|student|teacher|elev|lärare|talare|ip|p|r|s|d|a|svar|answer|id|sp|spk|speaker_)[ _#-]?\d{0,4}$/;
const timePattern = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:[.,:-](\d{1,3}))?$/;

/** Milliseconds of `1:02`, `00:01:02`, `00:01:02.500` or f4's `00:01:02-5`; null for what is no time. */
export function parseTime(text: string): number | null {
	const found = timePattern.exec(text);
	if (!found) return null;
	const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
	if (+seconds > 59 || (found[1] !== undefined && +minutes > 59)) return null;
	return (+hours * 3600 + +minutes * 60 + +seconds) * 1000 + +fraction.padEnd(3, '0');
}

/** The form under which two spellings of one label are one speaker. */
export function labelKey(name: string): string {
	const lower = bareName(name).normalize('NFC').toLowerCase();
	return /[^\S ]|\s\s/.test(lower) ? lower.replace(/\s+/g, ' ') : lower;
}

const invisible =
	/^[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+|[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/g;

/** A name without blanks and direction marks at its ends, which Arabic and Hebrew texts are written with. */
export function bareName(name: string): string {
	return name.replace(invisible, '');
}

/** True for what transcripts put in brackets for a sound, not a person: laughter, paus, ohörbart. */
export function isSound(name: string): boolean {
	return sounds.has(labelKey(name));
}

/** True for a string that could stand for a speaker at all: short, no sentence, no time, no sound. */
export function isLabel(name: string): boolean {
	if (!name || name.length > longestLabel) return false;
	if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name) || /^[\d\s.,:/-]+$/.test(name)) return false;
	if (
		/[?!;"“”<>*[\]{}|=\\]|\p{L}{5,}\.|\.\s+\p{Ll}|,.*,.*,|https?$|\.$/u.test(
			name.replace(/\b(Dr|Prof|St|Jr|Sr)\.$/, '')
		)
	)
		return false;
	const key = labelKey(name);
	return (
		!notNames.has(key) &&
		!sounds.has(key) &&
		key
			.replace(/\(.*?\)/g, '')
			.trim()
			.split(' ').length <= 8
	);
}

/** True when each word is written as names are: a capital, a letter without case, a digit, or a particle. */
export function looksLikeName(name: string): boolean {
	const words = name
		.replace(/\(.*?\)/g, ' ')
		.split(/[\s/,]+/)
		.filter(Boolean);
	if (!words.length || words.length > 7) return false;
	return words.every((word, at) => (at > 0 && particles.has(word)) || !/^\p{Ll}/u.test(word));
}

/** True for a role or code that transcripts use: Moderator, IP, P1, Respondent 3, id2. */
export function isRole(name: string): boolean {
	const key = labelKey(name);
	return facilitators.test(key) || roles.test(key);
}

/** True for a name that says its bearer led the talk. */
export function isFacilitator(name: string): boolean {
	const key = labelKey(name);
	return (
		facilitators.test(key) || /\((moderator|facilitator|interviewer|intervjuare|samtalsledare)n?\)/.test(key)
	);
}
