/** Values of attributes as they are read. */
import type { Attribute } from '../core/records.ts';
import { say, spokenLanguage } from '../words/say.ts';

/** A stored value in words: yes and no, numbers with the reader's decimal sign. */
export function valueText({ type }: Pick<Attribute, 'type'>, value: string): string {
	if (type === 'boolean' && value) return say(value === 'true' ? 'grid.yes' : 'grid.no');
	return type === 'number' && spokenLanguage() === 'sv' ? value.replace('.', ',') : value;
}

/** A month (2026-02) in words; a year as it is. */
export function periodText(period: string): string {
	if (period.length < 7) return period;
	return new Date(`${period}-01T00:00`).toLocaleDateString(spokenLanguage(), {
		year: 'numeric',
		month: 'short'
	});
}
