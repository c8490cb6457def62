/** A questionnaire as a grid: a row a respondent, a column an open question, with the codings of each answer. */
import type { Guid } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/** One answer, or one part of an answer that was divided into several turns. */
export type GridAnswer = {
	readonly document: Guid;
	readonly turn: Guid;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** Codings of the coder asked for that belong to it. */
	readonly codings: number;
};

/** An open question. Where every respondent is a document, no document stands for it and it is known by its words. */
export type GridQuestion = { readonly title: string; readonly document: Guid | null };

export type Respondent = {
	/** The case, or null for a speaker who is linked to none. */
	readonly case: Guid | null;
	readonly name: string;
	/** By question; empty where there is no answer. */
	readonly answers: GridAnswer[][];
	/** The closed answers: the case's values by attribute. */
	readonly values: Readonly<Record<Guid, string>>;
};

export type QuestionnaireGrid = {
	/** The name of the file that it came from. */
	readonly sourceName: string;
	readonly documents: readonly Guid[];
	readonly questions: GridQuestion[];
	readonly respondents: Respondent[];
};

/**
 * The questionnaire that a document belongs to: all documents of that kind from the same file. Null when the document is
 * no questionnaire. Respondents come in the order in which their cases came in, those without a case last.
 */
export function questionnaire(
	source: Source,
	{ document, coder }: { document: Guid; coder: Guid | null }
): QuestionnaireGrid | null {
	const about = source.tables.get('document', document);
	if (!about || about.kind !== 'questionnaire') return null;
	const { sourceHash } = about;
	const by = coder === null ? null : source.tables.idOf('coder', coder);
	const turns = allRows(
		source,
		`select d.guid, d.title, t.guid, t.start, t."end", t.text, s.guid, s.name, s.role, c.guid, c.name,
			(select count(*) from coding g where g.document_id = d.id and g.orphan = 0
				and g.first_visible >= t.start and g.first_visible < t."end" and (?2 is null or g.coder_id = ?2)), c.id
		from document d left join turn t on t.document_id = d.id
		left join speaker s on s.id = t.speaker_id left join "case" c on c.id = s.case_id
		where d.source_hash = ?1 and d.kind = 'questionnaire' order by d.id, t.start`,
		[sourceHash, by]
	) as Line[];
	const documents = [...new Set(turns.map(([guid]) => guid))];
	// A facilitator puts the questions where every respondent is a document of their own.
	const asked = turns.some(([, , , , , , , , role]) => role === 'facilitator');
	const questions: GridQuestion[] = [];
	const columnOf = new Map<string, number>();
	const column = (key: string, title: string, of: Guid | null): number => {
		const known = columnOf.get(key);
		if (known !== undefined) return known;
		columnOf.set(key, questions.length);
		return questions.push({ title, document: of }) - 1;
	};
	const respondents = new Map<string, Respondent>();
	/** By respondent, the local key of the case: cases came in in the order of the file. */
	const orderOf = new Map<string, number>();
	let question = '';
	let last = '';
	for (const [
		guid,
		title,
		turn,
		start,
		end,
		text,
		speaker,
		name,
		role,
		of,
		caseName,
		codings,
		caseId
	] of turns) {
		if (guid !== last) question = '';
		last = guid;
		if (!asked) column(guid, title, guid);
		if (role === 'facilitator') {
			question = text ?? '';
			column(question, question, null);
		}
		if (turn === null || speaker === null || role === 'facilitator') continue;
		const key = of ?? (asked ? speaker : `name ${name}`);
		let respondent = respondents.get(key);
		if (!respondent) {
			orderOf.set(key, caseId ?? Infinity);
			respondent = { case: of, name: caseName ?? name ?? '', answers: [], values: valuesOf(source, of) };
			respondents.set(key, respondent);
		}
		const at = asked ? column(question, question, null) : column(guid, title, guid);
		const answer = { document: guid, turn, start, end, text, codings } as GridAnswer;
		const known = respondent.answers[at];
		if (known) known.push(answer);
		else respondent.answers[at] = [answer];
	}
	return {
		// Behind the number sign stands the column or the respondent.
		sourceName: about.sourceName.replace(/##?[^#]*$/, ''),
		documents,
		questions,
		respondents: [...respondents]
			.sort(([a], [b]) => compare(orderOf.get(a) as number, orderOf.get(b) as number))
			.map(([, respondent]) => ({
				...respondent,
				answers: questions.map((_, i) => respondent.answers[i] ?? [])
			}))
	};
}

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

type Line = [
	document: Guid,
	title: string,
	turn: Guid | null,
	start: number | null,
	end: number | null,
	text: string | null,
	speaker: Guid | null,
	name: string | null,
	role: string | null,
	of: Guid | null,
	caseName: string | null,
	codings: number,
	caseId: number | null
];

function valuesOf(source: Source, of: Guid | null): Record<Guid, string> {
	if (!of) return {};
	return Object.fromEntries(
		allRows(
			source,
			`select a.guid, v.value from attribute_value v join attribute a on a.id = v.attribute_id
			where v.case_id = (select id from "case" where guid = ?)`,
			[of]
		)
	) as Record<Guid, string>;
}
