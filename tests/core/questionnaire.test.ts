import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AttributeValue, Case, Coding, Document, Speaker, Turn } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { takeIn } from './survey.ts';
import { commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
});

const first = [
	['id', 'age', 'open why', 'open how'],
	['ID1', '20', 'Because it was raining.', 'By bus'],
	['ID2', '31', 'No idea 😀 at all', ''],
	['ID3', '', '', '']
];

async function look(of: Engine = engine) {
	const { tables, texts } = await contentsOf(of);
	const rows = <T>(table: keyof typeof tables): T[] => Object.values(tables[table]) as T[];
	const cases = new Map(rows<Case>('case').map(({ guid, name }) => [guid, name]));
	const speakers = new Map(rows<Speaker>('speaker').map((speaker) => [speaker.guid, speaker]));
	const documents = Object.fromEntries(
		rows<Document>('document').map((document) => [
			document.title,
			rows<Turn>('turn')
				.filter((turn) => turn.document === document.guid)
				.sort((a, b) => a.start - b.start)
				.map((turn) => {
					const speaker = speakers.get(turn.speaker ?? '');
					const said = texts[document.guid]!.slice(turn.start, turn.end);
					return `${speaker?.name}=${cases.get(speaker?.case ?? '')}: ${said}`;
				})
		])
	);
	const attributes = new Map(
		Object.values(tables.attribute).map((row) => [(row as Case).guid, (row as Case).name])
	);
	const values = rows<AttributeValue>('attributeValue')
		.map((row) => `${cases.get(row.case!)} ${attributes.get(row.attribute)} ${row.value}`)
		.sort();
	return {
		documents,
		values,
		cases: [...cases.values()].sort(),
		codings: rows<Coding>('coding'),
		texts,
		tables
	};
}

async function code(title: string, words: string) {
	const { tables, texts } = await look();
	const document = (Object.values(tables.document) as Document[]).find((one) => one.title === title)!;
	const start = texts[document.guid]!.indexOf(words);
	const row = write.code(words.slice(0, 20));
	await lawfully(engine, write.addCode(row));
	await lawfully(
		engine,
		write.addCoding([{ document: document.guid, code: row.guid, start, end: start + words.length }])
	);
}

