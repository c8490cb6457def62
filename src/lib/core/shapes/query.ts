/** Queries that are kept. */
import { z } from 'zod';
import { queryShape } from '../query-shape.ts';
import { guidShape, momentShape, name } from './field.ts';

/** A query under a name. What it finds is asked anew each time; codes in it may have gone since. */
export const savedQueryShape = z.strictObject({
	guid: guidShape,
	name,
	body: queryShape,
	/** Who made it. */
	coder: guidShape,
	created: momentShape,
	modified: momentShape
});
