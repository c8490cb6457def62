/** The groups in the filter in words, for a report that says what it holds. */
import type { GroupFilter } from '../core/group-filter.ts';
import { say, type Language } from '../words/say.ts';
import { valueText } from './value-text.ts';
import { session } from './project.svelte.ts';

/** Each part of the filter as "Level: unit, management"; documents named one by one are left to the caller. */
export function filterWords(
	{ kinds, cases, attributes, from, to, speakers }: GroupFilter,
	language: Language
): string[] {
	const { rows, casesByGuid } = session();
	const part = (name: string, values: readonly string[]): string =>
		say('filter.part', { name, values: values.join(', ') }, language);
	const range = (first: string | null, last: string | null): string =>
		say('filter.range', { from: first ?? '', to: last ?? '' }, language).trim();
	return [
		...(kinds
			? [
					part(
						say('document.kind', {}, language),
						kinds.map((kind) => say(`document.kind.${kind}`, {}, language))
					)
				]
			: []),
		...(from || to ? [part(say('document.date', {}, language), [range(from, to)])] : []),
		...(cases
			? [
					part(
						say('section.cases', {}, language),
						cases.map((guid) => casesByGuid.get(guid)?.name ?? '')
					)
				]
			: []),
		...(speakers
			? [
					part(
						say('filter.speakers', {}, language),
						speakers.map((name) => name || say('filter.speakers.none', {}, language))
					)
				]
			: []),
		...attributes.flatMap(({ attribute, values, from: first, to: last }) => {
			const known = rows?.attributes.find(({ guid }) => guid === attribute);
			const words = (values ?? []).map((value) =>
				value && known ? valueText(known, value) : say('grid.noValue', {}, language)
			);
			if (first || last) words.push(range(first, last));
			return known && words.length ? [part(known.name, words)] : [];
		})
	];
}
