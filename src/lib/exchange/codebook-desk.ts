/** What the exchange worker does with codebooks: reads and writes files, plans and carries out merges, compares and keeps versions. */
import { emptyCodebook, versionIdOf, type Codebook } from '../core/codebook.ts';
import { changesTo } from '../core/codebook-changes.ts';
import { compareCodebooks, wordEdits } from '../core/codebook-compare.ts';
import { namesOf } from '../core/codebook-difference.ts';
import {
	ancestorsOf,
	codebookNow,
	codebookOfVersion,
	named,
	nearestAncestor,
	versionRow,
	type CodebookNow,
	type Lineage
} from '../core/codebook-lineage.ts';
import { mergeCodebooks, openConflicts, planMerge, type MergePlan } from '../core/codebook-merge.ts';
import { asHeld, codebookToCodes, type CodebookRows } from '../core/codebook-rows.ts';
import { memoBody } from '../core/memo-text.ts';
import type { Passages } from '../core/passage.ts';
import type { CodebookVersion, Coder, Guid, Project } from '../core/records.ts';
import { err, ok } from '../core/result.ts';
import type { Language } from '../words/say.ts';
import { codebookFile, type CodebookFile } from './codebook-file.ts';
import type { CodebookReading, CodebookWriteOptions } from './codebooks/format.ts';
import { codebookWriterOf, previewCodebookTable, readCodebookFile } from './codebooks/index.ts';
import { excerptsOf, type Names } from './excerpts.ts';
import { excerptSource } from './excerpt.ts';
import type { ExchangeVerbs } from './protocol.ts';

type Args<V extends keyof ExchangeVerbs> = ExchangeVerbs[V]['args'];
type Value<V extends keyof ExchangeVerbs> = ExchangeVerbs[V]['value'];

/** The ways to the open project: a question, and a command for it. */
export type Reach = {
	readonly query: <T>(name: string, params: unknown) => Promise<T>;
	readonly run: (command: unknown, by: Coder) => Promise<unknown>;
	readonly newGuid: () => Guid;
};

/** What the query of that name counts, as far as it is asked for here. */
type CodeCounts = { readonly codes: readonly { readonly code: Guid; readonly own: { passages: number } }[] };

/** The open project, as far as its codebook goes. */
type Held = {
	readonly project: Project;
	readonly rows: CodebookRows;
	/** Codings of every coder by code. */
	readonly passages: ReadonlyMap<Guid, number>;
	readonly versions: readonly (Lineage & Pick<CodebookVersion, 'name' | 'note' | 'date'>)[];
	readonly now: CodebookNow;
};

export class CodebookDesk {
	readonly #reach: Reach;

	constructor(reach: Reach) {
		this.#reach = reach;
	}

	/** Reads a file; of a table also what its columns seem to be, though it can't be read by that guess. */
	async read({ bytes, name, language, mapping }: Args<'readCodebook'>): Promise<Value<'readCodebook'>> {
		const table = await previewCodebookTable(bytes, name);
		const options = { name, language, ...(mapping ? { mapping } : {}) };
		return { table: table.ok ? table.value : null, reading: await readCodebookFile(bytes, options) };
	}

	/** What differs between the project's codebook and a file, line by line. Nothing is stored. */
	async plan({ reading, language }: Args<'planCodebook'>): Promise<Value<'planCodebook'>> {
		const held = await this.#held(language);
		const { plan, ancestor } = await this.#planned(held, reading, language);
		const names = namesOf(plan.sides.mine, plan.sides.theirs, language);
		const isText = (value: unknown): value is string => typeof value === 'string';
		return {
			ancestor: ancestor && { name: ancestor.name || ancestor.note, date: ancestor.date },
			lines: plan.lines.map((line) => ({
				...line,
				about: line.of === 'set' ? names.set(line.guid) : names.code(line.guid),
				words:
					line.kind === 'text'
						? wordEdits(isText(line.mine) ? line.mine : '', isText(line.theirs) ? line.theirs : '')
						: []
			}))
		};
	}