describe('questionnaire.import', () => {
	it('makes a document a question with a turn by each respondent who answered', async () => {
		const done = await lawfully(engine, takeIn(write, first));
		expect(done.line).toEqual({
			key: 'history.questionnaire.import',
			values: { name: 'survey.csv', respondents: 3, answers: 3 }
		});
		const { documents, values, cases } = await look();
		expect(documents).toEqual({
			'open why?': ['ID1=ID1: Because it was raining.', 'ID2=ID2: No idea 😀 at all'],
			'open how?': ['ID1=ID1: By bus']
		});
		expect(values).toEqual(['ID1 age? 20', 'ID2 age? 31']);
		expect(cases).toEqual(['ID1', 'ID2', 'ID3']);
	});

	it('makes a document a respondent, each answer after its question', async () => {
		await lawfully(engine, takeIn(write, first, { form: 'respondents' }));
		expect((await look()).documents).toEqual({
			'Survey – ID1': [
				'Question=undefined: open why?',
				'ID1=ID1: Because it was raining.',
				'Question=undefined: open how?',
				'ID1=ID1: By bus'
			],
			'Survey – ID2': ['Question=undefined: open why?', 'ID2=ID2: No idea 😀 at all']
		});
	});

	it.each(['questions', 'respondents'] as const)(
		'finds nothing to do in the same file again (%s)',
		async (form) => {
			await lawfully(engine, takeIn(write, first, { form }));
			expect(await refused(engine, takeIn(write, first, { form }))).toEqual({ type: 'nothingToDo' });
		}
	);

	it('is refused where the very file is here as something else', async () => {
		await lawfully(engine, takeIn(write, first));
		for (const choice of [{ asNew: true }, { form: 'respondents' as const }])
			expect((await refused(engine, takeIn(write, first, choice))).type).toBe('alreadyImported');
	});

	it('takes a later export: new respondents, changed answers and values, and keeps who is missing', async () => {
		await lawfully(engine, takeIn(write, first));
		await code('open why?', 'raining');
		await code('open why?', 'idea 😀 at');
		const later = [
			['id', 'age', 'open why', 'open how'],
			['ID2', '32', 'No idea 😀 not at all', 'On foot'],
			['ID4', '50', 'Fun', 'By car']
		];
		const done = await lawfully(engine, takeIn(write, later, {}, 'survey (2).csv'));
		expect(done.line).toEqual({
			key: 'history.questionnaire.update',
			values: { name: 'survey (2).csv', fresh: 1, answers: 3, changedAnswers: 1, values: 2, missing: 1 }
		});
		const { documents, values, codings, texts } = await look();
		expect(documents).toEqual({
			'open why?': ['ID1=ID1: Because it was raining.', 'ID2=ID2: No idea 😀 not at all', 'ID4=ID4: Fun'],
			'open how?': ['ID1=ID1: By bus', 'ID2=ID2: On foot', 'ID4=ID4: By car']
		});
		expect(values).toEqual(['ID1 age? 20', 'ID2 age? 32', 'ID4 age? 50']);
		expect(codings.map(({ quote }) => quote).sort()).toEqual(['idea 😀 not at', 'raining']);
		for (const { document, start, end, quote } of codings)
			expect(texts[document]!.slice(start!, end!)).toBe(quote);
	});

	it('takes a later export of respondents as documents', async () => {
		await lawfully(engine, takeIn(write, first, { form: 'respondents' }));
		await code('Survey – ID1', 'By bus');
		const later = [
			['id', 'age', 'open why', 'open how', 'open when'],
			['ID1', '20', 'Because it was raining hard.', 'By tram', 'Now'],
			['ID3', '', 'Late', '', '']
		];
		await lawfully(engine, takeIn(write, later, { form: 'respondents' }));
		const { documents, codings } = await look();
		expect(documents['Survey – ID1']).toEqual([
			'Question=undefined: open why?',
			'ID1=ID1: Because it was raining hard.',
			'Question=undefined: open how?',
			'ID1=ID1: By tram',
			'Question=undefined: open when?',
			'ID1=ID1: Now'
		]);
		expect(documents['Survey – ID3']).toEqual(['Question=undefined: open why?', 'ID3=ID3: Late']);
		expect(codings).toHaveLength(1);
		expect(codings[0]!.orphan).toBe(false);
	});

	it('makes a passage an orphan when its whole answer is another', async () => {
		await lawfully(engine, takeIn(write, first));
		await code('open how?', 'bus');
		await lawfully(engine, takeIn(write, [first[0]!, ['ID1', '20', 'Because it was raining.', 'Bicycle']]));
		const { codings } = await look();
		expect(codings.map(({ quote, orphan }) => ({ quote, orphan }))).toEqual([{ quote: 'bus', orphan: true }]);
	});

	it('leaves answers that differ alone when told to, and those that were divided', async () => {
		await lawfully(engine, takeIn(write, first));
		const changed = [first[0]!, ['ID1', '21', 'Because of rain.', 'By bus']];
		await lawfully(engine, takeIn(write, changed, { answers: 'keep' }));
		const { documents, values } = await look();
		expect(documents['open why?']![0]).toBe('ID1=ID1: Because it was raining.');
		expect(values).toContain('ID1 age? 21');
		const { tables, texts } = await look();
		const [turn] = (Object.values(tables.turn) as Turn[]).filter(
			({ document, start, end }) => texts[document]!.slice(start, end) === 'Because it was raining.'
		);
		const at = turn!.start + 'Because '.length;
		const split = {
			...write.base('turn.split'),
			guid: turn!.guid,
			at,
			second: write.guid(),
			startTime: null
		};
		await lawfully(engine, split);
		expect(await refused(engine, takeIn(write, changed))).toEqual({ type: 'nothingToDo' });
	});

	it('finds its documents and respondents again after both were renamed', async () => {
		await lawfully(engine, takeIn(write, first));
		const { tables } = await look();
		const why = (Object.values(tables.document) as Document[]).find(({ title }) => title === 'open why?')!;
		const one = (Object.values(tables.case) as Case[]).find(({ name }) => name === 'ID1')!;
		await lawfully(engine, { ...write.base('document.edit'), guid: why.guid, fields: { title: 'Reasons' } });
		await lawfully(engine, { ...write.base('case.edit'), guid: one.guid, fields: { name: 'Anna' } });
		expect(await refused(engine, takeIn(write, first))).toEqual({ type: 'nothingToDo' });
	});

	it('keeps questionnaires apart that share heads but no respondents and no file name', async () => {
		await lawfully(engine, takeIn(write, first));
		const other = [first[0]!, ['X1', '9', 'Other', 'Else']];
		await lawfully(engine, takeIn(write, other, {}, 'other.csv'));
		expect(Object.keys((await look()).tables.document)).toHaveLength(4);
	});

	it('makes documents of its own when told to, for the same respondents', async () => {
		await lawfully(engine, takeIn(write, first));
		await lawfully(engine, takeIn(write, [...first, ['ID9', '1', 'New', '']], { asNew: true }));
		const { tables, cases } = await look();
		expect(Object.keys(tables.document)).toHaveLength(4);
		expect(cases).toEqual(['ID1', 'ID2', 'ID3', 'ID9']);
	});

	it('asks which case is meant where several bear the name', async () => {
		for (const guid of [write.guid(), write.guid()])
			await lawfully(engine, {
				...write.base('case.add'),
				case: { guid, name: 'ID1', note: '', summary: '', consent: 'unknown', contact: '' }
			});
		expect(await refused(engine, takeIn(write, first))).toEqual({ type: 'unclearCase', name: 'ID1' });
		await lawfully(engine, takeIn(write, first, { cases: { ID1: 'new' } }));
		expect((await look()).cases).toEqual(['ID1', 'ID1', 'ID1', 'ID2', 'ID3']);
		expect(await refused(engine, takeIn(write, first))).toEqual({ type: 'nothingToDo' });
	});

	it('lengthens a scale, and makes an attribute text where a value does not fit', async () => {
		const table = (likes: string, age: string) => [
			['id', 'likes', 'age', 'open why'],
			['A', 'Never', '1', 'x'],
			['B', likes, age, 'y']
		];
		await lawfully(engine, takeIn(write, table('Often', '2')));
		await lawfully(engine, takeIn(write, table('Now and then', 'many')));
		const attributes = Object.values((await look()).tables.attribute) as {
			name: string;
			type: string;
			options: string[];
		}[];
		expect(attributes.map(({ name, type, options }) => ({ name, type, options }))).toEqual([
			{
				name: 'likes?',
				type: 'ordered',
				options: ['Never', 'Rarely', 'Sometimes', 'Often', 'Always', 'Now and then']
			},
			{ name: 'age?', type: 'text', options: [] }
		]);
	});

	it('is refused as malformed when it points outside itself or names one twice', async () => {
		const command = takeIn(write, first) as Extract<
			ReturnType<typeof takeIn>,
			{ type: 'questionnaire.import' }
		>;
		const [row, ...more] = command.rows;
		const broken = [
			{ ...command, questions: command.questions.slice(1) },
			{ ...command, attributes: [] },
			{ ...command, rows: [row, row, ...more] },
			{ ...command, rows: [{ ...row!, answers: [...row!.answers, row!.answers[0]!] }] },
			{ ...command, rows: [{ ...row!, answers: [{ ...row!.answers[0]!, text: 'a\rb' }] }] },
			{ ...command, form: 'respondents' }
		];
		for (const one of broken) expect((await refused(engine, one)).type).toBe('malformed');
	});
});

