/** What the exchange worker does, verb by verb. Runs in node too, with any way to reach the storage. */
import type { TableEffect } from '../core/commands/table-effect.ts';
import type { Passages } from '../core/passage.ts';
import type { PlacedMemo } from '../core/placed-memo.ts';
import type { Guid } from '../core/records.ts';
import type { Result } from '../core/result.ts';
import { CodebookDesk } from './codebook-desk.ts';
import { excerptsOf, type Names } from './excerpts.ts';
import { Intake } from './intake.ts';
import { memoSheets, type MemoNames } from './memo-sheet.ts';
import type { ExchangeVerb, ExchangeVerbs } from './protocol.ts';
import { readStudy, sampleCommands } from './sample-study.ts';
import { tableOutcome } from './table-preview.ts';
import { type AllThemes, themeReport } from './theme-report.ts';
import { docxMime } from './writers/docx-report.ts';
import { memoWriterOf, writerOf } from './writers/index.ts';
import { writeFoundDocx } from './writers/found-docx.ts';
import { writeMatrix } from './writers/matrix.ts';
import { writeSummariesDocx } from './writers/summaries-docx.ts';
import { writeThemesDocx } from './writers/themes-docx.ts';

/** Asks the storage worker something; the answers are those of its protocol. */
export type AskStorage = (verb: 'run' | 'undo' | 'query', args: unknown) => Promise<unknown>;

type Handlers = { [V in ExchangeVerb]?: (args: never) => unknown };

export class ExchangeDesk {
	readonly #ask: AskStorage;
	readonly #newGuid: () => Guid;
	readonly #intake: Intake;
	readonly #codebooks: CodebookDesk;

