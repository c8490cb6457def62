/** A project as the list shows it, and how its numbers are written. */
import type { Guid } from '../../core/records.ts';
import { localeOf } from '../../words/locale.ts';
import { spokenLanguage } from '../../words/say.ts';

/** One project of the list. Moments are ISO 8601 UTC; `size` in bytes; `codings` counts those of all coders. */
export type ProjectEntry = {
	readonly folder: Guid;
	readonly name: string;
	readonly documents: number;
	readonly codings: number;
	readonly changed: string;
	readonly copied: string | null;
	readonly deleted: string | null;
	readonly size: number;
};

/** Days for which a deleted project can be restored. */
const daysInBin = 30;

/** Bytes as people read them: "1.2 MB", with the decimal sign of the language. */
export function sizeWords(bytes: number): string {
	const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
	const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2;
	const amount = Math.max(1, bytes / 1000 ** (step + 1));
	const digits = amount < 10 && step > 0 ? 1 : 0;
	const format = { style: 'unit', unit: units[step], maximumFractionDigits: digits } as const;
	return new Intl.NumberFormat(spokenLanguage(), format).format(amount);
}

/** A whole number with the grouping of the language. */
export function numberWords(count: number): string {
	return new Intl.NumberFormat(spokenLanguage()).format(count);
}

/** A moment as a date and a time. */
export function momentWords(moment: string): string {
	const format = { dateStyle: 'long', timeStyle: 'short' } as const;
	return moment ? new Intl.DateTimeFormat(localeOf(), format).format(Date.parse(moment)) : '';
}

/** Whole days until a project in the bin is deleted for good; `now` in milliseconds. */
export function daysLeft(deleted: string, now: number): number {
	const passed = (now - Date.parse(deleted)) / (24 * 60 * 60 * 1000);
	return Math.min(daysInBin, Math.max(0, Math.ceil(daysInBin - passed)));
}
