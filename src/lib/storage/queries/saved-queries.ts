/** The queries that are kept, by name. */
import type { SavedQuery } from '../../core/records.ts';
import type { Source } from './source.ts';

export const savedQueries = ({ tables }: Source): SavedQuery[] =>
	tables.where('query', {}).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
