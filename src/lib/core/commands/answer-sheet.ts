/** The documents of a questionnaire while an import is thought through: what is made, what is said and what is corrected. */
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
import type { QuestionnaireImport } from './questionnaire.ts';

/** What the answers add and change. */
export type Answered = {
	readonly change: Change;
	readonly counts: AnswerCounts;
	readonly newDocuments: number;
};

/** Gathers what happens to all the documents. */
export class Sheet {
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
export class Talk {
	readonly joined: Speaker[] = [];
	readonly said: Stretch[] = [];
	readonly corrected = new Map<Guid, string>();
	readonly #participants = new Map<Guid, Speaker>();
	readonly #turns: ReadonlyMap<Guid | null, Spoken[]>;

	constructor(
		readonly document: Document,
		readonly turns: readonly Spoken[],
		readonly speakers: readonly Speaker[],
		readonly counts: AnswerCounts,
		readonly how: QuestionnaireImport['answers']
	) {
		const bySpeaker = new Map<Guid | null, Spoken[]>();
		for (const turn of turns) {
			const known = bySpeaker.get(turn.speaker);
			if (known) known.push(turn);
			else bySpeaker.set(turn.speaker, [turn]);
		}
		this.#turns = bySpeaker;
		for (const one of speakers) this.#note(one);
	}

	/** The speaker who is this case. */
	participant(about: Guid): Speaker | undefined {
		return this.#participants.get(about);
	}

	facilitator(): Speaker | undefined {
		return [...this.speakers, ...this.joined].find(({ role }) => role === 'facilitator');
	}

	join(speaker: Speaker): Speaker {
		this.joined.push(speaker);
		this.#note(speaker);
		return speaker;
	}

	turnsBy(speaker: Guid): readonly Spoken[] {
		return this.#turns.get(speaker) ?? [];
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

	#note(speaker: Speaker): void {
		const { role, case: about } = speaker;
		if (role === 'participant' && about && !this.#participants.has(about))
			this.#participants.set(about, speaker);
	}
}
