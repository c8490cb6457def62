/** Which memos the page of memos shows, as it stands in the address and as a sentence for a report. */
import type { MemoFilter } from '../core/placed-memo.ts';
import { memoTargets, memoTypes } from '../core/memo-kinds.ts';
import type { Guid } from '../core/records.ts';
import { say, type Language } from '../words/say.ts';
import type { PlaceValues } from './place.svelte.ts';

/** The orders in which memos are offered. */
export const memoSorts = ['newest', 'oldest', 'title', 'place'] as const;

/** The parts of an address that filter memos, emptied. */
export const everyMemo = {
	type: null,
	target: null,
	coder: null,
	code: null,
	document: null,
	words: null
} satisfies PlaceValues;

/** The filter that an address tells; what it tells wrongly is left out. */
export function memoFilterOf(values: PlaceValues): MemoFilter {
	const type = memoTypes.find((one) => one === values.type);
	const target = memoTargets.find((one) => one === values.target);
	const sort = memoSorts.find((one) => one === values.sort);
	const { coder, code, document } = values;
	return {
		...(type && { types: [type] }),
		...(target && { targets: [target] }),
		...(coder && { coder }),
		...(code && { code }),
		...(document && { document }),
		...(values.words?.trim() && { text: values.words }),
		...(sort && { sort })
	};
}

/** True where a filter leaves memos out. */
export const isNarrow = ({ sort: _, ...rest }: MemoFilter): boolean => Object.keys(rest).length > 0;

/** The filter as a sentence in the report's language; `nameOf` gives the name of a coder, code or document. Empty for all. */
export function memoSentence(filter: MemoFilter, nameOf: (guid: Guid) => string, language: Language): string {
	const type = filter.types?.[0];
	const target = filter.targets?.[0];
	const { coder, code, document, text } = filter;
	const part = (key: string, value: string | false | undefined): string =>
		value ? say(`memos.sentence.${key}`, { value }, language) : '';
	return [
		part('type', type && say(`memo.type.${type}`, {}, language)),
		part('target', target && say(`memo.target.${target}`, {}, language)),
		part('code', code && nameOf(code)),
		part('document', document && nameOf(document)),
		part('coder', coder && nameOf(coder)),
		part('text', text?.trim())
	]
		.filter(Boolean)
		.join(' ');
}
