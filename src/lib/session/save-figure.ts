/** Saving a figure or the table behind it on the user's own disk; says in the status bar what came of it. */
import type { ExchangeVerbs } from '../exchange/protocol.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';
import { saveFile } from './save-file.ts';

/** Saves the bytes of a figure. */
export async function saveFigure(bytes: Uint8Array, name: string, mime: string): Promise<void> {
	if (await saveFile(bytes, name, mime)) session().tell(say('analyse.saved', { name }));
}

/** Saves a table as CSV. */
export async function saveTable(
	matrix: ExchangeVerbs['writeMatrix']['args']['matrix'],
	name: string
): Promise<void> {
	const bytes = await session().exchange.ask('writeMatrix', { matrix });
	await saveFigure(bytes, `${name}.csv`, 'text/csv');
}