describe('any later export', () => {
	const cell = fc.oneof(
		fc.constant(''),
		fc
			.array(fc.constantFrom('rain', 'bus', '😀', 'å', ',', 'no', ' ', '\n', 'å'), {
				minLength: 1,
				maxLength: 8
			})
			.map((words) => words.join(' '))
	);
	const rows = fc
		.uniqueArray(fc.constantFrom('ID1', 'ID2', 'ID3', 'ID4', 'ID5'), { minLength: 1, maxLength: 5 })
		.chain((ids) =>
			fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.constantFrom('', '1', '2'), cell, cell)))
		);

	it.each(['questions', 'respondents'] as const)('is lawful and keeps every coding (%s)', async (form) => {
		await fc.assert(
			fc.asyncProperty(
				rows,
				rows,
				fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { maxLength: 6 }),
				async (before, after, places) => {
					engine = await openEngine();
					write = commandWriter();
					const head = ['id', 'age', 'open why', 'open how'];
					await engine.run(takeIn(write, [head, ...before], { form }), ada);
					const risk = write.code('Risk');
					await engine.run(write.addCode(risk), ada);
					const made = await look();
					for (const [document, text] of Object.entries(made.texts))
						for (const [start, length] of places) {
							const end = Math.min(text.length, start + length);
							if (start < end)
								await engine.run(write.addCoding([{ document, code: risk.guid, start, end }]), ada);
						}
					const codings = (await look()).codings;
					const command = takeIn(write, [head, ...after], { form });
					const may = engine.may(command, ada);
					if (may) expect(['nothingToDo']).toContain(may.type);
					else await lawfully(engine, command);
					const now = await look();
					expect(now.codings.map(({ guid }) => guid).sort()).toEqual(codings.map(({ guid }) => guid).sort());
					for (const { document, start, end, quote, orphan } of now.codings)
						if (!orphan) expect(now.texts[document]!.slice(start!, end!)).toBe(quote);
					const said = Object.values(now.documents).flat();
					for (const [id, , why, how] of after)
						for (const answer of [why, how])
							if (/\S/.test(answer)) expect(said).toContain(`${id}=${id}: ${answer}`);
					expect(engine.may(takeIn(write, [head, ...after], { form }), ada)).toEqual({ type: 'nothingToDo' });
				}
			),
			{ seed: 1, numRuns: process.env['SAMTAL_LONG'] ? 200 : 12 }
		);
	});
});

