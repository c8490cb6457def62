/** The project's rows as the rules of commands ask for them, for previews. */
import type { Facts } from '../../core/facts.ts';
import type { Tables } from '../tables.ts';
import { sliceOf } from '../texts.ts';

/** What a preview's rule may ask about the project. */
export const factsOf = (tables: Tables): Facts => ({
	get: (table, guid) => tables.get(table, guid),
	where: (table, match) => tables.where(table, match),
	slice: (document, start, end) => sliceOf(tables, document, start, end)
});
