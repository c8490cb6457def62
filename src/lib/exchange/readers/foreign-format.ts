/** Knows the formats that no reader takes, so that the refusal can name them instead of showing their bytes as text. */
import { headToText } from '../encoding.ts';
import { extensionOf, type ReadError } from '../reader.ts';

const byBytes: readonly (readonly [string, readonly number[]])[] = [
	['Word 97–2003 (doc)', [0xd0, 0xcf, 0x11, 0xe0]],
	['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]]
];
const binaries: readonly (readonly number[])[] = [
	[0x89, 0x50, 0x4e, 0x47],
	[0xff, 0xd8, 0xff],
	[0x47, 0x49, 0x46, 0x38],
	[0x1f, 0x8b],
	[0x52, 0x49, 0x46, 0x46],
	[0x49, 0x44, 0x33],
	[0x7f, 0x45, 0x4c, 0x46]
];
const byName: Readonly<Record<string, string>> = {
	ods: 'OpenDocument (ods)',
	xls: 'Excel (xls)',
	pptx: 'PowerPoint (pptx)',
	qdpx: 'REFI-QDA (qdpx)',
	samtal: 'Samtal (samtal)'
};

/** The refusal for a file in a known format that has no reader, or null for what may be text. */
export function foreignFormat(head: Uint8Array, name: string): ReadError | null {
	const starts = (bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
	const named = byName[extensionOf(name)];
	const known = byBytes.find(([, bytes]) => starts(bytes));
	if (known) return { type: 'unsupported', format: known[0] };
	if (isRefiQda(head)) return { type: 'refiQda' };
	if (starts([0x50, 0x4b, 3, 4])) return { type: 'unsupported', format: named ?? 'ZIP' };
	if (binaries.some(starts)) return { type: 'binary' };
	return named ? { type: 'unsupported', format: named } : null;
}

/** XML whose first elements are in a namespace of REFI-QDA, the standard for codebooks and projects. */
function isRefiQda(head: Uint8Array): boolean {
	const text = headToText(head);
	return /^\s*</.test(text) && /["']urn:QDA-XML:(codebook|project):/.test(text);
}
