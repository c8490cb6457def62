/** Codebook files, Samtal's own JSON format: reading, writing, and the way to a project's codes and back. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { z } from 'zod';
import { codeTextsShape, type Code, type CodeTexts, type Guid } from '../core/records.ts';
import { inTreeOrder } from '../core/tree.ts';
import { err, message, ok, type Message, type Result } from '../core/result.ts';
import { codebookFileShape, codebookFormat, codebookVersion, codeLimit, placed } from './codebook-shape.ts';

/** A codebook file's content. Parents precede children; the order of siblings is their order in `codes`. */
export type CodebookFile = z.infer<typeof codebookFileShape>;

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
	const checked = codebookFileShape.safeParse(content);
	return checked.success ? ok(checked.data) : badContent(content, checked.error.issues[0]!);
}

/** `file` as the bytes of a file: tab-indented, every object's members in one fixed order, so that diffs read well. */
export function writeCodebook(file: CodebookFile): Uint8Array<ArrayBuffer> {
	const { format, version, guid, name, memo, codes } = file;
	const content = {
		format,
		version,
		guid,
		name: sorted(name, (text) => text),
		memo: sorted(memo, (text) => text),
		codes: codes.map(({ guid, parent, key, color, applicable, texts }) => ({
			guid,
			parent,
			key,
			color,
			applicable,
			texts: sorted<Partial<CodeTexts>>(texts, written)
		}))
	};
	return new TextEncoder().encode(JSON.stringify(content, null, '\t') + '\n');
}

/**
 * The codes of `file` as rows of a project, in the file's order. Names and rules come from `language`, or where a
 * code lacks it from the first language that names the code; the others become translations. Categories are placed
 * after the position `after`, the last one that the project has.
 */
export function codebookToCodes(file: CodebookFile, language: string, after: string | null = null): Code[] {
	const positions = new Map<Guid, string>();
	const siblings = new Map<Guid | null, Guid[]>();
	for (const { guid, parent } of file.codes) {
		siblings.set(parent, [...(siblings.get(parent) ?? []), guid]);
	}
	for (const [parent, guids] of siblings) {
		const keys = generateNKeysBetween(parent === null ? after : null, null, guids.length);
		guids.forEach((guid, i) => positions.set(guid, keys[i]!));
	}
	return file.codes.map(({ texts: written, ...code }) => {
		// The codebooks that ship with the app are taken as they are written, before there were borderline examples.
		const texts = Object.fromEntries(
			Object.entries(written).map(([tag, one]) => [tag, { ...one, borderline: one.borderline ?? '' }])
		);
		const { [mainLanguage(texts, language)]: main, ...translations } = texts;
		return { ...code, ...main!, name: main!.name.trim(), position: positions.get(code.guid)!, translations };
	});
}

/** What a codebook file says of itself. */
export type CodebookHead = {
	readonly guid: Guid;
	readonly name: Readonly<Record<string, string>>;
	readonly memo: Readonly<Record<string, string>>;
	/** The language that the codes' own names and rules are written in, by BCP 47 tag. */
	readonly language: string;
};

/**
 * `codes` as a codebook file, in the order of the tree. A code whose parent is not among them becomes a category; of
 * two codes with one key the first keeps it.
 */
export function codesToCodebook(codes: readonly Code[], head: CodebookHead): CodebookFile {
	const { language, ...about } = head;
	const keys = new Set<string>();
	const unused = (key: string | null) => (key === null || keys.has(key) ? null : (keys.add(key), key));
	return {
		format: codebookFormat,
		version: codebookVersion,
		guid: about.guid,
		name: { ...about.name },
		memo: { ...about.memo },
		codes: inTreeOrder(codes).map(({ node, depth }) => {
			const { guid, parent, key, color, applicable, translations, ...code } = node;
			return {
				guid,
				parent: depth ? parent : null,
				key: unused(key),
				color,
				applicable,
				texts: { ...translations, [language]: inOrder(code) }
			};
		})
	};
}

function mainLanguage(texts: Readonly<Record<string, CodeTexts>>, language: string): string {
	if (texts[language]?.name.trim()) return language;
	return Object.keys(texts).find((tag) => texts[tag]!.name.trim())!;
}

function inOrder({ name, definition, include, exclude, example, borderline }: CodeTexts): CodeTexts {
	return { name, definition, include, exclude, example, borderline };
}

/** As the file has them: a borderline example only where there is one. */
function written(texts: Partial<CodeTexts>): Partial<CodeTexts> {
	const { borderline, ...others } = inOrder(texts as CodeTexts);
	return borderline ? { ...others, borderline } : others;
}

/** English first, then by tag: the order in which a person compares them. */
function sorted<T>(byLanguage: Readonly<Record<string, T>>, of: (value: T) => T): Record<string, T> {
	const rank = (tag: string) => (tag === 'en' ? '' : tag);
	const entries = Object.entries(byLanguage).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
	return Object.fromEntries(entries.map(([tag, value]) => [tag, of(value)]));
}

function badContent(content: unknown, issue: z.core.$ZodIssue): Result<never, CodebookReadError> {
	const { path, reason } = placed(issue);
	const [list, index, ...rest] = path;
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
	const type = /^(head|code)\./.test(reason) ? 'badContent' : (reason as CodebookReadError['type']);
	return err({ type, message: message(`codebook.refused.${reason}`, values) });
}
