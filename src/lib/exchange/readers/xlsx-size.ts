/**
 * How large a sheet says to be, before it is parsed: the parser fills every gap between cells, so that two cells far
 * apart would fill the memory.
 */
import type { ReadError } from '../reader.ts';
import { tooLarge } from '../tables/table-plan.ts';

/** Why the sheet in this XML must not be parsed; null when it may. A place that can't be told is taken for damage. */
export function sheetSize(xml: string): ReadError | null {
	let rows = 0;
	let columns = 0;
	let count = 0;
	for (const [, tag, attributes, rest] of xml.matchAll(element)) {
		if (!/^\s*\/?$/.test(rest!)) return { type: 'damaged' };
		const place = at.exec(attributes!);
		if (tag === 'row') count++;
		if (!place && tag === 'row') continue;
		const found = /^([A-Z]{0,7})(\d{1,9})$/.exec(place?.[1] ?? place?.[2] ?? '');
		if (!found) return { type: 'damaged' };
		columns = Math.max(columns, columnNumber(found[1]!));
		rows = Math.max(rows, Number(found[2]));
	}
	return tooLarge(Math.max(rows, count), columns);
}

/** A row or a cell up to its end; whatever stands in it after well-formed attributes comes last. */
const element = /<(?:\w+:)?(row|c)(?=[\s/>])((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,40})([^<>]*)>/g;
const at = /\s(?:\w+:)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/;

function columnNumber(name: string): number {
	let number = 0;
	for (let i = 0; i < name.length; i++) number = number * 26 + name.charCodeAt(i) - 64;
	return number;
}
