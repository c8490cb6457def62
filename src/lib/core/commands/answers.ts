/** Brings a questionnaire's open answers into documents, by question or by respondent. */
import type { Facts } from '../facts.ts';
import type { Document, Guid, Speaker } from '../records.ts';
import type { Stretch } from './answer-documents.ts';
import { Sheet, type Answered } from './answer-sheet.ts';
import { questionSource, respondentSource } from './earlier-import.ts';
import type { QuestionnaireImport } from './questionnaire.ts';

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
