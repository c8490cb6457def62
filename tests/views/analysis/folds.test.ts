import { expect, it } from 'vitest';
import { approaches } from '../../../src/lib/core/approaches.ts';
import { foldedBy } from '../../../src/lib/views/analysis/folds.ts';

const groups = [
	{ title: 'codes', views: [{ id: 'frequencies' }, { id: 'groups' }] },
	{ title: 'cases', views: [{ id: 'grid' }] }
];

it('what an approach does not use is folded away, and every view stays within reach', () => {
	expect(foldedBy('', groups)).toEqual({ shown: groups, folded: [] });
	expect(foldedBy('codebook', groups)).toEqual({ shown: groups, folded: [] });
	expect(foldedBy('reflexive', groups)).toEqual({
		shown: [{ title: 'codes', views: [{ id: 'frequencies' }] }, groups[1]],
		folded: [{ id: 'groups' }]
	});
	expect(foldedBy('content', groups)).toEqual({ shown: [groups[0]], folded: [{ id: 'grid' }] });
	for (const approach of approaches) {
		const { shown, folded } = foldedBy(approach, groups);
		expect([...shown.flatMap(({ views }) => views), ...folded]).toHaveLength(3);
	}
});
