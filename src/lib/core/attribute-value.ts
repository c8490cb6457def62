/** What a value of each type of attribute looks like as text, and which texts people write for it. */
import type { Attribute } from './records.ts';

/** The words that count as yes and as no, in English and Swedish. */
const yes = ['true', 'yes', 'y', '1', 'ja', 'j', 'sant', 'x'];
const no = ['false', 'no', 'n', '0', 'nej', 'falskt'];

/**
 * The text as it is stored: a number with a decimal point, `true` or `false`, a date as YYYY-MM-DD, an option as the
 * attribute writes it; '' for a blank, which is no value. Null when the text does not fit the type.
 */
export function canonicalValue(
	{ type, options }: Pick<Attribute, 'type' | 'options'>,
	text: string
): string | null {
	const given = text.trim();
	if (!given) return '';
	switch (type) {
		case 'text':
			return given;
		case 'number':
			return numberOf(given);
		case 'boolean': {
			const word = given.toLowerCase();
			return yes.includes(word) ? 'true' : no.includes(word) ? 'false' : null;
		}
		case 'date':
			return dateOf(given);
		case 'oneOf':
		case 'ordered':
			return optionOf(options, given);
	}
}

/** For sorting and for ranges: a number for numbers, dates (days) and ordered options; null for what has none. */
export function valueRank(
	{ type, options }: Pick<Attribute, 'type' | 'options'>,
	value: string
): number | null {
	const rank =
		type === 'number'
			? Number(value)
			: type === 'boolean'
				? ['false', 'true'].indexOf(value)
				: type === 'date'
					? Date.parse(value) / 86_400_000
					: type === 'text'
						? NaN
						: options.indexOf(value);
	return Number.isFinite(rank) && (rank >= 0 || type === 'number' || type === 'date') ? rank : null;
}

/** `1 234,5`, `1.5`, `-3`, `2e3`; a comma is a decimal comma where no point stands beside it. */
function numberOf(text: string): string | null {
	const spaced = text.replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(\D|$))/gu, '').replace(/^[−–]/u, '-');
	const plain = spaced.includes('.') ? spaced : spaced.replace(',', '.');
	if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain)) return null;
	const number = Number(plain);
	return Number.isFinite(number) ? String(number) : null;
}

/** ISO dates and moments, `20260131`, `2026/01/31`, `31.1.2026`. Orders that may be read in two ways are not taken. */
function dateOf(text: string): string | null {
	const iso = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ].*)?$/.exec(text);
	const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
	const parts = iso ? [iso[1], iso[3], iso[4]] : dotted ? [dotted[3], dotted[2], dotted[1]] : null;
	if (!parts) return null;
	const [year, month, day] = parts.map(Number) as [number, number, number];
	const date = new Date(Date.UTC(year, month - 1, day));
	date.setUTCFullYear(year);
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
	return date.toISOString().slice(0, 10);
}

function optionOf(options: readonly string[], text: string): string | null {
	if (options.includes(text)) return text;
	const folded = text.normalize('NFC').toLowerCase();
	return options.find((option) => option.trim().normalize('NFC').toLowerCase() === folded) ?? null;
}
