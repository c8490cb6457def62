/** Samtal's own JSON, which carries all of a codebook. */
import { ok } from '../../core/result.ts';
import { readCodebook, writeCodebook } from '../codebook-file.ts';
import type { CodebookReader, CodebookWriter } from './format.ts';

export const jsonReader: CodebookReader = {
	id: 'json',
	label: 'codebook.format.json',
	extensions: ['json'],
	async read(bytes) {
		const read = readCodebook(bytes);
		return read.ok ? ok({ codebook: read.value, silent: [], notes: [] }) : read;
	}
};

export const jsonWriter: CodebookWriter = {
	id: 'json',
	label: 'codebook.format.json',
	extension: '.json',
	mime: 'application/json',
	cannotCarry: ['codebook.cannotCarry.memos'],
	async write(codebook) {
		return ok(writeCodebook(codebook));
	}
};
