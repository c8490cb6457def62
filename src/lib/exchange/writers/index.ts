/** Every format that coded passages or memos can be saved in, in the order in which they are offered. */
import { excerptsCsv } from './excerpts-csv.ts';
import { excerptsDocx } from './excerpts-docx.ts';
import { memosDocx } from './memos-docx.ts';
import { memosMarkdown } from './memos-markdown.ts';
import type { MemoWriter, Writer } from './writer.ts';

export type { MemoWriter, Writer, WriteOptions } from './writer.ts';

export const writers: readonly Writer[] = [excerptsDocx, excerptsCsv];

/** The writer called `id`, or undefined. */
export function writerOf(id: string): Writer | undefined {
	return writers.find((writer) => writer.id === id);
}

export const memoWriters: readonly MemoWriter[] = [memosDocx, memosMarkdown];

/** The writer of memos called `id`, or undefined. */
export function memoWriterOf(id: string): MemoWriter | undefined {
	return memoWriters.find((writer) => writer.id === id);
}
