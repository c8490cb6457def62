/** The keys that source says, and the values that a message names. */
import { IntlMessageFormat } from 'intl-messageformat';

/** A key in the source. Where it is made up (`a.${b}`), `whole` is false and `key` what stands before the value. */
export type SaidKey = { readonly key: string; readonly whole: boolean; readonly at: string };

/**
 * The keys given to `say` and `message`, and the strings given to a property `key` that look like one. Of a choice
 * (`on ? 'a.b' : 'a.c'`) each.
 */
export function keysSaid(path: string, source: string): SaidKey[] {
	const found: SaidKey[] = [];
	for (const match of source.matchAll(/(?<![\w.$])(say|message)\(|(?<![\w.$])key:/g)) {
		const argument = firstArgument(source, match.index + match[0].length);
		const at = `${path}:${source.slice(0, match.index).split('\n').length}`;
		for (const { text, whole } of literals(argument)) {
			if (match[1] || /^[a-z]\w*(\.\w+)+$/.test(text)) found.push({ key: text, whole, at });
		}
	}
	return found;
}

/** The values that `text` names with their types, sorted: equal for messages that take the same values. */
export function argumentsOf(text: string): string {
	const found = new Set<string>();
	const visit = (elements: readonly unknown[]): void => {
		for (const element of elements as {
			type: number;
			value: string;
			options?: Record<string, { value: unknown[] }>;
		}[]) {
			// Of the element types 0 is literal text and 7 the sign #; the others name a value.
			if (element.type !== 0 && element.type !== 7) found.add(`${element.value}:${element.type}`);
			for (const option of Object.values(element.options ?? {})) visit(option.value);
		}
	};
	visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
	return [...found].sort().join(' ');
}

/** The source from `start` to the comma or bracket that ends an argument there. */
function firstArgument(source: string, start: number): string {
	let depth = 0;
	let quote = '';
	for (let i = start; i < source.length; i++) {
		const sign = source[i]!;
		if (quote) {
			if (sign === '\\') i++;
			else if (sign === quote) quote = '';
		} else if ('\'"`'.includes(sign)) quote = sign;
		else if ('([{'.includes(sign)) depth++;
		else if (')]}'.includes(sign) && depth-- === 0) return source.slice(start, i);
		else if ((sign === ',' || sign === ';') && depth === 0) return source.slice(start, i);
	}
	return source.slice(start);
}

function* literals(argument: string): Generator<{ text: string; whole: boolean }> {
	// What a choice compares with (`kind === 'x' ? …`) is no key; neither is what a call inside takes.
	const bare = argument.replace(/[!=]==?\s*(['"`])(?:(?!\1).)*\1/g, '').replace(/\w\([^)]*\)/g, '');
	for (const [, , text] of bare.matchAll(/(['"`])((?:(?!\1).)*)\1/gs)) {
		const value = text!.indexOf('${');
		yield value < 0 ? { text: text!, whole: true } : { text: text!.slice(0, value), whole: false };
	}
}
