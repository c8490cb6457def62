/** What becomes of two cases that are one: what the kept one says wins, and what is lost by that is named. */
import type { AttributeValue, Case, Guid } from './records.ts';

/** Two values of one attribute that differ; the kept case's stays. */
export type CaseConflict = { readonly attribute: Guid; readonly kept: string; readonly lost: string };

export type CaseMerge = {
	/** The kept case's new texts: notes, summaries and contacts of both. */
	readonly fields: Pick<Case, 'note' | 'summary' | 'contact' | 'consent'>;
	/** Values of the other case that the kept one takes over. */
	readonly moved: readonly AttributeValue[];
	/** Values of the other case that go, since the kept one has its own. */
	readonly dropped: readonly AttributeValue[];
	readonly conflicts: readonly CaseConflict[];
};

type CaseWithValues = { readonly case: Case; readonly values: readonly AttributeValue[] };

/** Merges `gone` into `kept`. Consent is the kept case's, unless it is unknown. */
export function mergeCases(kept: CaseWithValues, gone: CaseWithValues): CaseMerge {
	const own = new Map(kept.values.map((value) => [value.attribute, value.value]));
	const dropped = gone.values.filter((value) => own.has(value.attribute));
	return {
		fields: {
			note: both(kept.case.note, gone.case.note),
			summary: both(kept.case.summary, gone.case.summary),
			contact: both(kept.case.contact, gone.case.contact),
			consent: kept.case.consent === 'unknown' ? gone.case.consent : kept.case.consent
		},
		moved: gone.values.filter((value) => !own.has(value.attribute)),
		dropped,
		conflicts: dropped.flatMap(({ attribute, value }) => {
			const ours = own.get(attribute) as string;
			return ours === value ? [] : [{ attribute, kept: ours, lost: value }];
		})
	};
}

const both = (kept: string, gone: string): string =>
	!gone || kept === gone ? kept : [kept, gone].filter(Boolean).join('\n\n');
