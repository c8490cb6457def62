import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Code } from '../../src/lib/core/records.ts';
import { inTreeOrder } from '../../src/lib/core/tree.ts';
import { newCode, positionIn } from '../../src/lib/session/code-place.ts';

const letters = ['a', 'b', 'c', 'd', 'e'];

/** Five codes, added one after another: a and b are categories, the others stand below a. */
function book(): Code[] {
	const codes: Code[] = [];
	for (const letter of letters) {
		const parent = letter < 'c' ? null : 'a';
		codes.push({ ...newCode(codes, parent, letter, letter), guid: letter });
	}
	return codes;
}
const order = (codes: readonly Code[]) =>
	inTreeOrder(codes).map(({ node, depth }) => '-'.repeat(depth) + node.guid);

test('new codes stand last, in the colour of their parent or in a fresh one', () => {
	const codes = book();
	expect(order(codes)).toEqual(['a', '-c', '-d', '-e', 'b']);
	const colorOf = (guid: string) => codes.find((code) => code.guid === guid)?.color;
	expect(colorOf('c')).toBe(colorOf('a'));
	expect(colorOf('b')).not.toBe(colorOf('a'));
});

test('a move puts a code right before the sibling named, or last', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...letters),
			fc.constantFrom(null, 'a', 'b'),
			fc.constantFrom(null, ...letters),
			(guid, parent, before) => {
				const codes = book();
				const siblings = codes.filter((code) => code.parent === parent && code.guid !== guid);
				fc.pre(guid !== parent && (before === null || siblings.some((code) => code.guid === before)));
				const where = positionIn(codes, guid, { parent, before });
				const after = codes.map((code) => (code.guid === guid ? { ...code, ...where } : code));
				const now = inTreeOrder(
					after.filter((code) => code.parent === parent).map((code) => ({ ...code, parent: null }))
				).map(({ node }) => node.guid);
				const at = siblings.map((code) => code.guid);
				at.splice(before === null ? at.length : at.indexOf(before), 0, guid);
				expect(now).toEqual(at);
			}
		),
		{ seed: 1, numRuns: 100 }
	);
});
