import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePath } from '../../src/lib/core/code-path.ts';
import type {
	Attribute,
	AttributeValue,
	Case,
	Code,
	CodebookVersion,
	Coder,
	CodeSet,
	CodeSetMember,
	Coding,
	CodingUnit,
	Document,
	SavedQuery,
	Speaker,
	Summary,
	Theme,
	ThemeItem,
	ThemeLink,
	Translation,
	Turn
} from '../../src/lib/core/records.ts';
import { copyOf, readContents, type Contents } from './open-engine.ts';
import { makeProject, someProject } from './some-project.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 200 : 12;
const sqlite3 = '/usr/bin/sqlite3';

it('the documented views say what the records say', async () => {
	await fc.assert(
		fc.asyncProperty(someProject, async (some) => {
			const { engine, write, documents, codes } = await makeProject(some);
			const [document] = documents;
			const divide = { ...write.base('units.divide'), document, seed: write.guid() };
			await engine.run({ ...divide, by: 'paragraph', facilitators: 'in' }, null);
			const query = { guid: write.guid(), name: 'A "query"', body: { is: 'coded' } };
			await engine.run({ ...write.base('query.save'), ...query }, null);
			const theme = {
				guid: write.guid(),
				name: 'T',
				idea: '',
				boundaries: '',
				status: 'kept',
				position: 'a0'
			};
			await engine.run({ ...write.base('theme.add'), theme, items: [] }, null);
			const [of] = engine.query('overview', {}).cases;
			for (const column of [
				{ code: codes[1], theme: null },
				{ code: null, theme: theme.guid }
			]) {
				const cell = { guid: write.guid(), case: of?.guid, ...column, text: 'Says "Ö"' };
				expect((await engine.run({ ...write.base('summary.write'), ...cell }, null)).ok).toBe(true);
			}
			const [turn] = engine
				.query('document', { guid: document as string })
				.turns.filter(({ text }) => text.trim());
			if (turn) {
				const { start, end } = turn;
				const place = { guid: write.guid(), document, start, end, language: 'sv', text: 'Ö' };
				await engine.run({ ...write.base('translation.add'), ...place }, null);
			}
			// A correction leaves orphans and shifted places behind, which views must not trip over.
			const first = engine
				.query('document', { guid: documents[0] as string })
				.turns.find((turn) => turn.text);
			if (first) {
				const [letter] = first.text as unknown as [string];
				await engine.run(
					write.splice(
						documents[0] as string,
						first.start,
						String.fromCodePoint(letter.codePointAt(0) as number),
						''
					),
					null
				);
			}
			const db = await copyOf(engine);
			const expected = expectedViews(readContents(db));
			for (const [view, rows] of Object.entries(expected)) {
				expect(sorted(objects(db, `select * from ${view}`)), view).toEqual(sorted(rows));
			}
			db.close();
			await engine.close();
		}),
		{ seed: 1, numRuns }
	);
});

