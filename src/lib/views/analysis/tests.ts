/** Tests of one code as the pane beside a figure shows them. */
import { say } from '../../words/say.ts';

/** What is told of every test: what was compared, the p-value corrected by Holm's method, over how many codes. */
type Tested = {
	readonly unit: 'case' | 'document';
	readonly corrected: number | null;
	readonly compared: number;
};

/** Present or absent by group; the groups are those with a value, in their order. */
export type GroupTest = Tested & {
	readonly units: ArrayLike<number>;
	readonly present: readonly number[];
	/** Units left out: in several groups, in none. */
	readonly several: number;
	readonly none: number;
	/** Why there is no test; null where there is one. */
	readonly untested: 'noUnits' | 'oneGroup' | 'everywhere' | 'nowhere' | null;
	readonly fisher:
		| { readonly p: number; readonly method: 'exact' }
		| { readonly p: number; readonly method: 'simulated'; readonly samples: number; readonly seed: number }
		| null;
	readonly cramersV: { readonly v: number; readonly interval: readonly [number, number] | null } | null;
};

/** The same units before and after. */
export type PairedTest = Tested & {
	readonly table: {
		readonly both: number;
		readonly onlyBefore: number;
		readonly onlyAfter: number;
		readonly neither: number;
	};
	/** Units left out: in one of the two groups only. */
	readonly unpaired: number;
	readonly untested: 'noPairs' | 'noChange' | null;
	readonly mcnemar: {
		readonly p: number | null;
		readonly gained: number | null;
		readonly interval: readonly [number, number] | null;
	};
};

/** A p-value as papers give it: three decimals, "< 0.001" below. */
export function pValue(p: number, language: string): string {
	const three = (value: number): string =>
		value.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
	return p < 0.001
		? say('analyse.test.below', { p: three(0.001) })
		: say('analyse.test.equals', { p: three(p) });
}
