/** Codebook files, Samtal's own JSON format: reading, writing, and the way to a project's codes and back. */
import type { z } from 'zod';
import { inOrder } from '../core/code-texts.ts';
import { byLanguage, emptyCodebook, versionIdOf, type Codebook } from '../core/codebook.ts';
import { rowsToCodebook, type CodebookRows } from '../core/codebook-rows.ts';
import { codeTextsShape, type Code, type Guid } from '../core/records.ts';
import { err, message, ok, type Message, type Result } from '../core/result.ts';
import { codebookFileShape, codebookFormat, codebookVersion, codeLimit, placed } from './codebook-shape.ts';

export { codebookToCodes } from '../core/codebook-rows.ts';

/**
 * A codebook file's content. Parents precede children; the order of siblings is their order in `codes`. `guid` is the
 * same for all versions of a codebook, `versionId` that of this content, `parents` those that it was made from.
 */
export type CodebookFile = z.output<typeof codebookFileShape> & { versionId: string };

/** Why a file is not read; `message` is the sentence for people. */
export type CodebookReadError = {
	readonly type: 'tooLarge' | 'notJson' | 'otherFormat' | 'newerVersion' | 'badContent';
	readonly message: Message;
};

/** A codebook file has at most this many bytes. */
export const codebookFileLimit = 20_000_000;

/** The codebook in the bytes of a file. A code that is not as it should be refuses the whole file and is named. */
export function readCodebook(bytes: Uint8Array): Result<CodebookFile, CodebookReadError> {
	if (bytes.length > codebookFileLimit) {
		return refuse('tooLarge', { megabytes: codebookFileLimit / 1_000_000 });
	}
	let content: unknown;
	try {
		content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return refuse('notJson');
	}
	const head = content as { format?: unknown; version?: unknown } | null;
	if (typeof head !== 'object' || head?.format !== codebookFormat) return refuse('otherFormat');
	if (typeof head.version === 'number' && head.version > codebookVersion) {
		return refuse('newerVersion', { version: head.version, known: codebookVersion });
	}
	const checked = codebookFileShape.safeParse(lifted(content));
	return checked.success ? ok(withVersion(checked.data)) : badContent(content, checked.error.issues[0]!);
}

/** `file` as the bytes of a file: tab-indented, every object's members in one fixed order, so that diffs read well. */
export function writeCodebook(file: CodebookFile): Uint8Array<ArrayBuffer> {
	const { format, version, guid, parents, name, memo, codes, sets } = file;
	const content = {
		format,
		version,
		guid,
		versionId: versionIdOf(file),
		parents,
		name: byLanguage(name, (text) => text),
		memo: byLanguage(memo, (text) => text),
		codes: codes.map(({ guid, parent, key, color, applicable, texts }) => ({
			guid,
			parent,
			key,
			color,
			applicable,
			texts: byLanguage(texts, inOrder)
		})),
		sets: sets.map(({ guid, name, color, note, exclusive, residual, codes }) => ({
			guid,
			name,
			color,
			note,
			exclusive,
			residual,
			codes
		}))
	};
	return new TextEncoder().encode(JSON.stringify(content, null, '\t') + '\n');
}

/** A codebook's content as a file; `parents` are the ids of the versions that it was made from. */
export function codebookFile(
	codebook: Codebook,
	{ guid, parents = [] }: { guid: Guid; parents?: readonly string[] }
): CodebookFile {
	// Through the bytes' own form, so that nothing of the given is shared.
	const { name, memo, codes, sets } = structuredClone(codebook) as Pick<CodebookFile, keyof Codebook>;
	const versionId = versionIdOf(codebook);
	return {
		format: codebookFormat,
		version: codebookVersion,
		guid,
		versionId,
		parents: parents.filter((id) => id !== versionId),
		name,
		memo,
		codes,
		sets
	};
}

/** What a codebook file says of itself. */
export type CodebookHead = {
	readonly guid: Guid;
	readonly name: Readonly<Record<string, string>>;
	readonly memo: Readonly<Record<string, string>>;
	/** The language that the codes' own names and rules are written in, by BCP 47 tag. */
	readonly language: string;
	/** The ids of the versions that the project's codebook was made from. */
	readonly parents?: readonly string[];
};

/**
 * `codes` as a codebook file, in the order of the tree, with the sets where they are given. A code whose parent is not
 * among them becomes a category; of two codes with one key the first keeps it.
 */
export function codesToCodebook(
	codes: readonly Code[],
	{ guid, name, memo, language, parents }: CodebookHead,
	{ sets, members }: Pick<CodebookRows, 'sets' | 'members'> = { sets: [], members: [] }
): CodebookFile {
	const content = { ...emptyCodebook, name, memo, ...rowsToCodebook({ codes, sets, members }, language) };
	return codebookFile(content, { guid, parents });
}

/** A file of version 1 as one of version 2: without borderline examples, sets and ids of versions. */
function lifted(content: unknown): unknown {
	const file = content as { version?: unknown; codes?: unknown };
	if (file.version !== 1) return content;
	const isRecord = (value: unknown): value is Record<string, unknown> =>
		typeof value === 'object' && value !== null && !Array.isArray(value);
	const withBorderline = (texts: unknown): unknown =>
		isRecord(texts) ? { borderline: '', ...texts } : texts;
	const code = (one: unknown): unknown =>
		isRecord(one) && isRecord(one['texts'])
			? {
					...one,
					texts: Object.fromEntries(
						Object.entries(one['texts']).map(([tag, texts]) => [tag, withBorderline(texts)])
					)
				}
			: one;
	const codes = Array.isArray(file.codes) ? file.codes.map(code) : file.codes;
	return { ...file, version: codebookVersion, codes };
}

/** The file with the id of its content. One that was changed by hand comes from the version that it says to be. */
function withVersion(file: z.output<typeof codebookFileShape>): CodebookFile {
	const versionId = versionIdOf(file);
	const parents = file.versionId && file.versionId !== versionId ? [file.versionId] : file.parents;
	return { ...file, versionId, parents };
}

function badContent(content: unknown, issue: z.core.$ZodIssue): Result<never, CodebookReadError> {
	const { path, reason } = placed(issue);
	const [list, index, ...rest] = path;
	if (list === 'sets' && typeof index === 'number') {
		return refuse(`set.${reason === 'doubleGuid' ? reason : 'value'}`, {
			number: index + 1,
			place: rest.join('.')
		});
	}
	if (list !== 'codes' || typeof index !== 'number') {
		return refuse(`head.${reason}`, { place: path.join('.'), limit: codeLimit });
	}
	return refuse(`code.${reason}`, { number: index + 1, name: nameOf(content, index), place: rest.join('.') });
}

function nameOf(content: unknown, index: number): string {
	const texts = (content as { codes: ({ texts?: unknown } | null)[] }).codes[index]?.texts;
	for (const text of typeof texts === 'object' && texts ? Object.values(texts) : []) {
		const name = codeTextsShape.shape.name.safeParse((text as { name?: unknown } | null)?.name);
		if (name.success && name.data) return name.data;
	}
	return '?';
}

function refuse(
	reason: string,
	values: Record<string, string | number> = {}
): Result<never, CodebookReadError> {
	const type = /^(head|code|set)\./.test(reason) ? 'badContent' : (reason as CodebookReadError['type']);
	return err({ type, message: message(`codebook.refused.${reason}`, values) });
}
