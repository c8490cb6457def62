/** Brings a questionnaire's open answers into documents, by question or by respondent. */
import { emptyChange, type Change, type RowUpdate, type Splice, type TableRow } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { Document, Guid, Speaker } from '../records.ts';
import {
	grownDocument,
	newDocument,
	spokenTurns,
	type AnswerCounts,
	type Spoken,
	type Stretch
} from './answer-documents.ts';
import { questionSource, respondentSource } from './earlier-import.ts';
import type { QuestionnaireImport } from './questionnaire.ts';

/** What the answers add and change. */
export type Answered = {
	readonly change: Change;
	readonly counts: AnswerCounts;
	readonly newDocuments: number;
};

/** `cases` has the case of each row of the command; `earlier` the documents of an earlier import. */
type Take = (
	command: QuestionnaireImport,
	facts: Facts,
	earlier: ReadonlyMap<string, Document>,
	cases: readonly Guid[]
) => Answered;

/** One document a question, with a turn by each respondent who answered. A question without answers makes none. */
export const byQuestion: Take = (command, facts, earlier, cases) => {
	const sheet = new Sheet(command, facts);
	const given = command.questions.map((): { row: number; turn: Guid; speaker: Guid; text: string }[] => []);
	command.rows.forEach(({ answers }, row) => {
		for (const { question, turn, speaker, text } of answers)
			given[question]!.push({ row, turn, speaker, text });
	});
	command.questions.forEach(({ guid, column, title }, at) => {
		const answers = given[at]!;
		const document = earlier.get(column);
		const speakerOf = ({ row, speaker }: (typeof answers)[number], of: Guid): Speaker => ({
			guid: speaker,
			document: of,
			name: command.rows[row]!.name,
			role: 'participant',
			case: cases[row]!
		});
		if (document) {
			const talk = sheet.open(document);
			for (const answer of answers) {
				const speaker = talk.participant(cases[answer.row]!) ?? talk.join(speakerOf(answer, document.guid));
				const turns = talk.turnsBy(speaker.guid);
				if (turns.length) talk.correct(turns, answer.text);
				else talk.say({ turn: answer.turn, speaker: speaker.guid, text: answer.text });
			}
			sheet.close(talk);
		} else if (answers.length)
			sheet.make(
				{ guid, title, sourceName: questionSource(command.sourceName, column) },
				answers.map((answer) => speakerOf(answer, guid)),
				answers,
				answers.length
			);
	});
	return sheet.done();
};

/** One document a respondent: each question that was answered as a facilitator's turn, the answer after it. */
export const byRespondent: Take = (command, facts, earlier, cases) => {
	const sheet = new Sheet(command, facts);
	command.rows.forEach((row, at) => {
		if (!row.answers.length || !row.document || !row.asker) return;
		const { speaker } = row.answers[0]!;
		const document = earlier.get(row.name);
		const of = document?.guid ?? row.document;
		const people: Speaker[] = [
			{ guid: row.asker, document: of, name: command.asker, role: 'facilitator', case: null },
			{ guid: speaker, document: of, name: row.name, role: 'participant', case: cases[at]! }
		];
		const [asker, respondent] = people as [Speaker, Speaker];
		const pair = (answer: (typeof row.answers)[number], by: { asker: Guid; respondent: Guid }): Stretch[] => [
			{ turn: answer.asked!, speaker: by.asker, text: command.questions[answer.question]!.title },
			{ turn: answer.turn, speaker: by.respondent, text: answer.text }
		];
		const ordered = row.answers.toSorted((a, b) => a.question - b.question);
		if (!document) {
			const by = { asker: asker.guid, respondent: respondent.guid };
			const title = `${command.title} – ${row.name}`.slice(0, 500);
			const source = respondentSource(command.sourceName, row.name);
			const stretches = ordered.flatMap((answer) => pair(answer, by));
			sheet.make({ guid: of, title, sourceName: source }, people, stretches, ordered.length);
			return;
		}
		const talk = sheet.open(document);
		for (const answer of ordered) {
			const turns = talk.answerTo(command.questions[answer.question]!.title);
			if (turns?.length) talk.correct(turns, answer.text);
			else {
				const by = {
					asker: (talk.facilitator() ?? talk.join(asker)).guid,
					respondent: (talk.participant(cases[at]!) ?? talk.join(respondent)).guid
				};
				talk.say(...pair(answer, by));
			}
		}
		sheet.close(talk);
	});
	return sheet.done();
};