describe('case.import', () => {
	const table = [
		['id', 'age', 'town'],
		['ID1', '20', 'Lund'],
		['ID2', '', 'Malmö']
	];

	it('makes cases, attributes and values, and finds nothing to do the next time', async () => {
		const done = await lawfully(engine, takeIn(write, table));
		expect(done.line).toEqual({
			key: 'history.case.import',
			values: { name: 'survey.csv', matched: 0, fresh: 2, values: 3, changed: 0 }
		});
		expect((await look()).values).toEqual(['ID1 age? 20', 'ID1 town? Lund', 'ID2 town? Malmö']);
		expect(await refused(engine, takeIn(write, table))).toEqual({ type: 'nothingToDo' });
	});

	it('finds cases by name without regard to capitals and blanks, and lets the table win where it says something', async () => {
		await lawfully(engine, takeIn(write, table));
		const done = await lawfully(engine, takeIn(write, [table[0]!, [' id1', '21', '']]));
		expect(done.line.values).toEqual({ name: 'survey.csv', matched: 1, fresh: 0, values: 0, changed: 1 });
		expect((await look()).values).toEqual(['ID1 age? 21', 'ID1 town? Lund', 'ID2 town? Malmö']);
	});

	it('makes an attribute text where the command says a type that a value does not fit', async () => {
		const command = takeIn(write, table);
		const attributes = command.attributes.map((one) => ({ ...one, type: 'date' as const, options: [] }));
		await lawfully(engine, { ...command, attributes });
		const made = Object.values((await look()).tables.attribute) as { type: string }[];
		expect(made.map(({ type }) => type)).toEqual(['text', 'text']);
	});

	it('is refused when the case that was chosen is gone', async () => {
		const gone = '99999999-0000-4000-8000-000000000009';
		expect(await refused(engine, takeIn(write, table, { cases: { ID1: gone } }))).toEqual({
			type: 'notFound',
			table: 'case'
		});
	});
});
