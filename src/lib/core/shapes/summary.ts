/** The cells of the summary grid. */
import { z } from 'zod';
import { guidShape, momentShape, note } from './field.ts';

/**
 * What the researcher says, in own words, about one case under one code or theme (the other is null): a cell of the
 * summary grid (framework matrix). At most one for a case and a code or theme; never blank.
 */
export const summaryShape = z.strictObject({
	guid: guidShape,
	case: guidShape,
	code: guidShape.nullable(),
	theme: guidShape.nullable(),
	text: note,
	/** Who wrote it last. */
	coder: guidShape,
	created: momentShape,
	modified: momentShape
});
