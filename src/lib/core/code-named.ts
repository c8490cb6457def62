/** Where a new code that somebody named in writing goes: `Parent / Name` puts it under a code that is there. */
import { parseCodePath } from './code-path.ts';
import type { Code, Guid } from './records.ts';
import { inTreeOrder, pathTo } from './tree.ts';

type Known = Pick<Code, 'guid' | 'parent' | 'name' | 'position'>;
/** A new code's name and the code under which it goes; null makes it a category. */
export type NamedCode<C> = { readonly name: string; readonly parent: C | null };

/**
 * What stands before the last ` / ` is the end of the parent's path, in any case; of several such codes the first in the
 * codebook is taken. Where no code bears it, all that was typed is the name.
 */
export function codeNamed<C extends Known>(typed: string, codes: readonly C[]): NamedCode<C> {
	const names = parseCodePath(typed.trim()).map((name) => name.trim());
	const name = names.pop() ?? '';
	const whole = { name: typed.trim(), parent: null };
	if (!name || !names.length) return whole;
	const wanted = names.map(fold);
	const byGuid = new Map(codes.map((code) => [code.guid as Guid, code]));
	const ends = (code: C): boolean => {
		const path = pathTo(byGuid, code.guid).map((one) => fold(one.name));
		return wanted.every((part, i) => path.at(i - wanted.length) === part);
	};
	const parent = inTreeOrder(codes).find(({ node }) => ends(node))?.node;
	return parent ? { name, parent } : whole;
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase();