describe.skipIf(!existsSync(sqlite3))('with the sqlite3 of the system (skipped where there is none)', () => {
	it('the views read the same', async () => {
		const [some] = fc.sample(someProject, { seed: 4, numRuns: 1 });
		const { engine } = await makeProject(some as never);
		const folder = mkdtempSync(join(tmpdir(), 'samtal-views-'));
		try {
			const file = join(folder, 'study.samtal');
			writeFileSync(file, engine.exportFile());
			const db = await copyOf(engine);
			for (const [view, rows] of Object.entries(expectedViews(readContents(db)))) {
				const out = execFileSync(sqlite3, ['-json', file, `select * from ${view}`], { encoding: 'utf8' });
				expect(sorted(JSON.parse(out || '[]')), view).toEqual(sorted(rows));
			}
			db.close();
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

type Rows = Record<string, unknown>[];

function expectedViews({ tables, texts }: Contents): Record<string, Rows> {
	const all = <T>(table: keyof Contents['tables']): T[] => Object.values(tables[table]) as T[];
	const codings = all<Coding>('coding').filter((coding) => !coding.orphan);
	const turnsOf = (document: string): Turn[] =>
		all<Turn>('turn')
			.filter((turn) => turn.document === document)
			.sort((a, b) => a.start - b.start);
	const speakerOf = (turn: Turn | undefined) =>
		turn?.speaker ? (tables.speaker[turn.speaker] as Speaker) : null;
	const caseOf = (speaker: Speaker | null) =>
		speaker?.case ? (tables.case[speaker.case] as Case).name : null;
	const path = (code: Code): string[] => [
		...(code.parent ? path(tables.code[code.parent] as Code) : []),
		code.name
	];
	const codeOf = (guid: string | null | undefined) => {
		return { code: guid ?? null, code_path: guid ? codePath(path(tables.code[guid] as Code)) : null };
	};
	const title = (document: string) => (tables.document[document] as Document).title;
	return {
		v_documents: all<Document>('document').map((document) => ({
			document: document.guid,
			title: document.title,
			kind: document.kind,
			date: document.date,
			language: document.language,
			summary: document.summary,
			source_name: document.sourceName,
			characters: texts[document.guid]?.length,
			units_locked: document.unitsLocked ? 1 : 0,
			turns: turnsOf(document.guid).length,
			codings: codings.filter((coding) => coding.document === document.guid).length
		})),
		v_turns: all<Document>('document').flatMap(({ guid }) =>
			turnsOf(guid).map((turn, i) => ({
				document: guid,
				title: title(guid),
				turn: turn.guid,
				number: i + 1,
				speaker: speakerOf(turn)?.name ?? null,
				role: speakerOf(turn)?.role ?? null,
				case: caseOf(speakerOf(turn)),
				start: turn.start,
				end: turn.end,
				start_time: turn.startTime,
				end_time: turn.endTime,
				text: texts[guid]?.slice(turn.start, turn.end)
			}))
		),
		v_cases: all<Case>('case').flatMap((one): Rows => {
			const facts = {
				case: one.guid,
				name: one.name,
				note: one.note,
				summary: one.summary,
				consent: one.consent,
				contact: one.contact
			};
			const values = all<AttributeValue>('attributeValue').filter((value) => value.case === one.guid);
			if (!values.length) return [{ ...facts, attribute: null, type: null, value: null }];
			return values.map(({ attribute, value }) => {
				const { name, type } = tables.attribute[attribute] as Attribute;
				return { ...facts, attribute: name, type, value };
			});
		}),
		v_values: all<AttributeValue>('attributeValue').map(({ attribute: guid, case: of, document, value }) => {
			const { name, target, type } = tables.attribute[guid] as Attribute;
			return {
				target,
				owner: of ?? document,
				name: of ? (tables.case[of] as Case).name : title(document as string),
				attribute_guid: guid,
				attribute: name,
				type,
				value
			};
		}),
		v_codings: codings.map((coding) => {
			const { document, start } = coding as { document: string; start: number };
			let visible = start;
			while (/\s/.test((texts[document] as string)[visible] as string)) visible += 1;
			const turn = turnsOf(document).find((one) => one.start <= visible && visible < one.end);
			return {
				coding: coding.guid,
				document,
				title: title(document),
				code: coding.code,
				code_path: codePath(path(tables.code[coding.code] as Code)),
				coder: (tables.coder[coding.coder] as Coder).name,
				start,
				end: coding.end,
				quote: texts[document]?.slice(start, coding.end as number),
				turn: turn?.guid ?? null,
				speaker: speakerOf(turn)?.name ?? null,
				role: speakerOf(turn)?.role ?? null,
				case: caseOf(speakerOf(turn)),
				star: coding.star ? 1 : 0,
				changed: coding.changed ? 1 : 0,
				auto: coding.auto ? 1 : 0,
				created: coding.created
			};
		}),
		v_code_sets: all<CodeSet>('codeSet').flatMap(({ guid, name, note, exclusive, residual }): Rows => {
			const facts = { set: guid, name, note, exclusive: exclusive ? 1 : 0 };
			const members = all<CodeSetMember>('codeSetMember').filter(({ set }) => set === guid);
			if (!members.length) return [{ ...facts, ...codeOf(null), residual: null }];
			return members.map((member) => ({
				...facts,
				...codeOf(member.code),
				residual: residual === member.code ? 1 : 0
			}));
		}),
		v_themes: all<Theme>('theme').flatMap(({ guid, name, idea, boundaries, status }): Rows => {
			const facts = { theme: guid, name, idea, boundaries, status };
			const items = all<ThemeItem>('themeItem').filter(({ theme }) => theme === guid);
			const nothing = { item: null, ...codeOf(null), coding: null, title: null, quote: null, note: null };
			if (!items.length) return [{ ...facts, ...nothing }];
			return items.map((item) => {
				const coding = item.coding ? (tables.coding[item.coding] as Coding) : null;
				return {
					...facts,
					item: coding ? 'passage' : 'code',
					...codeOf(coding?.code ?? item.code),
					coding: coding?.guid ?? null,
					title: coding ? title(coding.document) : null,
					quote: coding?.quote ?? null,
					note: item.note
				};
			});
		}),
		v_theme_links: all<ThemeLink>('themeLink').map(({ guid, from, to, label }) => ({
			link: guid,
			from,
			from_name: (tables.theme[from] as Theme).name,
			to,
			to_name: (tables.theme[to] as Theme).name,
			label
		})),
		v_codebook_versions: all<CodebookVersion>('codebookVersion').map(
			({ guid: _, author, parents, ...rest }) => ({
				...rest,
				parents: JSON.stringify(parents),
				author: (tables.coder[author] as Coder).name
			})
		),
		v_units: all<Document>('document').flatMap(({ guid: document }) =>
			all<CodingUnit>('codingUnit')
				.filter((unit) => unit.document === document)
				.sort((a, b) => a.start - b.start)
				.map(({ guid, start, end }, i) => ({
					unit: guid,
					document,
					title: title(document),
					number: i + 1,
					start,
					end,
					turn: turnsOf(document).findLast((turn) => turn.start <= start)?.guid ?? null,
					codings: codings.filter(
						(one) => one.document === document && (one.start as number) < end && (one.end as number) > start
					).length
				}))
		),
		v_translations: all<Translation>('translation')
			.filter(({ orphan }) => !orphan)
			.map(({ guid, document, start, end, quote, language, text, coder }) => ({
				translation: guid,
				document,
				title: title(document),
				start,
				end,
				quote,
				language,
				text,
				coder: (tables.coder[coder] as Coder).name
			})),
		v_queries: all<SavedQuery>('query').map(({ guid, body, coder, ...rest }) => ({
			...rest,
			query: guid,
			body: JSON.stringify(body),
			coder: (tables.coder[coder] as Coder).name
		})),
		v_summaries: all<Summary>('summary').map(({ guid, case: of, code, theme, coder, ...rest }) => ({
			...rest,
			...codeOf(code),
			summary: guid,
			case: of,
			name: (tables.case[of] as Case).name,
			theme,
			theme_name: theme ? (tables.theme[theme] as Theme).name : null,
			coder: (tables.coder[coder] as Coder).name
		})),
		v_coding_turns: codings.flatMap((coding) =>
			turnsOf(coding.document).flatMap((turn) => {
				let characters = 0;
				for (let at = coding.start as number; at < (coding.end as number); at++)
					if (at >= turn.start && at < turn.end) characters += 1;
				if (!characters) return [];
				const speaker = speakerOf(turn);
				return [
					{
						coding: coding.guid,
						turn: turn.guid,
						speaker: speaker?.name ?? null,
						role: speaker?.role ?? null,
						characters
					}
				];
			})
		)
	};
}

function objects(db: Database, sql: string): Rows {
	const statement = db.prepare(sql);
	const rows: Rows = [];
	while (statement.step()) rows.push(statement.getAsObject());
	statement.free();
	return rows;
}

function sorted(rows: Rows): string[] {
	return rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
}