/** Gathers what happens to all the documents. */
class Sheet {
	readonly #command: QuestionnaireImport;
	readonly #facts: Facts;
	readonly #added: TableRow[] = [];
	readonly #updated: RowUpdate[] = [];
	readonly #splices: Splice[] = [];
	readonly #texts: Record<Guid, string> = {};
	readonly #counts: AnswerCounts = { newAnswers: 0, changedAnswers: 0, dividedAnswers: 0, keptAnswers: 0 };
	#documents = 0;

	constructor(command: QuestionnaireImport, facts: Facts) {
		this.#command = command;
		this.#facts = facts;
	}

	make(
		about: Pick<Document, 'guid' | 'title' | 'sourceName'>,
		speakers: readonly Speaker[],
		stretches: readonly Stretch[],
		answers: number
	): void {
		const { language, sourceHash, time } = this.#command;
		const fixed = { kind: 'questionnaire', date: null, summary: '', created: time } as const;
		const { rows, text } = newDocument({ ...fixed, ...about, language, sourceHash }, speakers, stretches);
		this.#added.push(...rows);
		this.#texts[about.guid] = text;
		this.#counts.newAnswers += answers;
		this.#documents++;
	}

	open(document: Document): Talk {
		const speakers = this.#facts.where('speaker', { document: document.guid });
		return new Talk(
			document,
			spokenTurns(this.#facts, document),
			speakers,
			this.#counts,
			this.#command.answers
		);
	}

	close(talk: Talk): void {
		for (const row of talk.joined) this.#added.push({ table: 'speaker', row });
		const change = grownDocument(this.#facts, talk.document, talk.turns, talk.corrected, talk.said);
		this.#added.push(...change.added);
		this.#updated.push(...change.updated);
		this.#splices.push(...change.splices);
	}

	done(): Answered {
		const rows = { added: this.#added, updated: this.#updated };
		return {
			change: { ...emptyChange, ...rows, splices: this.#splices, texts: this.#texts },
			counts: this.#counts,
			newDocuments: this.#documents
		};
	}
}

/** A document of an earlier import with what this one does to it. */
class Talk {
	readonly joined: Speaker[] = [];
	readonly said: Stretch[] = [];
	readonly corrected = new Map<Guid, string>();

	constructor(
		readonly document: Document,
		readonly turns: readonly Spoken[],
		readonly speakers: readonly Speaker[],
		readonly counts: AnswerCounts,
		readonly how: QuestionnaireImport['answers']
	) {}

	/** The speaker who is this case. */
	participant(about: Guid): Speaker | undefined {
		return [...this.speakers, ...this.joined].find((one) => one.role === 'participant' && one.case === about);
	}

	facilitator(): Speaker | undefined {
		return [...this.speakers, ...this.joined].find(({ role }) => role === 'facilitator');
	}

	join(speaker: Speaker): Speaker {
		this.joined.push(speaker);
		return speaker;
	}

	turnsBy(speaker: Guid): Spoken[] {
		return this.turns.filter((turn) => turn.speaker === speaker);
	}

	/** The turns between this question and the next one; undefined when it was not put. */
	answerTo(question: string): Spoken[] | undefined {
		const leads = new Set(this.speakers.filter(({ role }) => role === 'facilitator').map(({ guid }) => guid));
		const asks = (turn: Spoken): boolean => turn.speaker !== null && leads.has(turn.speaker);
		const at = this.turns.findIndex((turn) => asks(turn) && turn.text === question);
		if (at < 0) return undefined;
		const rest = this.turns.slice(at + 1);
		const end = rest.findIndex(asks);
		return end < 0 ? rest : rest.slice(0, end);
	}

	/** Adds a new answer, with its question where that is put. */
	say(...stretches: readonly Stretch[]): void {
		this.said.push(...stretches);
		this.counts.newAnswers++;
	}

	/** Takes an answer that differs; one that was divided into several turns stays as it is. */
	correct(turns: readonly Spoken[], text: string): void {
		if (turns.map((turn) => turn.text).join('\n') === text) return;
		if (this.how === 'keep') this.counts.keptAnswers++;
		else if (turns.length > 1) this.counts.dividedAnswers++;
		else {
			this.corrected.set(turns[0]!.guid, text);
			this.counts.changedAnswers++;
		}
	}
}
