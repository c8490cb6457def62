/** Saving a figure or the table behind it on the user's own disk; says in the status bar what came of it. */
import type { ExchangeVerbs } from '../exchange/protocol.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';
import { saveFile } from './save-file.ts';

/** Saves the bytes of a figure. */
export async function saveFigure(bytes: Uint8Array, name: string, mime: string): Promise<void> {
	if (await saveFile(bytes, name, mime)) session().tell(say('analyse.saved', { name }));
}

const mimes = {
	csv: 'text/csv',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** Saves a table as CSV, or as a workbook. */
export async function saveTable(
	matrix: ExchangeVerbs['writeMatrix']['args']['matrix'],
	name: string,
	format: ExchangeVerbs['writeMatrix']['args']['format'] = 'csv'
): Promise<void> {
	const bytes = await session().exchange.ask('writeMatrix', { matrix, format });
	await saveFigure(bytes, `${name}.${format}`, mimes[format]);
}