	constructor(ask: AskStorage, newGuid: () => Guid) {
		this.#ask = ask;
		this.#newGuid = newGuid;
		this.#intake = new Intake(newGuid);
		this.#codebooks = new CodebookDesk({
			query: (name, params) => this.#query(name, params),
			run: (command, by) => ask('run', { command, by }),
			newGuid
		});
	}

	/** Answers one request. Rejects only on a fault of the program. */
	async answer<V extends ExchangeVerb>(
		verb: V,
		args: ExchangeVerbs[V]['args']
	): Promise<ExchangeVerbs[V]['value']> {
		const handler = (this.#handlers as Handlers)[verb];
		if (!handler) throw new RangeError(`no verb ${verb}`);
		return (await handler(args as never)) as ExchangeVerbs[V]['value'];
	}

	readonly #handlers = {
		read: ({ key, bytes, name, reading }: ExchangeVerbs['read']['args']) =>
			this.#intake.read(key, bytes, name, reading),
		firstTurns: ({ key }: ExchangeVerbs['firstTurns']['args']) => this.#intake.firstTurns(key),
		discard: ({ keys }: ExchangeVerbs['discard']['args']) => {
			this.#intake.discard(keys);
			return null;
		},
		accept: async ({ accepted, by, time }: ExchangeVerbs['accept']['args']) => {
			let first: Result<unknown, unknown> | undefined;
			const stored: number[] = [];
			for (const { command, keys } of this.#intake.commands(accepted, by.guid, time)) {
				const done = (await this.#ask('run', { command, by })) as Result<unknown, unknown>;
				if (!done.ok) {
					// Part of a drop is no drop: what was stored of it goes again.
					if ('drop' in command && first) await this.#ask('undo', { coder: by.guid, time });
					else this.#intake.discard(stored);
					return done;
				}
				stored.push(...keys);
				first ??= done;
			}
			this.#intake.discard(stored);
			return first;
		},
		previewTable: async ({ key, choice, by, time }: ExchangeVerbs['previewTable']['args']) => {
			const { contents, command } = this.#intake.tableUnder(key, choice, by.guid, time);
			return tableOutcome(contents, await this.#query<TableEffect>('tableImport', { command }));
		},
		previewReplacement: ({ key, document }: ExchangeVerbs['previewReplacement']['args']) =>
			this.#query<ExchangeVerbs['previewReplacement']['value']>(
				'replacement',
				this.#intake.replacing(key, document)
			),
		replace: async ({ key, document, by, time }: ExchangeVerbs['replace']['args']) => {
			const file = this.#intake.replacing(key, document);
			const command = { type: 'document.replace', coder: by.guid, time, ...file };
			const done = (await this.#ask('run', { command, by })) as Result<unknown, unknown>;
			if (done.ok) this.#intake.discard([key]);
			return done;
		},
		readCodebook: (args: ExchangeVerbs['readCodebook']['args']) => this.#codebooks.read(args),
		planCodebook: (args: ExchangeVerbs['planCodebook']['args']) => this.#codebooks.plan(args),
		mergeCodebook: (args: ExchangeVerbs['mergeCodebook']['args']) => this.#codebooks.merge(args),
		importCodebook: (args: ExchangeVerbs['importCodebook']['args']) => this.#codebooks.take(args),
		keepVersion: (args: ExchangeVerbs['keepVersion']['args']) => this.#codebooks.keep(args),
		compareVersions: (args: ExchangeVerbs['compareVersions']['args']) => this.#codebooks.compare(args),
		writeCodebook: (args: ExchangeVerbs['writeCodebook']['args']) => this.#codebooks.write(args),
		sample: (args: ExchangeVerbs['sample']['args']) => this.#sample(args),
		writeExcerpts: (args: ExchangeVerbs['writeExcerpts']['args']) => this.#writeExcerpts(args),
		writeMemos: (args: ExchangeVerbs['writeMemos']['args']) => this.#writeMemos(args),
		writeThemes: (args: ExchangeVerbs['writeThemes']['args']) => this.#writeThemes(args),
		writeSummaries: async ({ matrix, sentence, ...about }: ExchangeVerbs['writeSummaries']['args']) => ({
			bytes: await writeSummariesDocx(matrix, { ...about, filter: sentence }),
			mime: docxMime
		}),
		writeFound: async ({ passages, sentence, ...about }: ExchangeVerbs['writeFound']['args']) => ({
			bytes: await writeFoundDocx(passages, { ...about, filter: sentence }),
			mime: docxMime
		}),
		writeMatrix: ({ matrix, format }: ExchangeVerbs['writeMatrix']['args']) => writeMatrix[format](matrix)
	} satisfies { [V in Exclude<ExchangeVerb, 'connect'>]: (args: ExchangeVerbs[V]['args']) => unknown };

	async #sample({ study, files, codebook, language, time }: ExchangeVerbs['sample']['args']): Promise<null> {
		const plan = readStudy(study);
		const by = plan.coders[0];
		if (!by) throw new Error('the sample has no coder');
		let moment = Date.parse(time);
		const now = (): string => new Date((moment += 1)).toISOString();
		const run = async (command: unknown): Promise<void> => {
			const done = (await this.#ask('run', { command, by })) as Result<unknown, { type: string }>;
			if (!done.ok) throw new Error(`the sample was refused: ${done.error.type}`);
		};
		await run(this.#codebooks.takeCommand(codebook, language, by.guid, now()));
		const { codes } = await this.#query<Names>('overview', {});
		const bytes = new Map(files.map((file) => [file.name, file.bytes]));
		for (const command of await sampleCommands(plan, bytes, codes, { newGuid: this.#newGuid, now })) {
			await run(command);
		}
		return null;
	}

	async #writeExcerpts({ format, filter, language, date, sentence }: ExchangeVerbs['writeExcerpts']['args']) {
		const writer = writerOf(format);
		if (!writer) throw new RangeError(`no format ${format}`);
		const names = await this.#query<Names>('overview', {});
		const { passages } = await this.#query<Passages>('passages', { ...filter, limit: null, offset: 0 });
		const excerpts = excerptsOf(passages, names);
		const bytes = await writer.write(excerpts, {
			language,
			project: names.project.name,
			date,
			filter: sentence
		});
		return { bytes, mime: writer.mime, extension: writer.extension, count: excerpts.length };
	}

	async #writeMemos({ format, filter, language, date, sentence }: ExchangeVerbs['writeMemos']['args']) {
		const writer = memoWriterOf(format);
		if (!writer) throw new RangeError(`no format ${format}`);
		const names = await this.#query<MemoNames>('overview', {});
		const sheets = memoSheets(await this.#query<PlacedMemo[]>('memos', filter), names, language);
		const bytes = await writer.write(sheets, {
			language,
			project: names.project.name,
			date,
			filter: sentence
		});
		return { bytes, mime: writer.mime, extension: writer.extension, count: sheets.length };
	}

	async #writeThemes({ language, date }: ExchangeVerbs['writeThemes']['args']) {
		const names = await this.#query<Names>('overview', {});
		const themes = themeReport(await this.#query<AllThemes>('themes', {}), names);
		const bytes = await writeThemesDocx(themes, { language, date, project: names.project.name });
		return { bytes, mime: docxMime, count: themes.length };
	}

	async #query<T>(name: string, params: unknown): Promise<T> {
		const answer = (await this.#ask('query', { name, params })) as Result<T, { type: string }>;
		if (!answer.ok) throw new Error(`the project did not answer: ${answer.error.type}`);
		return answer.value;
	}
}