	/** Merges a file into the project as decided, in one step, and keeps both as versions. Gives the answer of `run`, or how many conflicts are left. */
	async merge(args: Args<'mergeCodebook'>): Promise<unknown> {
		const { reading, language, name, by, time } = args;
		const held = await this.#held(language);
		const { plan } = await this.#planned(held, reading, language);
		const decisions = new Map(args.decisions);
		const open = openConflicts(plan, decisions).length;
		if (open) return err({ type: 'conflictsOpen', count: open });
		const merged = mergeCodebooks(plan, decisions);
		const changes = changesTo(held.rows, merged, language, new Map(args.passagesTo));
		const here = { version: versionIdOf(held.now.content), parents: held.now.parents };
		const there = this.#row(
			reading.codebook,
			held.now.guid,
			reading.codebook.parents,
			'opened',
			by,
			time,
			name
		);
		const isFirst = !held.rows.codes.length && !held.versions.length;
		const codebook = isFirst ? reading.codebook.guid : held.now.guid;
		const parents = isFirst ? ancestorsOf(there) : ancestorsOf(here, there);
		const result = this.#row(merged, codebook, parents, 'merged', by, time);
		const versions = isFirst ? [{ ...there, codebook }] : [there, result];
		return this.#reach.run({ type: 'codebook.merge', coder: by.guid, time, name, ...changes, versions }, by);
	}

	/** Takes a whole codebook into the project, its rules for the coder as a memo. */
	take({ file, language, by, time }: Args<'importCodebook'>): Promise<unknown> {
		return this.#reach.run(this.takeCommand(file, language, by.guid, time), by);
	}

	/** The command of `take`. */
	takeCommand(file: CodebookFile, language: string, coder: Guid, time: string): object {
		const rules = file.memo[language] ?? Object.values(file.memo)[0] ?? '';
		const name = file.name[language] ?? Object.values(file.name)[0] ?? '';
		const about = {
			guid: this.#reach.newGuid(),
			codebook: file.guid,
			parents: [...file.parents],
			note: name
		};
		return {
			type: 'codebook.import',
			coder,
			time,
			name,
			codes: codebookToCodes(file, language),
			memo: rules
				? { guid: this.#reach.newGuid(), title: name, body: memoBody(rules), memoType: 'methodological' }
				: null,
			version: versionRow(file, { ...about, name: '', author: coder, date: time, origin: 'opened' })
		};
	}

	/** Keeps the codebook as it is now as a named version. */
	async keep({ name, note, language, by, time }: Args<'keepVersion'>): Promise<unknown> {
		const { now, project } = await this.#held(language);
		const row = this.#row(
			named(now.content, project.name, language),
			now.guid,
			now.parents,
			'named',
			by,
			time,
			name,
			note
		);
		return this.#reach.run({ type: 'codebookVersion.add', coder: by.guid, time, version: row }, by);
	}

	/** What differs between two versions, or one and the codebook of now (null), with the passages of each code. */
	async compare({ before, after, language }: Args<'compareVersions'>): Promise<Value<'compareVersions'>> {
		const held = await this.#held(language);
		const [first, second] = [await this.#content(before, held), await this.#content(after, held)];
		const names = namesOf(second, first, language);
		return compareCodebooks(first, second, language).map((difference) => ({
			...difference,
			about: difference.of === 'set' ? names.set(difference.guid) : names.code(difference.guid),
			passages: difference.of === 'code' ? (held.passages.get(difference.guid) ?? 0) : 0
		}));
	}

	/** The codebook of now, or a version of it, as a file, and the row that keeps it as saved. */
	async write(args: Args<'writeCodebook'>): Promise<Value<'writeCodebook'>> {
		const { format, language, words, version, by, time } = args;
		const writer = codebookWriterOf(format);
		if (!writer) throw new RangeError(`no format ${format}`);
		const held = await this.#held(language);
		const content = named(await this.#content(version, held), held.project.name, language);
		const kept = held.versions.find(({ guid }) => guid === version);
		const parents = kept ? kept.parents : held.now.parents;
		const options: CodebookWriteOptions = {
			language,
			words,
			...(args.appendix ? await this.#appendix(args.appendix, content, words) : {})
		};
		const written = await writer.write(codebookFile(content, { guid: held.now.guid, parents }), options);
		if (!written.ok) return written;
		const { mime, extension } = writer;
		const row = this.#row(content, held.now.guid, parents, 'saved', by, time);
		return ok({ bytes: written.value, mime, extension, version: row });
	}

	async #appendix(
		{ coder, quotes }: NonNullable<Args<'writeCodebook'>['appendix']>,
		content: Codebook,
		words: Language
	): Promise<Pick<CodebookWriteOptions, 'counts' | 'quotes'>> {
		const names = await this.#reach.query<Names>('overview', {});
		const { codes } = await this.#reach.query<CodeCounts>('codeCounts', { coder, documents: null });
		const passages = new Map(codes.map(({ code, own }) => [code, own.passages]));
		const counts = new Map(content.codes.map(({ guid }) => [guid, passages.get(guid) ?? 0]));
		const chosen = new Map<Guid, { text: string; source: string }[]>();
		for (const { guid } of quotes === 'none' ? [] : content.codes) {
			if (!counts.get(guid)) continue;
			const filter = { codes: [guid], coder, documents: null, offset: 0 };
			const starred = quotes === 'starred' ? { starred: 'only' as const } : {};
			const limit = quotes === 'starred' ? null : quotes;
			const some = await this.#reach.query<Passages>('passages', { ...filter, ...starred, limit });
			const told = excerptsOf(some.passages, names).map((one) => ({
				text: one.quote,
				source: excerptSource(one, words)
			}));
			if (told.length) chosen.set(guid, told);
		}
		return { counts, quotes: chosen };
	}

	async #planned(held: Held, { codebook, silent }: CodebookReading, language: string) {
		const ancestor = nearestAncestor(codebook, held.versions);
		const base = ancestor && asHeld(await this.#content(ancestor.guid, held), language);
		const plan: MergePlan = planMerge({
			base,
			mine: held.now.content,
			theirs: asHeld(codebook, language),
			passages: held.passages,
			silent: new Set(silent),
			language
		});
		return { plan, ancestor };
	}

	async #held(language: string): Promise<Held> {
		const [{ project, codes, codeCounts }, { sets, members }, versions] = await Promise.all([
			this.#reach.query<Names & { codeCounts: { of: Guid; count: number }[] }>('overview', {}),
			this.#reach.query<Pick<CodebookRows, 'sets' | 'members'>>('codeSets', {}),
			this.#reach.query<Held['versions']>('codebookVersions', {})
		]);
		const passages = new Map<Guid, number>();
		for (const { of, count } of codeCounts) passages.set(of, (passages.get(of) ?? 0) + count);
		const rows = { codes, sets, members };
		const newest = versions[0] ? await this.#version(versions[0].guid) : null;
		return { project, rows, passages, versions, now: codebookNow(rows, project.guid, newest, language) };
	}

	async #content(version: Guid | null, held: Held): Promise<Codebook> {
		if (version === null) return held.now.content;
		const kept = await this.#version(version);
		return kept ? { ...emptyCodebook, ...codebookOfVersion(kept) } : emptyCodebook;
	}

	#version(guid: Guid): Promise<CodebookVersion | null> {
		return this.#reach.query('codebookVersion', { guid });
	}

	#row(
		content: Codebook,
		codebook: Guid,
		parents: readonly string[],
		origin: CodebookVersion['origin'],
		by: Coder,
		date: string,
		name = '',
		note = ''
	): CodebookVersion {
		const about = {
			guid: this.#reach.newGuid(),
			codebook,
			parents: [...parents],
			name,
			author: by.guid,
			date,
			note
		};
		return versionRow(content, { ...about, origin });
	}
}
