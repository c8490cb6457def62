import { expect, test } from 'vitest';
import { appendixCannotCarry } from '../../../src/lib/exchange/codebooks/appendix.ts';
import { codebookReaders, codebookWriters } from '../../../src/lib/exchange/codebooks/index.ts';
import { codebookEndings, formats } from '../../../src/lib/views/codebook/formats.ts';

test('every writer of codebooks is offered, under its own name and with what it leaves out', () => {
	expect(formats).toEqual(
		codebookWriters.map(({ id, label, cannotCarry }) => ({
			id,
			label,
			leavesOut: [...cannotCarry],
			isAppendix: appendixCannotCarry.every((key) => cannotCarry.includes(key))
		}))
	);
});

test('every format that a reader knows can be chosen', () => {
	const known = codebookReaders.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`));
	expect([...codebookEndings].sort()).toEqual(known.sort());
});
