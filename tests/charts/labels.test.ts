/** Names as charts draw them: cut to their room, or parted in two lines. */
import { describe, expect, it } from 'vitest';
import { inTwoLines } from '../../src/lib/charts/layout/labels.ts';

const measure = (text: string) => text.length * 7;

describe('a name in two lines', () => {
	it('stands in one where it fits', () => {
		expect(inTwoLines('Early signals', 100, measure)).toEqual(['Early signals']);
	});
	it('is parted where its lines are most alike', () => {
		expect(inTwoLines('Need cut to the assignment', 120, measure)).toEqual(['Need cut to', 'the assignment']);
	});
	it('begins no line with a sign that parts two names', () => {
		expect(inTwoLines('Questionnaire · what hinders', 110, measure)).toEqual([
			'Questionnaire ·',
			'what hinders'
		]);
	});
	it('is cut where two lines do not hold it, and where it has one word', () => {
		expect(inTwoLines('Horizontal integration', 63, measure)).toEqual(['Horizont…', 'integrat…']);
		expect(inTwoLines('Samförekomstmatriser', 70, measure)).toEqual(['Samföreko…']);
	});
});
