/** Two values a code on one scale. */
import { expect, it } from 'vitest';
import { contrastLayout } from '../../src/lib/charts/layout/contrast.ts';

const layout = (values: readonly (readonly [number | null, number | null])[]) =>
	contrastLayout({
		codes: values.map((_, i) => ({ name: `Code ${i}`, depth: 0 })),
		values,
		available: 700,
		measure: (text) => text.length * 7,
		number: 40,
		leftSide: 60
	});

it('puts equal values at one place, greater ones further, and nothing where there is none', () => {
	const { rows, left, right } = layout([
		[2, 2],
		[0, 8],
		[null, 4]
	]);
	expect(rows[0]!.from).toBe(rows[0]!.to);
	expect(rows[1]!.from).toBe(left);
	expect(rows[1]!.to).toBeLessThanOrEqual(right);
	expect(rows[2]!.from).toBeNull();
	expect(rows[2]!.to! - left).toBeCloseTo((rows[1]!.to! - left) / 2);
});

it('stands without values, and with nothing but zeros', () => {
	expect(layout([]).rows).toEqual([]);
	expect(layout([[0, 0]]).rows[0]).toMatchObject({ from: layout([[0, 0]]).left });
});
