/** Which participants of several documents are probably one case: those of equal name, unless the name says nothing. */
import type { Case, Guid, Speaker } from './records.ts';

/** Participants of equal name who may be one case. */
export type CaseProposal = {
	/** The name as the first of them bears it. */
	readonly name: string;
	readonly speakers: readonly Guid[];
	/** In how many documents they speak. */
	readonly documents: number;
	/** The only case of that name that there is, or null for one to be made. */
	readonly case: Guid | null;
	/**
	 * False where somebody has to confirm: a label such as P1 or Deltagare may be another person in each document,
	 * two of one name in one document are probably two, and several cases bear the name.
	 */
	readonly certain: boolean;
};

/** Labels that name a part, not a person, with or without a number or letter. */
const generic =
	/^(p|ip|i|r|s|sp|spk|speaker|talare|participants?|deltagare|respondents?|informants?|informanter|intervjuperson|interviewee|person|student|elev|lärare|teacher|parent|förälder|man|woman|kvinna|male|female|guest|gäst|user|användare|unknown|okänd|unidentified|x)[\s._#:-]*(\d+|[a-zåäö])?$/u;

/** True for a name that many transcripts use for whoever speaks, such as P1, Speaker 2 or Deltagare. */
export function isGenericName(name: string): boolean {
	return generic.test(foldedName(name)) || /^[\d\s._#-]*$/.test(name) || /^\p{L}\d*$/u.test(name.trim());
}

/** A name without differences of case, of blanks and of Unicode form. */
export const foldedName = (name: string): string =>
	name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/**
 * Proposals for the participants who are linked to no case, in the order in which they come. A name borne in one
 * document only, and by no case, is proposed too: every participant may become a case.
 */
export function proposeCases(speakers: readonly Speaker[], cases: readonly Case[]): CaseProposal[] {
	const groups = new Map<string, Speaker[]>();
	for (const speaker of speakers) {
		if (speaker.role !== 'participant' || speaker.case) continue;
		const key = foldedName(speaker.name);
		const group = groups.get(key);
		if (group) group.push(speaker);
		else groups.set(key, [speaker]);
	}
	// A participant of that name who is linked already tells which case is meant, whatever the case is called.
	const linked = new Map<string, Set<Guid>>();
	const note = (name: string, guid: Guid): void => {
		const known = linked.get(foldedName(name));
		if (known) known.add(guid);
		else linked.set(foldedName(name), new Set([guid]));
	};
	for (const one of cases) note(one.name, one.guid);
	for (const one of speakers) if (one.role === 'participant' && one.case) note(one.name, one.case);
	return [...groups].map(([key, group]) => {
		const documents = new Set(group.map((speaker) => speaker.document)).size;
		const known = [...(linked.get(key) ?? [])];
		const name = group[0]?.name.trim() ?? '';
		return {
			name,
			speakers: group.map((speaker) => speaker.guid),
			documents,
			case: known.length === 1 ? (known[0] as Guid) : null,
			certain: !isGenericName(name) && documents === group.length && known.length < 2
		};
	});
}
