/** Every format that coded passages can be saved in, in the order in which they are offered. */
import { excerptsCsv } from './excerpts-csv.ts';
import { excerptsDocx } from './excerpts-docx.ts';
import type { Writer } from './writer.ts';

export type { Writer, WriteOptions } from './writer.ts';

export const writers: readonly Writer[] = [excerptsDocx, excerptsCsv];

/** The writer called `id`, or undefined. */
export function writerOf(id: string): Writer | undefined {
	return writers.find((writer) => writer.id === id);
}
